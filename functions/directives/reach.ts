/** Which schools a mail can reach: those with a declarer whose address works. */
import { type Account, isReachable } from '../access/account.ts';

/** Addresses by school id; a school nobody can be reached at is not among them. */
export const addressesBySchool = (accounts: readonly Account[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const account of accounts.filter(isReachable))
    for (const { role, target } of account.scopes)
      if (role === 'declarer') found.set(target, [...(found.get(target) ?? []), account.email]);
  return found;
};
