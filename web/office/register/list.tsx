/** The schools of a unit: searched, narrowed down, opened. */

import type { SchoolLine, SchoolsAnswer } from '../../../functions/schools/register-answers.ts';
import { LEVELS } from '../../../functions/schools/unit.ts';
import { Choice, FilterBar, Pages, Search } from '../kit/list.tsx';
import { useKitWords } from '../kit/words.ts';
import { shortSchool, shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath, type Place } from '../place.ts';
import { ROLE } from '../roles.ts';
import { dateText, useRegisterWords, useSchools } from './data.ts';

/** Open schools unless said otherwise: who looks for a closed one knows it. */
export const listQuery = (place: Place, unit: string): Record<string, string> => ({
  unit,
  level: place.level,
  state: place.state === '' ? 'open' : place.state === 'all' ? '' : place.state,
  q: place.q,
  sort: place.sort,
});

/** Whether it is open, and what is known of its end. */
export function Standing({ school }: { school: Pick<SchoolLine, 'open' | 'from' | 'until' | 'successor'> }) {
  const words = useRegisterWords();
  const { open, from, until, successor } = school;
  const end = until && (open ? words.closesOn : words.closedFrom)(dateText(until));
  return (
    <>
      <span class={open ? 'tag declared' : 'tag not-required'}>
        {open ? words.openNow : (end ?? words.opensOn(dateText(from)))}
      </span>
      {open && end && <small>{end}</small>}
      {successor && <small>{words.mergedInto(successor)}</small>}
    </>
  );
}

function Row({ school }: { school: SchoolLine }) {
  const { texts, say } = useOffice();
  const words = useRegisterWords();
  const { columns } = words;
  return (
    <tr {...ROLE.row}>
      <th class="name" {...ROLE.rowHeader} scope="row">
        <Go to={{ id: school.id }} class="name">
          {shortSchool(school.name)}
        </Go>
        <small>{school.id}</small>
      </th>
      <td {...ROLE.cell} data-label={columns.level}>
        {texts.levels[school.level]}
      </td>
      <td {...ROLE.cell} data-label={columns.unit}>
        {shortUnit(school.unit.name)}
        {school.area.path !== school.unit.path && (
          <small>{words.standsIn(shortUnit(school.area.name))}</small>
        )}
      </td>
      <td {...ROLE.cell} data-label={columns.state}>
        <Standing school={school} />
      </td>
      <td {...ROLE.cell} data-label={columns.accounts} class="n">
        {school.accounts > 0 ? say.number(school.accounts) : <b class="warn">{words.noAccount}</b>}
      </td>
    </tr>
  );
}

function Rows({ rows }: { rows: readonly SchoolLine[] }) {
  const { columns, table } = useRegisterWords();
  return (
    <table class="lines schools register" {...ROLE.table} aria-label={table}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {(['school', 'level', 'unit', 'state', 'accounts'] as const).map((key) => (
            <th key={key} {...ROLE.columnHeader} scope="col" class={key === 'accounts' ? 'n' : ''}>
              {columns[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {rows.map((school) => (
          <Row key={school.id} school={school} />
        ))}
      </tbody>
    </table>
  );
}

function Filters() {
  const { texts } = useOffice();
  const words = useRegisterWords();
  const kit = useKitWords();
  const levels = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  return (
    <FilterBar label={words.filters} of={['q', 'state', 'level']}>
      <Search />
      <Choice
        label={words.level}
        of="level"
        options={[['', kit.every], ...levels.map((level) => [level, texts.levelsLong[level]] as const)]}
      />
      <Choice
        label={words.state}
        of="state"
        options={[
          ['', words.states.open],
          ['no-account', words.states['no-account']],
          ['closed', words.states.closed],
          ['all', words.states.all],
        ]}
      />
      <Choice
        label={kit.order}
        of="sort"
        options={[
          ['', words.sorts.name],
          ['unit', words.sorts.unit],
          ['changed', words.sorts.changed],
        ]}
      />
    </FilterBar>
  );
}

/** n/N, never a share alone. */
function Coverage({ coverage }: Pick<SchoolsAnswer, 'coverage'>) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const { withAccount, schools } = coverage;
  return <p class="small">{words.coverage(say.ratio(withAccount, schools))}</p>;
}

export function SchoolList() {
  const { place, unit } = useOffice();
  const words = useRegisterWords();
  const path = apiPath('/api/schools', listQuery(place, unit));
  const narrowed = place.q !== '' || place.state !== '' || place.level !== '';
  return (
    <section class="card">
      <Filters />
      <Pages path={path} use={useSchools} {...(!narrowed && { empty: words.none })}>
        {(value) => (
          <>
            <Coverage coverage={value.coverage} />
            <Rows rows={value.rows} />
          </>
        )}
      </Pages>
    </section>
  );
}
