/** Schools that no mail reaches: call, mend the address, and the reminder is on its way. */
import { useRef, useState } from 'preact/hooks';
import {
  UNREACHABLE_WHYS,
  type UnreachableAnswer,
  type UnreachableRow,
} from '../../../functions/mail/log.ts';
import { answersOf } from '../answers.ts';
import { ContactLinks } from '../calls.tsx';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { ToView } from '../kit/screen.tsx';
import { SchoolLink, shortUnit } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { viewsFor } from '../views.tsx';
import { Mend, type Mending } from './mend.tsx';
import { useWords } from './words.ts';

const useUnreachable = answersOf<UnreachableAnswer>();

function Line({ row, onMend }: { row: UnreachableRow; onMend: (account: string) => void }) {
  const { texts, session } = useOffice();
  const words = useWords();
  const { school, why, accounts, contact } = row;
  const issues =
    (why === 'none' || why === 'disabled') &&
    viewsFor(session.account).some(({ name }) => name === 'tai-khoan');
  return (
    <li class="line call mend">
      <SchoolLink school={school} />
      <span class="tags">
        <small>
          {shortUnit(school.unitName)} · {texts.levels[school.level]}
        </small>
        {why !== 'bad' && <span class="tag worse">{words.whyNames[why]}</span>}
      </span>
      {contact ? <ContactLinks school={school} contact={contact} /> : <small>{words.noContact}</small>}
      {accounts.map(({ email, address, addressWhy }) => (
        <span key={email} class="address">
          <span>
            {address !== 'none' && email}
            <small>{address === 'none' ? words.noMailbox : ` – ${words.why(addressWhy ?? address)}`}</small>
          </span>
          <button
            type="button"
            class="button slim"
            aria-label={words.mendFor(school.name)}
            onClick={() => onMend(email)}
          >
            {words.mend}
          </button>
        </span>
      ))}
      {issues && (
        <span>
          <ToView view="tai-khoan" class="button slim">
            {words.toAccounts}
          </ToView>
        </span>
      )}
    </li>
  );
}

function HowMany({ value: { counts, schools } }: { value: UnreachableAnswer }) {
  const { say } = useOffice();
  const words = useWords();
  const total = UNREACHABLE_WHYS.reduce((sum, why) => sum + counts[why], 0);
  return total === 0 ? null : <p>{words.unreachableOf(say.ratio(total, schools))}</p>;
}

export function Unreachable() {
  const { place, unit } = useOffice();
  const words = useWords();
  const [mending, mend] = useState<Mending | undefined>();
  const [done, tell] = useState<Done | undefined>();
  const reload = useRef(() => {});
  const query = { unit, why: place.kind, q: place.q, sort: place.sort };
  return (
    <section class="card" aria-label={words.unreachable}>
      <Notice done={done} />
      <FilterBar label={words.filters} of={['q', 'kind', 'sort']}>
        <Search />
        <Order of={['attention', 'name', 'unit']} />
        <Choice
          label={words.whyUnreachable}
          of="kind"
          options={[['', words.all], ...UNREACHABLE_WHYS.map((why) => [why, words.whyNames[why]] as const)]}
        />
        <Download path={apiPath('/api/exports/unreachable', query)} />
      </FilterBar>
      <Pages
        path={apiPath('/api/mails/unreachable', query)}
        use={useUnreachable}
        empty={place.kind || place.q ? words.noneFits : words.allReached}
        lead={(value) => <HowMany value={value} />}
      >
        {(value, again) => (
          <ul class="plain">
            {value.rows.map((row) => (
              <Line
                key={row.school.id}
                row={row}
                onMend={(account) => {
                  reload.current = again;
                  mend({ school: row.school.id, name: row.school.name, account });
                }}
              />
            ))}
          </ul>
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
