/** What every part of the page knows: where we are, in which language, and who is looking. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '../../functions/oversight/overview.ts';
import type { Language } from './language.ts';
import { HERE, hrefOf, type Place } from './place.ts';
import type { Say } from './say.ts';
import type { Texts } from './texts.vi.ts';

export interface Office {
  place: Place;
  /** The place with the viewer's own unit filled in. */
  unit: string;
  go: (place: Place, how?: 'push' | 'replace') => void;
  /** True from going somewhere until its heading has taken the focus. */
  arriving: { current: boolean };
  texts: Texts;
  say: Say;
  language: Language;
  speak: (language: Language) => void;
  session: SessionAnswer;
  leave: (everywhere: boolean) => Promise<void>;
  /** The session after something of one's own account was changed. */
  renewed: (session: SessionAnswer) => void;
}

export const OfficeContext = createContext<Office | undefined>(undefined);

/** @throws Error outside the page's own tree. */
export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === undefined) throw new Error('useOffice outside the office');
  return office;
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

interface GoProps {
  /** What differs from where we are. */
  to: Partial<Place>;
  /** Start from the plain overview of the round and level instead of from here. */
  afresh?: boolean;
  replace?: boolean;
  children: ComponentChildren;
  class?: string;
  title?: string;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'true';
}

/** A link to a place: a real address for new tabs and copying, no load for a plain click. */
export function Go({ to, afresh, replace, children, ...rest }: GoProps) {
  const { place, go } = useOffice();
  const start = afresh ? { ...HERE, round: place.round, unit: place.unit, level: place.level } : place;
  const target = { ...start, ...to };
  return (
    <a
      {...rest}
      href={hrefOf(target)}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        go(target, replace ? 'replace' : 'push');
      }}
    >
      {children}
    </a>
  );
}

/** A button that opens a panel; Escape or a click elsewhere closes it and the focus returns. */
export function Disclosure(props: {
  label: ComponentChildren;
  name: string;
  className?: string;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // At once, not after the next paint: an Escape may follow on the heels of the Enter.
  useLayoutEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const onElsewhere = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open]);
  const closeAfterLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) setOpen(false);
  };
  return (
    <div class={`drop ${props.className ?? ''}`} ref={box}>
      <button
        type="button"
        class="button"
        ref={button}
        aria-expanded={open}
        onClick={() => setOpen((was) => !was)}
      >
        {props.label} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are the controls; this only notices that one was followed
        <section class="panel card" aria-label={props.name} onClick={closeAfterLink}>
          {props.children}
        </section>
      )}
    </div>
  );
}

/** Says the other language's name, in that language. */
export function LanguageSwitch() {
  const { texts, language, speak } = useOffice();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" class="button plain" lang={other} onClick={() => speak(other)}>
      {texts.otherLanguage}
    </button>
  );
}
