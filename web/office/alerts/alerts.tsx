/** "Cảnh báo": who reported new cases or became unsafe, and who has taken it in hand. Loaded when opened. */
import './alerts.css';
import { useState } from 'preact/hooks';
import type { AlertRow, AlertsAnswer } from '../../../functions/alerts/alerts.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { shortSchool } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { AlertDetail } from './detail.tsx';
import { Change, Where } from './facts.tsx';
import { MarkOf, useAlertWords } from './mark.tsx';

const useAlerts = answersOf<AlertsAnswer>();
/** A row names so many classes; the alert itself has them all. */
const SHOWN = 2;

function Classes({ alert }: { alert: AlertRow }) {
  const words = useAlertWords();
  const { say, texts } = useOffice();
  const rest = alert.classes.length - SHOWN;
  if (alert.classes.length === 0) return null;
  return (
    <ul class="plain">
      {alert.classes.slice(0, SHOWN).map((each, i) => (
        <li key={i}>
          {words.classLine(
            each.label,
            say.number(each.confirmed),
            say.number(each.contacts),
            texts.measures[each.measure],
          )}
        </li>
      ))}
      {rest > 0 && <li class="muted">{words.moreClasses(say.number(rest))}</li>}
    </ul>
  );
}

function Line(props: { alert: AlertRow; onDone: (alert: AlertRow) => void; again: () => void }) {
  const { alert } = props;
  return (
    <li class={alert.mark ? 'alert-line taken' : 'alert-line'}>
      <div class="what">
        <Go to={{ id: alert.id }} class="name">
          {shortSchool(alert.school.name)}
        </Go>
        <Where alert={alert} />
        <Change alert={alert} />
        <Classes alert={alert} />
      </div>
      <MarkOf {...props} />
    </li>
  );
}

function DateChoice({ of, label, value }: { of: 'from' | 'to'; label: string; value: string }) {
  const { place, go } = useOffice();
  return (
    <label class="choice">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        onChange={(event) => go({ ...place, [of]: event.currentTarget.value }, 'replace')}
      />
    </label>
  );
}

function List() {
  const { place, unit, say } = useOffice();
  const words = useAlertWords();
  // What was done stands where it was done, also where the filter would hide it by now.
  const [done, keep] = useState<ReadonlyMap<string, AlertRow>>(new Map());
  const [said, tell] = useState('');
  const query = { unit, state: place.state, q: place.q, from: place.from, to: place.to, sort: place.sort };
  const path = apiPath('/api/alerts', query);
  const { value } = useAlerts(path);
  const onDone = (alert: AlertRow) => {
    keep(new Map([...done, [alert.id, alert]]));
    const name = shortSchool(alert.school.name);
    tell(alert.mark ? words.nowTaken(name) : words.nowOpen(name));
  };
  // Those taken on this very screen are still counted as open by the answer it shows.
  const stale = value?.rows.filter(({ id, mark }) => !mark && done.get(id)?.mark).length ?? 0;
  const open = value && value.open - stale;
  return (
    <>
      <ScreenHead
        title={open === undefined ? words.title : open === 0 ? words.allTaken : words.lead(say.number(open))}
        tab={words.title}
        actions={<Download path={apiPath('/api/exports/alerts', query)} />}
      />
      <section class="card" aria-label={words.list}>
        <FilterBar label={words.filters} of={['q', 'state', 'from', 'to', 'sort']}>
          <Search />
          <Order of={['newest', 'oldest', 'name']} />
          <Choice
            label={words.state}
            of="state"
            options={(['', 'open', 'taken'] as const).map((state) => [state, words.states[state]])}
          />
          <DateChoice of="from" label={words.from} value={place.from || (value?.from ?? '')} />
          <DateChoice of="to" label={words.to} value={place.to || (value?.to ?? '')} />
        </FilterBar>
        <p role="status" class="hidden">
          {said}
        </p>
        <Pages path={path} use={useAlerts} empty={words.none}>
          {({ rows }, again) => (
            <ul class="plain">
              {rows.map((row) => (
                <Line
                  key={row.id}
                  alert={done.get(row.id) ?? row}
                  onDone={onDone}
                  again={() => {
                    keep(new Map([...done].filter(([id]) => id !== row.id)));
                    again();
                  }}
                />
              ))}
            </ul>
          )}
        </Pages>
      </section>
    </>
  );
}

export function Alerts() {
  const { place } = useOffice();
  return place.id === '' ? <List key={`${place.unit}`} /> : <AlertDetail key={place.id} id={place.id} />;
}
