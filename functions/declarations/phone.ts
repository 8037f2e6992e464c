/** Vietnamese phone numbers: how they may be written, how they are kept and how they read. */

/** Mobile: 0 and nine digits. Landline: 0, an area code that begins with 2, eleven digits in all. */
const NUMBER = /^0(?:[35789]\d{8}|2\d{9})$/;
/** What people put between digits. */
const BETWEEN = /[\s.()\p{Pd}/]/gu;

/**
 * Digits as dialled within Viet Nam, `02973846123`. `+84`, `84` and a forgotten 0 are taken for what they mean.
 * Undefined for what is no such number: too short, too long, two at once.
 */
export function normalPhone(text: string): string | undefined {
  const bare = text.normalize('NFKC').replace(BETWEEN, '');
  const digits = `0${bare.replace(/^(?:(?:\+84|0084|84(?=\d{9,10}$))0?|0)/, '')}`;
  return NUMBER.test(digits) ? digits : undefined;
}

/** As it is read out: `0297 3846 123`, `0912 345 678`. What is grouped already, or no such number, stays as it is. */
export const phoneText = (phone: string): string =>
  NUMBER.test(phone) ? phone.replace(/^(02[48]|0\d{3})(\d{3,4})(\d{3,4})$/, '$1 $2 $3') : phone;
