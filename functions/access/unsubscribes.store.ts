/** Whose digests a link in a digest ends. A token can do nothing else; only its hash is stored. */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import { newToken, sha256 } from '../platform/tokens.ts';

/** Mails are read, and buttons in them pressed, long after they came. */
const LIVES = 365 * DAY;

interface Unsubscribe {
  email: string;
  issuedAt: Instant;
  expiresAt: Instant;
}

/** Apart from grants: no path leads from here to a session. */
const keyOf = (token: string) => ({ pk: `UNSUBSCRIBE#${sha256(token)}`, sk: 'UNSUBSCRIBE' });

export const unsubscribesStore = (table: Table) => ({
  /** @returns the token for one digest's link and header. */
  async issue(email: string, now: Instant): Promise<string> {
    const token = newToken();
    const made: Unsubscribe = { email, issuedAt: now, expiresAt: after(now, LIVES) };
    await table.put({ ...keyOf(token), ...made, expires: ttl(made.expiresAt) });
    return token;
  },
  /** Whose it is; undefined when unknown or older than a year. It is not used up: the button may be pressed again. */
  async emailOf(token: string, now: Instant): Promise<string | undefined> {
    const found = await table.get<Unsubscribe>(keyOf(token), true);
    return found && found.expiresAt > now ? found.email : undefined;
  },
});
