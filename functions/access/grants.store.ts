/** What a token grants. Only the token's hash is stored; expiry is checked here, TTL only sweeps. */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, HOUR, MINUTE, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import { newToken, sha256 } from '../platform/tokens.ts';

interface SessionGrant {
  kind: 'session';
  email: string;
  issuedAt: Instant;
  expiresAt: Instant;
  /** How long it may lie unused, in milliseconds. */
  idleMs: number;
  seenAt: Instant;
}
/** One school, its open rounds; after closing only to supplement. */
interface DeclareGrant {
  kind: 'declare';
  schoolId: string;
  round: string;
  /** Whose link it is: revisions record it masked. */
  email: string;
  issuedAt: Instant;
  expiresAt: Instant;
}
export type Grant = SessionGrant | DeclareGrant;

/**
 * Officers: 7 days and 12 h idle. Declarers: 30 days. A school without a mailbox needs a new paper to come back, so it
 * stays as long as it goes on declaring, a term at most.
 */
const LIFE = {
  office: { lives: 7 * DAY, idle: 12 * HOUR },
  school: { lives: 30 * DAY, idle: 30 * DAY },
  mailless: { lives: 150 * DAY, idle: 30 * DAY },
} as const;
/** The last use is noted this often at most: a write a request would buy nothing. */
const NOTE_EVERY = 10 * MINUTE;
/** A declare link outlives its round's closing by this much, then only to supplement. The closing is a fact of the round. */
export const LINK_OUTLIVES_ROUND = 7 * DAY;
/** A holiday decreed later moves a closing: the grant itself must not end before it. */
const CLOSING_MAY_MOVE = 60 * DAY;

const keyOf = (token: string) => ({ pk: `GRANT#${sha256(token)}`, sk: 'GRANT' });

export const grantsStore = (table: Table) => {
  const issue = async (grant: Grant): Promise<string> => {
    const token = newToken();
    await table.put({ ...keyOf(token), ...grant, expires: ttl(grant.expiresAt) });
    return token;
  };
  return {
    /** @returns the token for the cookie, and when it ends at the latest. */
    async openSession(email: string, life: keyof typeof LIFE, now: Instant) {
      const expiresAt = after(now, LIFE[life].lives);
      const token = await issue({
        kind: 'session',
        email,
        issuedAt: now,
        expiresAt,
        idleMs: LIFE[life].idle,
        seenAt: now,
      });
      return { token, expiresAt };
    },
    /** @returns the token for a reminder's link. */
    issueDeclareLink: ({
      closesAt,
      ...link
    }: Omit<DeclareGrant, 'kind' | 'expiresAt'> & { closesAt: Instant }) =>
      issue({ kind: 'declare', ...link, expiresAt: after(closesAt, LINK_OUTLIVES_ROUND + CLOSING_MAY_MOVE) }),
    /** The grant of a token that is neither expired nor idle too long; notes its use. */
    async find(token: string, now: Instant): Promise<Grant | undefined> {
      const grant = await table.get<Grant>(keyOf(token), true);
      if (!grant || grant.expiresAt <= now) return undefined;
      if (grant.kind === 'declare') return grant;
      if (after(grant.seenAt, grant.idleMs) <= now) return undefined;
      if (after(grant.seenAt, NOTE_EVERY) <= now)
        await table.update(keyOf(token), { set: { seenAt: now }, when: 'attribute_exists(pk)' });
      return grant;
    },
    /** Whom a declare link was mailed to, whether it still holds or not: good for mailing there again, for nothing else. */
    async mailedTo(token: string): Promise<string | undefined> {
      const grant = await table.get<Grant>(keyOf(token));
      return grant?.kind === 'declare' ? grant.email : undefined;
    },
    /** Signs one session out. */
    end: (token: string, now: Instant) =>
      table.update(keyOf(token), {
        set: { expiresAt: now, expires: ttl(now) },
        when: 'attribute_exists(pk)',
      }),
  };
};
export type GrantsStore = ReturnType<typeof grantsStore>;
