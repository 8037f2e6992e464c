/** A pending sign-in of an address: hashes of its link token and of its salted code. One at a time, newest wins. */
import type { Instant } from '../calendar/cadence.ts';
import { after, MINUTE, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import { newCode, newToken, normalEmail, sha256 } from '../platform/tokens.ts';

export const SIGN_IN_LIVES = 15 * MINUTE;
/** Codes tried per address and civil day (UTC); then codes stop, links do not. */
const CODES_A_DAY = 10;

interface SignInItem {
  email: string;
  tokenHash: string;
  codeHash: string;
  salt: string;
  expiresAt: Instant;
}

/** The address's hash leads the link token, so that a link alone finds its item. */
const itemKey = (addressHash: string) => ({ pk: `SIGNIN#${addressHash}`, sk: 'SIGNIN' });
const codeHash = (salt: string, code: string) => sha256(`${salt}.${code}`);

export const signInsStore = (table: Table) => {
  /** Spends the pending sign-in if it is still the one seen: of two races one wins. */
  const consume = (addressHash: string, item: SignInItem, now: Instant) =>
    table.update(itemKey(addressHash), {
      set: { expiresAt: now },
      when: 'tokenHash = :seen AND expiresAt = :until',
      values: { ':seen': item.tokenHash, ':until': item.expiresAt },
    });
  return {
    /** Makes a link token and a code; earlier ones of the address stop working. */
    async begin(address: string, now: Instant) {
      const email = normalEmail(address);
      const [token, code, salt, expiresAt] = [newToken(), newCode(), newToken(), after(now, SIGN_IN_LIVES)];
      const item: SignInItem = {
        email,
        tokenHash: sha256(token),
        codeHash: codeHash(salt, code),
        salt,
        expiresAt,
      };
      await table.put({ ...itemKey(sha256(email)), ...item, expires: ttl(expiresAt) });
      return { token: `${sha256(email)}.${token}`, code, expiresAt };
    },
    /** @returns the address whose link it was; the link is then spent. */
    async byLink(linkToken: string, now: Instant): Promise<string | undefined> {
      const [addressHash = '', token = ''] = linkToken.split('.');
      const item = await table.get<SignInItem>(itemKey(addressHash), true);
      if (!item || item.expiresAt <= now || item.tokenHash !== sha256(token)) return undefined;
      return (await consume(addressHash, item, now)) ? item.email : undefined;
    },
    /** @returns the address if the code was right; every try counts before it is compared. */
    async byCode(address: string, code: string, now: Instant): Promise<string | undefined> {
      const addressHash = sha256(normalEmail(address));
      const counted = await table.update(
        { pk: `SIGNIN#${addressHash}`, sk: `TRIES#${now.slice(0, 10)}` },
        {
          add: { tries: 1 },
          set: { expires: ttl(after(now, 2 * 24 * 60 * MINUTE)) },
          when: 'attribute_not_exists(tries) OR tries < :max',
          values: { ':max': CODES_A_DAY },
        },
      );
      if (!counted) return undefined;
      const item = await table.get<SignInItem>(itemKey(addressHash), true);
      if (!item || item.expiresAt <= now || item.codeHash !== codeHash(item.salt, code)) return undefined;
      return (await consume(addressHash, item, now)) ? item.email : undefined;
    },
  };
};
