/** Schools and how far they have got with their accounts: invite many at once, print cards for those without mail. */
import { useState } from 'preact/hooks';
import type {
  ActivationAnswer,
  ActivationCard,
  InvitationsAnswer,
  SchoolRef,
  SchoolRow,
  SchoolsAnswer,
  Skipped,
} from '../../../functions/access/accounts.ts';
import { tellSignedOut } from '../answers.ts';
import { type Failure, send } from '../api.ts';
import { useSaid } from '../kit/action.ts';
import { Choice, FilterBar, Pages, Search } from '../kit/list.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath, NO_FILTER } from '../place.ts';
import { ROLE } from '../roles.ts';
import { AccountTabs } from './accounts.tsx';
import { useAccountWords } from './parts.tsx';
import { useSchoolAccounts } from './scopes.tsx';
import { type Days, Sheet } from './sheet.tsx';

type Picked = ReadonlyMap<string, string>;
type Kind = 'invitations' | 'activation-codes';
type Batch = InvitationsAnswer | ActivationAnswer;

interface Work {
  kind: Kind;
  running: boolean;
  handled: number;
  of: number;
  sent: SchoolRef[];
  cards: ActivationCard[];
  days?: Days;
  skipped: { school: SchoolRef; why: Skipped }[];
  failure?: Failure;
}

const BATCH = 50;

/** The bodies one after the other: the schools picked in batches, or a unit's, each going on where the one before ended. */
async function* batches(kind: Kind, unit: string, ids: readonly string[]) {
  let after: string | undefined;
  for (let i = 0; ; i += BATCH) {
    const body = ids.length > 0 ? { schools: ids.slice(i, i + BATCH) } : { unit, ...(after && { after }) };
    const outcome = await send<Batch>('POST', `/api/accounts/${kind}`, body);
    yield outcome;
    if ('failure' in outcome) return;
    after = outcome.value.next;
    if (ids.length > 0 ? i + BATCH >= ids.length : after === undefined) return;
  }
}

function useWork() {
  const { unit } = useOffice();
  const [work, tell] = useState<Work>();
  const start = async (kind: Kind, ids: readonly string[], of: number) => {
    let now: Work = { kind, running: true, handled: 0, of, sent: [], cards: [], skipped: [] };
    tell(now);
    for await (const outcome of batches(kind, unit, ids)) {
      if ('failure' in outcome) {
        if (outcome.failure.kind === 'signed-out') tellSignedOut();
        now = { ...now, failure: outcome.failure };
        break;
      }
      const { value } = outcome;
      const sent = 'sent' in value ? value.sent : [];
      const cards = 'cards' in value ? value.cards : [];
      now = {
        ...now,
        handled: now.handled + sent.length + cards.length + value.skipped.length,
        sent: [...now.sent, ...sent],
        cards: [...now.cards, ...cards],
        skipped: [...now.skipped, ...value.skipped],
        ...('page' in value && { days: value }),
      };
      tell(now);
    }
    tell({ ...now, running: false });
  };
  return { work, start, clear: () => tell(undefined) };
}

function Outcome({ work }: { work: Work }) {
  const words = useAccountWords();
  const said = useSaid();
  const { say } = useOffice();
  const { kind, skipped } = work;
  const count = say.number(work.handled);
  return (
    <div role="status" class="outcome">
      {work.running && (
        <>
          <p>{(kind === 'invitations' ? words.sending : words.making)(count, say.number(work.of))}</p>
          <progress value={work.handled} max={Math.max(work.of, 1)} aria-label={words.state} />
        </>
      )}
      {!work.running && kind === 'invitations' && <p>{words.sentTo(say.number(work.sent.length))}</p>}
      {!work.running && skipped.length > 0 && (
        <details open={skipped.length <= 5}>
          <summary>
            {(kind === 'invitations' ? words.skippedSome : words.notMade)(say.number(skipped.length))}
          </summary>
          <ul>
            {skipped.map(({ school, why }) => (
              <li key={school.id}>
                {school.name}: {words.skipped[why]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {work.failure && (
        <p class="warn">
          {said(work.failure)} {work.handled > 0 && words.stopped}
        </p>
      )}
    </div>
  );
}

function Row({ row, picked, onPick }: { row: SchoolRow; picked: boolean; onPick: (on: boolean) => void }) {
  const words = useAccountWords();
  const about =
    row.state === 'none'
      ? row.hasAddress
        ? words.hasAddress
        : words.noAddress
      : row.reachable
        ? ''
        : words.notReached;
  return (
    <tr {...ROLE.row}>
      <td {...ROLE.cell} class="pick-cell">
        <label>
          <input type="checkbox" checked={picked} onChange={(event) => onPick(event.currentTarget.checked)} />
          <span class="hidden">{words.pick(row.name)}</span>
        </label>
      </td>
      <th scope="row" {...ROLE.rowHeader}>
        {row.name} <small>{row.unit}</small>
      </th>
      <td {...ROLE.cell}>
        <span class={`account-state ${row.state}`}>{words.schoolStates[row.state]}</span>
        {about && <small>{about}</small>}
      </td>
      <td {...ROLE.cell}>
        {row.state === 'none' ? (
          <Go to={{ ...NO_FILTER, tab: 'moi', id: row.id }} class="button slim">
            {words.invite}
          </Go>
        ) : (
          <Go to={{ ...NO_FILTER, q: row.id }} class="button slim">
            {words.see}
          </Go>
        )}
      </td>
    </tr>
  );
}

function Rows(props: { rows: readonly SchoolRow[]; picked: Picked; onPick: (picked: Picked) => void }) {
  const words = useAccountWords();
  const { rows, picked, onPick } = props;
  const toggle = (row: SchoolRow, on: boolean) => {
    const next = new Map(picked);
    if (on) next.set(row.id, row.name);
    else next.delete(row.id);
    onPick(next);
  };
  const { schoolColumns } = words;
  return (
    <>
      <button
        type="button"
        class="button slim pick-shown"
        onClick={() => onPick(new Map([...picked, ...rows.map(({ id, name }) => [id, name] as const)]))}
      >
        {words.pickShown}
      </button>
      <table class="lines school-accounts" {...ROLE.table}>
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            <th scope="col" {...ROLE.columnHeader}>
              {schoolColumns.pick}
            </th>
            <th scope="col" {...ROLE.columnHeader}>
              {schoolColumns.school}
            </th>
            <th scope="col" {...ROLE.columnHeader}>
              {schoolColumns.state}
            </th>
            <td />
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {rows.map((row) => (
            <Row key={row.id} row={row} picked={picked.has(row.id)} onPick={(on) => toggle(row, on)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Buttons(props: {
  value: SchoolsAnswer;
  picked: Picked;
  running: boolean;
  onClear: () => void;
  onStart: (kind: Kind, ids: readonly string[], of: number) => void;
}) {
  const words = useAccountWords();
  const { say } = useOffice();
  const { counts } = props.value;
  const ids = [...props.picked.keys()];
  const of = ids.length || counts.none + counts.issued;
  const start = (kind: Kind) => !props.running && of > 0 && props.onStart(kind, ids, of);
  return (
    <div class="school-buttons">
      <p class="small muted">
        {ids.length > 0 ? words.picked(say.number(ids.length)) : words.wholeUnit}{' '}
        {ids.length > 0 && (
          <button type="button" class="link" onClick={props.onClear}>
            {words.clear}
          </button>
        )}
      </p>
      <p class="ways">
        <button
          type="button"
          class="button go"
          aria-disabled={props.running || of === 0}
          onClick={() => start('invitations')}
        >
          {words.inviteAll(say.number(of))}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={props.running || of === 0}
          onClick={() => start('activation-codes')}
        >
          {words.printAll(say.number(of))}
        </button>
      </p>
    </div>
  );
}

export function Schools() {
  const { place, unit, say } = useOffice();
  const words = useAccountWords();
  const [picked, pick] = useState<Picked>(new Map());
  const { work, start, clear } = useWork();
  const path = apiPath('/api/accounts/schools', { unit, state: place.state, q: place.q });
  const { value, again } = useSchoolAccounts(path);
  if (work?.days && !work.running && work.cards.length > 0)
    return (
      <Sheet
        cards={work.cards}
        days={work.days}
        onDone={() => {
          clear();
          pick(new Map());
          again();
        }}
      >
        <Outcome work={work} />
      </Sheet>
    );
  const all = value && value.counts.none + value.counts.issued + value.counts.activated;
  return (
    <>
      <ScreenHead
        title={words.title}
        tab={words.schools}
        actions={
          <Go to={{ ...NO_FILTER, tab: 'moi' }} class="button go">
            {words.invite}
          </Go>
        }
      />
      <AccountTabs />
      <section class="card" aria-label={words.schools}>
        {value && all !== undefined && (
          <>
            <h2>{words.coverage(say.number(value.counts.activated), say.number(all))}</h2>
            <Buttons
              value={value}
              picked={picked}
              running={work?.running ?? false}
              onClear={() => pick(new Map())}
              onStart={(kind, ids, of) => void start(kind, ids, of).then(again)}
            />
          </>
        )}
        {work && <Outcome work={work} />}
        <FilterBar label={words.schoolFilters} of={['q', 'state']}>
          <Search />
          <Choice
            label={words.state}
            of="state"
            options={[
              ['', words.every],
              ['none,issued', `${words.schoolStates.none}, ${words.schoolStates.issued.toLowerCase()}`],
              ['none', words.schoolStates.none],
              ['issued', words.schoolStates.issued],
              ['activated', words.schoolStates.activated],
            ]}
          />
        </FilterBar>
        <Pages path={path} use={useSchoolAccounts}>
          {({ rows }) => <Rows rows={rows} picked={picked} onPick={pick} />}
        </Pages>
      </section>
    </>
  );
}
