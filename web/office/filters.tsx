/** What narrows the list down; each choice stands in the address. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DUTY_STATES } from '../../functions/calendar/duty.ts';
import { SAFETY_LEVELS } from '../../functions/declarations/criteria.ts';
import { NEEDS } from '../../functions/declarations/fields.ts';
import { useOffice } from './office.tsx';
import { NO_FILTER, type Place } from './place.ts';
import { OWING } from './units.tsx';

const SORTS = ['', 'name', 'time'] as const;

function Choice(props: { label: string; of: keyof Place; options: readonly (readonly [string, string])[] }) {
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

/** Typed words reach the address, and with it the server, when the typing pauses. */
function Search() {
  const { place, go, texts } = useOffice();
  const box = useRef<HTMLInputElement>(null);
  // What is typed stands only as long as the address it was typed over: clearing the filters clears it too.
  const [typed, type] = useState({ over: place.q, text: place.q });
  const text = typed.over === place.q ? typed.text : place.q;
  useEffect(() => {
    if (text === place.q) return;
    const timer = setTimeout(() => go({ ...place, q: box.current?.value ?? text }, 'replace'), 300);
    return () => clearTimeout(timer);
  }, [text, place, go]);
  return (
    <label class="choice search">
      <span>{texts.search}</span>
      <input
        type="search"
        ref={box}
        value={text}
        placeholder={texts.searchHint}
        onInput={(event) => type({ over: place.q, text: event.currentTarget.value })}
      />
    </label>
  );
}

export function Filters({ children }: { children?: ComponentChildren }) {
  const { texts, place } = useOffice();
  return (
    <search class="filters" aria-label={texts.filters}>
      <Search />
      <Choice
        label={texts.state}
        of="state"
        options={[
          ['', texts.every],
          [OWING, texts.notDeclared],
          ['declared,declared-late', texts.declared],
          ...DUTY_STATES.map((state) => [state, texts.states[state]] as const),
        ]}
      />
      <Choice
        label={texts.safetyTitle}
        of="safety"
        options={[
          ['', texts.every],
          ['unsafe,mandatory-failed', texts.unsafeTitle],
          ...SAFETY_LEVELS.map((level) => [level, texts.safety[level]] as const),
        ]}
      />
      <Choice
        label={texts.newConfirmed}
        of="cases"
        options={[
          ['', texts.every],
          ['new', texts.withNewCases],
        ]}
      />
      <Choice
        label={texts.needsTitle}
        of="need"
        options={[['', texts.every], ...NEEDS.map((need) => [need, texts.needs[need]] as const)]}
      />
      <Choice
        label={texts.order}
        of="sort"
        options={SORTS.map((sort) => [sort, texts.listOrders[sort]] as const)}
      />
      {(['state', 'safety', 'need', 'cases', 'q'] as const).some((key) => place[key] !== '') && (
        <ClearFilters />
      )}
      {children}
    </search>
  );
}

function ClearFilters() {
  const { texts, place, go } = useOffice();
  return (
    <button type="button" class="button" onClick={() => go({ ...place, ...NO_FILTER }, 'replace')}>
      {texts.clearFilters}
    </button>
  );
}
