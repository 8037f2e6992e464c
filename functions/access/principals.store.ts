/** Who a token speaks for: the session or declare link behind it, if it still holds. */
import type { Instant } from '../calendar/cadence.ts';
import { after } from '../platform/clock.ts';
import type { RoundsStore } from '../rounds/rounds.store.ts';
import type { SchoolsStore } from '../schools/schools.store.ts';
import type { Principal } from './access.ts';
import { type AccountsStore, declaresFor } from './accounts.store.ts';
import { type GrantsStore, LINK_OUTLIVES_ROUND } from './grants.store.ts';

export interface Identified {
  principal: Principal;
  expiresAt: Instant;
}

interface Stores {
  grants: GrantsStore;
  accounts: AccountsStore;
  schools: SchoolsStore;
  rounds: RoundsStore;
}

export const principalsStore = ({ grants, accounts, schools, rounds }: Stores) => ({
  /** Undefined when the token is unknown, expired, idle too long or revoked. */
  async identify(token: string, now: Instant): Promise<Identified | undefined> {
    const grant = await grants.find(token, now);
    if (!grant) return undefined;
    const { expiresAt, issuedAt } = grant;
    if (grant.kind === 'declare') {
      const { schoolId, round, email } = grant;
      const [school, own, recipient] = await Promise.all([
        schools.school(schoolId),
        rounds.get(round),
        accounts.get(email),
      ]);
      const closedAt = own?.closedAt;
      // A link ends with what it was sent for: a disabled account, a changed address, a school that is another's now.
      if (!recipient || recipient.disabledAt || !declaresFor(recipient, schoolId)) return undefined;
      if (!school || (school.grantsFrom !== undefined && issuedAt < school.grantsFrom)) return undefined;
      if (closedAt !== undefined && after(closedAt, LINK_OUTLIVES_ROUND) <= now) return undefined;
      // A cancelled round leaves nothing to supplement: its link still opens what else is open.
      const roundClosed = closedAt !== undefined && closedAt < now && !own?.cancelled;
      return { principal: { kind: 'link', schoolId, round, roundClosed, recipient: email }, expiresAt };
    }
    const account = await accounts.get(grant.email);
    if (!account || account.disabledAt) return undefined;
    if (account.sessionsFrom !== undefined && issuedAt <= account.sessionsFrom) return undefined;
    const { email, name, scopes } = account;
    return { principal: { kind: 'account', email, name, scopes }, expiresAt };
  },
});
export type PrincipalsStore = ReturnType<typeof principalsStore>;
