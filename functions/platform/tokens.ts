/** Secrets that travel in links and cookies: random here, stored only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

export { maskEmail, normalEmail } from '../access/email.ts';

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Eight digits, as a person types from a mail. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** No vowels, no look-alikes: read from paper, said over the phone. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

const ACTIVATION_CODE = new RegExp(`^[${LETTERS}]{12}$`);

/** Twelve letters and digits, 57 bits: `XXXX-XXXX-XXXX`. */
export const newActivationCode = (): string => letters(12).replace(/(.{4})(?=.)/g, '$1-');

/** The code somebody typed, however spaced and in whatever case, as it was made; undefined when it cannot be one. */
export function plainActivationCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s.–-]/g, '');
  return ACTIVATION_CODE.test(plain) ? plain.replace(/(.{4})(?=.)/g, '$1-') : undefined;
}

/** A short reference a person can read over the phone. */
export const newReference = (): string => `${letters(4)}-${letters(4)}`;
