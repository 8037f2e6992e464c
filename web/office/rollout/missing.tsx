/** Who lacks what: the schools to call, those without an account first. */

import { ROLLOUT_STAGES } from '../../../functions/oversight/rollout.ts';
import type { RolloutRow } from '../../../functions/oversight/rollout-answer.ts';
import { ContactLinks } from '../calls.tsx';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { SchoolLink, shortUnit } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { useRollout } from './answer.ts';
import { useWords } from './words.ts';

function Line({ row }: { row: RolloutRow }) {
  const { texts, say } = useOffice();
  const words = useWords();
  const { school, stage, invitedAt, contact } = row;
  return (
    <li class="line call">
      <SchoolLink school={school} />
      <span class="tags">
        <small>
          {shortUnit(school.unitName)} · {texts.levels[school.level]}
        </small>
        <span class={stage === 'no-account' ? 'tag worse' : 'tag'}>{words.stages[stage]}</span>
        {stage === 'not-activated' && invitedAt && <small>{words.invited(say.shortDay(invitedAt))}</small>}
      </span>
      <ContactLinks school={school} contact={contact} />
    </li>
  );
}

export function Missing() {
  const { place, unit } = useOffice();
  const words = useWords();
  const query = { unit, stage: place.kind, q: place.q, sort: place.sort };
  return (
    <section class="card" aria-labelledby="rollout-missing">
      <h2 id="rollout-missing">{words.missing}</h2>
      <FilterBar label={words.filters} of={['q', 'kind', 'sort']}>
        <Search />
        <Order of={['attention', 'name', 'unit']} />
        <Choice
          label={words.lacks}
          of="kind"
          options={[
            ['', words.anything],
            ...ROLLOUT_STAGES.map((stage) => [stage, words.stages[stage]] as const),
          ]}
        />
        <Download path={apiPath('/api/exports/rollout', query)} />
      </FilterBar>
      <Pages path={apiPath('/api/rollout', query)} use={useRollout}>
        {({ rows }) => (
          <ul class="plain">
            {rows.map((row) => (
              <Line key={row.school.id} row={row} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  );
}
