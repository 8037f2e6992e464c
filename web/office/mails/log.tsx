/** What was sent to whom in a round, and what became of it. */
import { useRef, useState } from 'preact/hooks';
import type { MailRow, MailsAnswer } from '../../../functions/mail/log.ts';
import { MAIL_STATES, PURPOSES } from '../../../functions/mail/purposes.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { shortSchool, shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { ROLE } from '../roles.ts';
import { useRounds } from '../rounds.tsx';
import { Mend, type Mending } from './mend.tsx';
import { useWords } from './words.ts';

const useMails = answersOf<MailsAnswer>();
/** Said even when there are none: the good news and the bad. */
const ALWAYS: readonly MailRow['state'][] = ['delivered', 'bounced'];
const WORSE: readonly MailRow['state'][] = ['bounced', 'complained', 'failed'];

/** Rounds, and months for the mails of none. */
function AboutChoice() {
  const { place, go, say, texts } = useOffice();
  const words = useWords();
  const { value } = useRounds('/api/rounds', false);
  const rounds = value?.rounds ?? [];
  const months = [
    ...new Set([value?.now ?? '', ...rounds.map(({ id }) => id)].map((day) => day.slice(0, 7))),
  ];
  const chosen = place.id || place.round;
  return (
    <label class="choice">
      <span>{words.about}</span>
      <select
        value={chosen}
        onChange={({ currentTarget: { value: about } }) =>
          go({ ...place, ...(months.includes(about) ? { id: about } : { id: '', round: about }) }, 'replace')
        }
      >
        <option value="">{place.school ? words.lately : words.latest}</option>
        {rounds.map(({ id, kind, title }) => (
          <option key={id} value={id}>
            {kind === 'scheduled' ? say.Day(id) : `${texts.requested}: ${title}`}
          </option>
        ))}
        {months.filter(Boolean).map((month) => (
          <option key={month} value={month}>
            {words.month(`${month.slice(5)}/${month.slice(0, 4)}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function States({ counts }: { counts: MailsAnswer['counts'] }) {
  const { place, say } = useOffice();
  const words = useWords();
  return (
    <ul class="mail-states" aria-label={words.states}>
      {MAIL_STATES.filter(
        (state) => counts[state] > 0 || place.state === state || ALWAYS.includes(state),
      ).map((state) => (
        <li key={state}>
          {counts[state] === 0 && place.state !== state ? (
            <span class="none">{words.stateNames[state]} 0</span>
          ) : (
            <Go
              to={{ state: place.state === state ? '' : state }}
              replace
              {...(place.state === state ? { 'aria-current': 'true' as const } : {})}
            >
              {words.stateNames[state]} {say.number(counts[state])}
            </Go>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whose mails these are, where they are one school's. */
function Lead({ value: { counts, rows } }: { value: MailsAnswer }) {
  const { place } = useOffice();
  const words = useWords();
  const name = place.school === '' ? undefined : rows.find(({ school }) => school === place.school)?.name;
  return (
    <>
      {name && <h2>{words.ofSchool(name)}</h2>}
      <States counts={counts} />
    </>
  );
}

function Row({ row, onMend, many }: { row: MailRow; onMend: () => void; many: boolean }) {
  const { say } = useOffice();
  const words = useWords();
  return (
    <tr {...ROLE.row}>
      <th {...ROLE.rowHeader} scope="row">
        {row.school ? (
          <Go to={{ school: row.school, q: '', state: '', kind: '' }} class="name">
            {shortSchool(row.name)}
          </Go>
        ) : (
          <span class="name">{shortUnit(row.name)}</span>
        )}
        <small>
          {words.purposeNames[row.purpose]}
          {many &&
            ` · ${row.about.length === 7 ? words.month(`${row.about.slice(5)}/${row.about.slice(0, 4)}`) : say.shortDay(row.about)}`}
        </small>
      </th>
      <td {...ROLE.cell} class="to" data-label={words.to}>
        {row.to}
      </td>
      <td {...ROLE.cell}>
        <span class={WORSE.includes(row.state) ? 'tag worse' : 'tag'}>{words.stateNames[row.state]}</span>
        {row.why && row.state !== 'delivered' && row.state !== 'sent' && <small>{words.why(row.why)}</small>}
      </td>
      <td {...ROLE.cell} data-label={words.at}>
        {say.brief(row.sentAt ?? row.queuedAt)}
      </td>
      <td {...ROLE.cell}>
        {row.again && (
          <button type="button" class="button slim" aria-label={words.againFor(row.name)} onClick={onMend}>
            {words.again}
          </button>
        )}
      </td>
    </tr>
  );
}

function Table({ value, onMend }: { value: MailsAnswer; onMend: (row: MailRow) => void }) {
  const words = useWords();
  return (
    <table class="lines mails" {...ROLE.table} aria-label={words.log}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {[words.about2, words.to, words.became, words.at, words.again].map((title) => (
            <th key={title} {...ROLE.columnHeader} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {value.rows.map((row) => (
          <Row key={row.id} row={row} many={value.about.length > 1} onMend={() => onMend(row)} />
        ))}
      </tbody>
    </table>
  );
}

export function Log() {
  const { place, unit } = useOffice();
  const words = useWords();
  const [mending, mend] = useState<Mending | undefined>();
  const [done, tell] = useState<Done | undefined>();
  const reload = useRef(() => {});
  const query = {
    unit: place.school ? '' : unit,
    school: place.school,
    round: place.id || place.round,
    purpose: place.kind,
    state: place.state,
    q: place.q,
    sort: place.sort,
  };
  return (
    <section class="card" aria-label={words.log}>
      <Notice done={done} />
      <FilterBar label={words.filters} of={['q', 'state', 'kind', 'id', 'school', 'sort']}>
        <Search />
        <Order of={['trouble', 'time', 'path']} />
        <AboutChoice />
        <Choice
          label={words.purpose}
          of="kind"
          options={[
            ['', words.all],
            ...PURPOSES.map((purpose) => [purpose, words.purposeNames[purpose]] as const),
          ]}
        />
        <Download path={apiPath('/api/exports/mails', query)} />
      </FilterBar>
      <Pages
        path={apiPath('/api/mails', query)}
        use={useMails}
        empty={words.noMails}
        lead={(value) => <Lead value={value} />}
      >
        {(value, again) => (
          <Table
            value={value}
            onMend={({ school = '', name, to }) => {
              reload.current = again;
              mend({ school, name, account: to });
            }}
          />
        )}
      </Pages>
      {mending && (
        <Mend
          mending={mending}
          onClose={() => mend(undefined)}
          onDone={(text) => {
            mend(undefined);
            tell({ text });
            reload.current();
          }}
        />
      )}
    </section>
  );
}
