/** Secrets that travel in links and cookies: random here, stored only as hashes. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Eight digits, as a person types from a mail. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A short reference a person can read over the phone: no vowels, no look-alikes. */
export function newReference(): string {
  const alphabet = 'BCDFGHJKLMNPQRSTVWXZ23456789';
  const bytes = randomBytes(8);
  const letters = [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Addresses compare in lower case, without surrounding space. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** `ng…@truong.example`: enough for those who know it, too little for those who do not. */
export const maskEmail = (email: string): string => {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 2)}…@${domain}`;
};
