/** "Tài khoản": who has one, who has used it, and giving one to those who lack it. Loaded when opened. */
import './accounts.css';
import type { AccountRow, AccountsAnswer } from '../../../functions/access/accounts.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Pages, Search } from '../kit/list.tsx';
import { ScreenHead, Tabs } from '../kit/screen.tsx';
import { later } from '../later.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath, NO_FILTER } from '../place.ts';
import { ROLE } from '../roles.ts';
import { AddressTag, Places, StateOf, useAccountWords } from './parts.tsx';

export const useAccounts = answersOf<AccountsAnswer>();

const Person = later(() => import('./person.tsx').then((module) => module.Person));
const Invite = later(() => import('./invite.tsx').then((module) => module.Invite));
const Schools = later(() => import('./schools.tsx').then((module) => module.Schools));

function Row({ row }: { row: AccountRow }) {
  const words = useAccountWords();
  const { say } = useOffice();
  const { columns } = words;
  const contact = [row.position, row.address === 'none' ? words.paper : row.email].filter(Boolean);
  return (
    <tr {...ROLE.row}>
      <th scope="row" {...ROLE.rowHeader}>
        <Go to={{ id: row.id }} class="name">
          {row.name}
        </Go>
        {row.own && <small>{words.mine}</small>}
        <small class="address">{contact.join(' · ')}</small>
      </th>
      <td {...ROLE.cell}>
        <Places row={row} short />
      </td>
      <td {...ROLE.cell}>
        <StateOf row={row} />
        <AddressTag row={row} />
      </td>
      <td {...ROLE.cell} data-label={columns.seen}>
        {row.lastSignInAt ? (
          say.brief(row.lastSignInAt)
        ) : (
          <span class="muted">{row.activatedAt ? words.byLink : words.never}</span>
        )}
      </td>
    </tr>
  );
}

function Rows({ rows }: { rows: readonly AccountRow[] }) {
  const { columns } = useAccountWords();
  return (
    <table class="lines accounts" {...ROLE.table}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {(['who', 'where', 'state', 'seen'] as const).map((column) => (
            <th key={column} scope="col" {...ROLE.columnHeader}>
              {columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

export function AccountTabs() {
  const words = useAccountWords();
  return (
    <Tabs
      label={words.parts}
      tabs={[
        ['', words.people],
        ['truong', words.schools],
      ]}
    />
  );
}

function People() {
  const { place, unit } = useOffice();
  const words = useAccountWords();
  const query = { unit, role: place.need, state: place.state, q: place.q, sort: place.sort };
  const roles = Object.entries(words.roles);
  return (
    <>
      <ScreenHead
        title={words.title}
        tab={words.title}
        actions={
          <>
            <Go to={{ ...NO_FILTER, tab: 'moi' }} class="button go">
              {words.invite}
            </Go>
            <Download path={apiPath('/api/exports/accounts', query)} />
          </>
        }
      />
      <AccountTabs />
      <section class="card" aria-label={words.people}>
        <FilterBar label={words.filters} of={['q', 'need', 'state', 'sort']}>
          <Search />
          <Choice label={words.role} of="need" options={[['', words.every], ...roles]} />
          <Choice
            label={words.state}
            of="state"
            options={[
              ['', words.every],
              ['never', words.states.never],
              ['active', words.states.active],
              ['unreachable', words.unreachable],
              ['disabled', words.states.disabled],
            ]}
          />
          <Choice label={words.order} of="sort" options={Object.entries(words.orders)} />
        </FilterBar>
        <Pages path={apiPath('/api/accounts', query)} use={useAccounts} empty={words.nobody}>
          {({ rows }) => <Rows rows={rows} />}
        </Pages>
      </section>
    </>
  );
}

export function Accounts() {
  const { place } = useOffice();
  if (place.tab === 'moi') return <Invite />;
  if (place.tab === 'truong') return <Schools />;
  return place.id === '' ? <People /> : <Person />;
}
