/** What narrows the list down; each choice stands in the address. */
import type { ComponentChildren } from 'preact';
import { DUTY_STATES } from '../../functions/calendar/duty.ts';
import { SAFETY_LEVELS } from '../../functions/declarations/criteria.ts';
import { NEEDS } from '../../functions/declarations/fields.ts';
import { Choice, Search } from './kit/list.tsx';
import { useOffice } from './office.tsx';
import { NO_FILTER } from './place.ts';
import { OWING } from './units.tsx';

const SORTS = ['', 'name', 'time'] as const;

export function Filters({ children }: { children?: ComponentChildren }) {
  const { texts, place } = useOffice();
  return (
    <search class="filters" aria-label={texts.filters}>
      <Search label={texts.search} hint={texts.searchHint} />
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
