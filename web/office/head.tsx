/** The head of a view: where we are, the sentence that matters, round and level. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RoundBrief } from '../../functions/declarations/mine.ts';
import type { SessionAnswer, UnitRef } from '../../functions/oversight/overview.ts';
import { LEVELS } from '../../functions/schools/unit.ts';
import { send } from './api.ts';
import { Go, useOffice } from './office.tsx';
import { hrefOf, NO_FILTER } from './place.ts';
import { RoundName, RoundPicker } from './rounds.tsx';

/** Remembered with the account, on every device: whoever looks after primary schools always does. */
function LevelChoice() {
  const { place, go, texts, renewed } = useOffice();
  const choose = async (level: string) => {
    go({ ...place, level }, 'replace');
    const kept = await send<SessionAnswer>('PUT', '/api/session', { level: level || null });
    // What could not be kept is chosen all the same, for now.
    if ('value' in kept) renewed(kept.value);
  };
  return (
    <label class="choice">
      <span class="hidden">{texts.levelFilter}</span>
      <select value={place.level} onChange={(event) => void choose(event.currentTarget.value)}>
        <option value="">{texts.allLevels}</option>
        {Object.keys(LEVELS).map((level) => (
          <option key={level} value={level}>
            {texts.levelsLong[level as keyof typeof LEVELS]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A link that says all: the round and unit shown, whatever is newest when it is opened. */
function CopyLink({ round, unit }: { round: RoundBrief; unit: string }) {
  const { place, texts } = useOffice();
  const [said, tell] = useState('');
  const copy = async () => {
    const link = new URL(hrefOf({ ...place, round: round.id, unit }), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      tell(texts.linkCopied);
    } catch {
      tell(link);
    }
  };
  return (
    <span class="copylink">
      <button type="button" class="button" onClick={copy}>
        {texts.copyLink}
      </button>
      <span role="status" class="small">
        {said}
      </span>
    </span>
  );
}

interface HeadProps {
  unit: UnitRef;
  trail: readonly UnitRef[];
  round: RoundBrief;
  title: ComponentChildren;
  /** Of the window: what tells tabs apart. */
  tab?: string;
}

export function Head({ unit, trail, round, title, tab }: HeadProps) {
  const { place, texts, say, arriving } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = tab ?? unit.name;
  useEffect(() => {
    document.title = `${name} · ${say.shortDay(round.id)} – ${texts.product}`;
  }, [name, round.id, say, texts]);
  // Whoever went here by keyboard or ear goes on from the heading, not from a link that is gone.
  useEffect(() => {
    if (arriving.current) heading.current?.focus({ preventScroll: true });
    arriving.current = false;
  }, [place, arriving]);
  const isSchool = place.view === 'truong';
  return (
    <div class="head">
      <div class="where">
        <nav aria-label={texts.trail}>
          <ol>
            {trail.map((step) => (
              <li key={step.path}>
                <Go to={{ unit: step.path, view: isSchool ? '' : place.view, school: '', ...NO_FILTER }}>
                  {step.name}
                </Go>
              </li>
            ))}
            <li>
              {isSchool ? (
                <Go to={{ unit: unit.path, view: '', school: '', ...NO_FILTER }}>{unit.name}</Go>
              ) : (
                <span aria-current="page">{unit.name}</span>
              )}
            </li>
          </ol>
        </nav>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p class="print-only">
          <RoundName round={round} />
        </p>
      </div>
      <div class="pick">
        {!isSchool && <LevelChoice />}
        <RoundPicker current={round} />
        <CopyLink round={round} unit={unit.path} />
      </div>
    </div>
  );
}
