/** Long lists: searched, sorted and paged by the server, the state of it all in the address. */
import './kit.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '../../../functions/calendar/cadence.ts';
import type { Answer } from '../answers.ts';
import { Failure, Stale } from '../failure.tsx';
import { useOffice } from '../office.tsx';
import type { Place } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { type KitOrder, useKitWords } from './words.ts';

/** What every list's answer has. */
export interface Listed {
  now: Instant;
  total: number;
  cursor?: string;
}

interface PagesProps<T extends Listed> {
  /** Address without the cursor; another address begins anew. */
  path: string;
  /** From `answersOf<T>()`. */
  use: (path: string, refresh?: boolean) => Answer<T>;
  /** Rows of one page; a page without rows is not drawn. */
  children: (value: T, again: () => void) => ComponentChildren;
  /** Said when nothing fits. */
  empty?: ComponentChildren;
  /** Above the first page, also when nothing fits. */
  lead?: (value: T) => ComponentChildren;
}

function Page<T extends Listed>(
  props: PagesProps<T> & { cursor: string; only: boolean; onMore: (cursor: string) => void },
) {
  const { texts, say } = useOffice();
  const words = useKitWords();
  const { path, cursor } = props;
  const at =
    cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  const { value, failure, again } = props.use(at, props.only);
  if (!value)
    return failure ? (
      <Failure part failure={failure} again={again} />
    ) : (
      <Waiting lines={8} label={texts.loading} />
    );
  const next = value.cursor;
  return (
    <>
      {cursor === '' && (
        <p class="small muted" role="status">
          {words.found(say.number(value.total))}
        </p>
      )}
      <Stale failure={failure} again={again} since={value.now} />
      {cursor === '' && props.lead?.(value)}
      {value.total === 0 ? (
        <p class="empty">{props.empty ?? words.noneFound}</p>
      ) : (
        props.children(value, again)
      )}
      {next !== undefined && (
        <button type="button" class="button more" onClick={() => props.onMore(next)}>
          {words.showMore}
        </button>
      )}
    </>
  );
}

function AllPages<T extends Listed>(props: PagesProps<T>) {
  const [cursors, more] = useState(['']);
  return (
    <div class="pages">
      {cursors.map((cursor) => (
        <Page
          key={cursor}
          {...props}
          cursor={cursor}
          only={cursors.length === 1}
          onMore={(next) => !cursors.includes(next) && more([...cursors, next])}
        />
      ))}
    </div>
  );
}

/** Pages below each other: "Xem thêm" adds one; while there is one it is asked again each minute. */
export function Pages<T extends Listed>(props: PagesProps<T>) {
  return <AllPages key={props.path} {...props} />;
}

/** Typed words reach the address, and with it the server, when the typing pauses. */
export function Search({ label, hint }: { label?: string; hint?: string }) {
  const { place, go } = useOffice();
  const words = useKitWords();
  const box = useRef<HTMLInputElement>(null);
  const [typed, type] = useState({ over: place.q, text: place.q });
  // What is typed stands only as long as the address it was typed over: clearing the filters clears it too.
  const text = typed.over === place.q ? typed.text : place.q;
  useEffect(() => {
    if (text === place.q) return;
    const timer = setTimeout(() => go({ ...place, q: box.current?.value ?? text }, 'replace'), 300);
    return () => clearTimeout(timer);
  }, [text, place, go]);
  return (
    <label class="choice search">
      <span>{label ?? words.search}</span>
      <input
        type="search"
        ref={box}
        value={text}
        placeholder={hint ?? words.searchHint}
        onInput={(event) => type({ over: place.q, text: event.currentTarget.value })}
      />
    </label>
  );
}

/** One choice that narrows or orders the list, kept in the address. */
export function Choice(props: {
  label: string;
  of: keyof Place;
  options: readonly (readonly [value: string, name: string])[];
}) {
  const { place, go } = useOffice();
  return (
    <label class="choice">
      <span>{props.label}</span>
      <select
        value={place[props.of]}
        onChange={(event) => go({ ...place, [props.of]: event.currentTarget.value }, 'replace')}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** In which order: the list's own first. */
export function Order({ of }: { of: readonly [KitOrder, ...KitOrder[]] }) {
  const words = useKitWords();
  const options = of.map((order, i) => [i === 0 ? '' : order, words.orders[order]] as const);
  return <Choice label={words.order} of="sort" options={options} />;
}

/** Around `Search` and `Choice`s; `of` says which members of the place narrow this list down. */
export function FilterBar(props: {
  label: string;
  of: readonly (keyof Place)[];
  children: ComponentChildren;
}) {
  const { place, go } = useOffice();
  const words = useKitWords();
  const clear = Object.fromEntries(props.of.map((key) => [key, '']));
  return (
    <search class="filters" aria-label={props.label}>
      {props.children}
      {props.of.some((key) => place[key] !== '') && (
        <button type="button" class="button" onClick={() => go({ ...place, ...clear }, 'replace')}>
          {words.clearFilters}
        </button>
      )}
    </search>
  );
}
