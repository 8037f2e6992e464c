/**
 * Ways to sign in that wait for their owner: of an address, hashes of its link token and of its salted code, one at a
 * time, newest wins; beside them an invitation's link. Activation codes of schools without a mailbox, typed from paper.
 */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, MINUTE, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import { newActivationCode, newCode, newToken, normalEmail, sha256 } from '../platform/tokens.ts';

export const SIGN_IN_LIVES = 15 * MINUTE;
/** Codes tried per address and civil day (UTC); then codes stop, links do not. */
const CODES_A_DAY = 10;

/** An invitation is read when its reader has time; asking for a sign-in meanwhile does not void it. */
export const INVITATION_LIVES = 7 * DAY;
/** From an office's printer by post to an island school. */
const ACTIVATION_LIVES = 30 * DAY;

interface LinkItem {
  email: string;
  tokenHash: string;
  expiresAt: Instant;
}
interface SignInItem extends LinkItem {
  codeHash: string;
  salt: string;
}
interface ActivationItem {
  email: string;
  issuedAt: Instant;
  expiresAt: Instant;
}

type Kind = 'SIGNIN' | 'INVITATION';
/** The address's hash leads the link token, so that a link alone finds its item. */
const itemKey = (addressHash: string, sk: Kind = 'SIGNIN') => ({ pk: `SIGNIN#${addressHash}`, sk });
/** A code alone finds its account: 57 random bits, and hardly anybody tries (session.api.ts limits it). */
const activationKey = (code: string) => ({ pk: `SIGNIN#CODE#${sha256(code)}`, sk: 'ACTIVATION' });
const codeHash = (salt: string, code: string) => sha256(`${salt}.${code}`);

export const signInsStore = (table: Table) => {
  /** Spends the pending sign-in if it is still the one seen: of two races one wins. */
  const consume = (addressHash: string, item: LinkItem, now: Instant, kind: Kind = 'SIGNIN') =>
    table.update(itemKey(addressHash, kind), {
      set: { expiresAt: now },
      when: 'tokenHash = :seen AND expiresAt = :until',
      values: { ':seen': item.tokenHash, ':until': item.expiresAt },
    });
  async function byLinkOf(kind: Kind, addressHash: string, token: string, now: Instant) {
    const item = await table.get<LinkItem>(itemKey(addressHash, kind), true);
    if (!item || item.expiresAt <= now || item.tokenHash !== sha256(token)) return undefined;
    return (await consume(addressHash, item, now, kind)) ? item.email : undefined;
  }
  return {
    /** The token of an invitation's link; the invitation before it stops working. */
    async invite(address: string, now: Instant) {
      const email = normalEmail(address);
      const [token, expiresAt] = [newToken(), after(now, INVITATION_LIVES)];
      const item: LinkItem = { email, tokenHash: sha256(token), expiresAt };
      await table.put({ ...itemKey(sha256(email), 'INVITATION'), ...item, expires: ttl(expiresAt) });
      return { token: `${sha256(email)}.${token}`, expiresAt };
    },
    /** Makes a code to print. Earlier ones are void when the account says so (`codesFrom`). */
    async printCode(address: string, now: Instant) {
      const [code, expiresAt] = [newActivationCode(), after(now, ACTIVATION_LIVES)];
      const item: ActivationItem = { email: normalEmail(address), issuedAt: now, expiresAt };
      await table.put({ ...activationKey(code), ...item, expires: ttl(expiresAt) });
      return { code, expiresAt };
    },
    /**
     * @param code as `plainActivationCode` has it
     * @returns whose account it opens and since when it exists; it is then spent
     */
    async byActivationCode(
      code: string,
      now: Instant,
    ): Promise<Omit<ActivationItem, 'expiresAt'> | undefined> {
      const item = await table.get<ActivationItem>(activationKey(code), true);
      if (!item || item.expiresAt <= now) return undefined;
      const spent = await table.update(activationKey(code), {
        set: { expiresAt: now },
        when: 'expiresAt = :until',
        values: { ':until': item.expiresAt },
      });
      return spent ? item : undefined;
    },
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
      return (
        (await byLinkOf('SIGNIN', addressHash, token, now)) ?? byLinkOf('INVITATION', addressHash, token, now)
      );
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
