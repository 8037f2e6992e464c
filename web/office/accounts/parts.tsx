/** What the list, one account and the forms share. */

import type { Principal } from '../../../functions/access/access.ts';
import type { AccountRow, NamedScope } from '../../../functions/access/accounts.ts';
import { wordsOf } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { type AccountsWords, accountsVi } from '../texts/accounts.vi.ts';

export const useAccountWords = wordsOf<AccountsWords>(accountsVi, () =>
  import('../texts/accounts.en.ts').then(({ accountsEn }) => accountsEn),
);

/** The viewer, as the rules of granting take him. The server decides. */
export function useWho(): Principal {
  const { session } = useOffice();
  return { kind: 'account', ...session.account };
}

export const scopeKey = ({ role, by, target }: NamedScope): string => `${role} ${by} ${target}`;

/** `Khai báo cho trường · TH Dương Đông 1, Phú Quốc` */
export function PlaceLine({ scope }: { scope: NamedScope }) {
  const words = useAccountWords();
  return (
    <>
      {scope.name || scope.target}
      {scope.unit && `, ${scope.unit}`}{' '}
      <small class="inline">
        {words.roles[scope.role]}
        {scope.by === 'area' && ` · ${words.area}`}
      </small>
    </>
  );
}

const SHOWN = 2;

export function Places({ row, short }: { row: AccountRow; short?: boolean }) {
  const words = useAccountWords();
  const { say } = useOffice();
  const shown = short ? row.scopes.slice(0, SHOWN) : row.scopes;
  const rest = row.scopes.length - shown.length;
  return (
    <ul class="plain places">
      {shown.map((scope) => (
        <li key={scopeKey(scope)}>
          <PlaceLine scope={scope} />
        </li>
      ))}
      {rest > 0 && <li class="muted small">{words.more(say.number(rest))}</li>}
      {row.elsewhere > 0 && <li class="muted small">{words.elsewhere(say.number(row.elsewhere))}</li>}
    </ul>
  );
}

export function StateOf({ row }: { row: AccountRow }) {
  const words = useAccountWords();
  const { say } = useOffice();
  return (
    <>
      <span class={`account-state ${row.state}`}>{words.states[row.state]}</span>
      {row.state === 'never' && row.invitedAt && <small>{words.invitedAt(say.brief(row.invitedAt))}</small>}
    </>
  );
}

/** Says why mails do not arrive; nothing where they do. */
export function AddressTag({ row }: { row: AccountRow }) {
  const words = useAccountWords();
  if (row.address === 'working' || row.state === 'disabled') return null;
  return <small class={row.address === 'none' ? '' : 'warn'}>{words.addresses[row.address]}</small>;
}
