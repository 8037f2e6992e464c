/** "Bản bổ sung": what schools sent after a round had closed, to be accepted or declined. Loaded when opened. */
import './supplements.css';
import { useState } from 'preact/hooks';
import type { SupplementRow, SupplementsAnswer } from '../../../functions/declarations/supplements.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { shortSchool } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { keyOf, type State } from './decision.ts';
import { Line } from './line.tsx';
import { Many } from './many.tsx';
import { useSupplementWords } from './words.ts';

const useSupplements = answersOf<SupplementsAnswer>();

interface Decided {
  row: SupplementRow;
  state: State;
}

/** What was decided stays on the screen with its way back, also after the server lists it no more. */
function useDecided() {
  const [decided, keep] = useState<ReadonlyMap<string, Decided>>(new Map());
  const stateOf = (row: SupplementRow): State => decided.get(keyOf(row))?.state ?? 'waiting';
  const note = (row: SupplementRow, state: State) =>
    keep((before) => new Map([...before, [keyOf(row), { row, state }]]));
  const gone = (rows: readonly SupplementRow[]) => {
    const listed = new Set(rows.map(keyOf));
    return [...decided].filter(([key]) => !listed.has(key)).map(([, each]) => each.row);
  };
  return { stateOf, note, gone };
}

function List() {
  const { place, unit, say } = useOffice();
  const words = useSupplementWords();
  const { stateOf, note, gone } = useDecided();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [busy, work] = useState(false);
  const [told, tell] = useState('');
  const query = { unit, q: place.q, sort: place.sort };
  const path = apiPath('/api/supplements', query);
  const { value } = useSupplements(path);
  const decidedHere = value?.rows.filter((row) => stateOf(row) !== 'waiting').length ?? 0;
  const open = value && Math.max(0, value.total - decidedHere);
  const SAID = { accepted: words.nowAccepted, declined: words.nowDeclined, waiting: words.nowWaiting };
  const line = (row: SupplementRow) => (
    <Line
      key={keyOf(row)}
      row={row}
      state={stateOf(row)}
      chosen={chosen.has(keyOf(row))}
      busy={busy}
      onChoose={(on) => {
        const others = [...chosen].filter((key) => key !== keyOf(row));
        choose(new Set(on ? [...others, keyOf(row)] : others));
      }}
      onState={(state) => {
        note(row, state);
        tell(SAID[state](shortSchool(row.school.name)));
      }}
    />
  );
  const listed = ({ rows }: SupplementsAnswer) => (
    <>
      <Many
        rows={rows.filter((row) => stateOf(row) === 'waiting')}
        chosen={chosen}
        onChoose={choose}
        onState={note}
        onBusy={work}
      />
      <ul class="plain">{rows.map(line)}</ul>
    </>
  );
  return (
    <>
      <ScreenHead
        title={open === undefined ? words.title : open === 0 ? words.nothing : words.lead(say.number(open))}
        tab={words.title}
        actions={<Download path={apiPath('/api/exports/supplements', query)} />}
      />
      <section class="card" aria-label={words.list}>
        <p class="muted about">{words.what}</p>
        <FilterBar label={words.filters} of={['q', 'sort']}>
          <Search />
          <Order of={['oldest', 'newest', 'name', 'unit']} />
        </FilterBar>
        <p role="status" class="hidden">
          {told}
        </p>
        <Pages
          path={path}
          use={useSupplements}
          empty={words.none}
          lead={({ rows }) => {
            const earlier = gone(rows);
            return earlier.length > 0 && <ul class="plain">{earlier.map(line)}</ul>;
          }}
        >
          {listed}
        </Pages>
      </section>
    </>
  );
}

export function Supplements() {
  const { unit } = useOffice();
  return <List key={unit} />;
}
