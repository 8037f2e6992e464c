/** "Khai báo đột xuất": what was requested and how far it is, and asking anew. Loaded when opened. */
import './requests.css';
import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../functions/rounds/requests.ts';
import { Download } from '../kit/download.tsx';
import { FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { ScreenHead, Tabs } from '../kit/screen.tsx';
import { useOffice } from '../office.tsx';
import { apiPath, NO_FILTER } from '../place.ts';
import { Ask, BEGUN } from './ask.tsx';
import { Line } from './line.tsx';
import { useRequests, useRequestsWords } from './words.ts';

/** `done` stands above the list: what was just sent or cancelled. */
function List({ done, onDone }: { done: Done | undefined; onDone: (done: Done) => void }) {
  const { place, unit } = useOffice();
  const words = useRequestsWords();
  const query = { unit, q: place.q, sort: place.sort };
  return (
    <section class="card" aria-label={words.list}>
      <Notice done={done} />
      <FilterBar label={words.filters} of={['q', 'sort']}>
        <Search />
        <Order of={['newest', 'oldest', 'name']} />
        <Download path={apiPath('/api/exports/requests', query)} />
      </FilterBar>
      <Pages path={apiPath('/api/requests', query)} use={useRequests} empty={words.none}>
        {({ rows }, again) => (
          <ul class="plain">
            {rows.map((row) => (
              <Line
                key={row.id}
                row={row}
                onCancelled={() => {
                  onDone({ text: words.cancelled(row.title) });
                  again();
                }}
                again={again}
              />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  );
}

export function Requests() {
  const { place, go, say, unit } = useOffice();
  const words = useRequestsWords();
  const [done, tell] = useState<Done>();
  const [draft, keep] = useState(BEGUN);
  const onSent = ({ title, asked }: RequestRow) => {
    keep(BEGUN);
    tell({ text: words.sent(say.number(asked), title) });
    go({ ...place, ...NO_FILTER });
  };
  return (
    <>
      <ScreenHead title={words.title} tab={words.title} />
      <Tabs label={words.tabs} tabs={Object.entries(words.tab)} />
      {place.tab === 'moi' ? (
        <Ask unit={unit} now={draft} enter={keep} onSent={onSent} />
      ) : (
        <List done={done} onDone={tell} />
      )}
    </>
  );
}
