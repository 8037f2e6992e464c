/**
 * Who may issue accounts, and to whom. By management scope only; nobody gives what he hasn't and nobody raises himself:
 * an officer makes declarers and observers in the unit and below and officers strictly below it; administrators alone
 * make administrators and responders. A scope by area reaches schools that others manage, so only who manages the
 * whole province gives one.
 */
import { isWithin, type Path, parentOf } from '../schools/unit.ts';
import type { Principal, Role, Scope } from './access.ts';
import { type Account, sameScope, uniqueScopes } from './account.ts';

/** A scope with the place of what it is about: a unit's own path, or where the school stands now. */
export interface PlacedScope extends Scope {
  /** Absent: the school or unit is not in the register any more. */
  path?: Path;
}

const KINDS: Record<Role, readonly Scope['by'][]> = {
  declarer: ['school'],
  officer: ['management'],
  administrator: ['management'],
  observer: ['management', 'area'],
  responder: ['area'],
};

/** The scopes accounts are issued by: an education office's and the administrator's, by management. */
const issuing = (who: Principal): Scope[] =>
  who.kind === 'account'
    ? who.scopes.filter(
        ({ role, by }) => by === 'management' && (role === 'officer' || role === 'administrator'),
      )
    : [];

const isWholeProvince = (path: Path): boolean => parentOf(path) === undefined;

function gives(own: Scope, given: PlacedScope, path: Path): boolean {
  if (!isWithin(path, own.target)) return false;
  if (given.by === 'area' && !isWholeProvince(own.target)) return false;
  if (own.role === 'administrator') return true;
  if (given.role === 'officer') return path !== own.target;
  return given.role === 'declarer' || given.role === 'observer';
}

/** Whether `who` may give or take `scope`. */
export function mayGrant(who: Principal, scope: PlacedScope): boolean {
  const { path } = scope;
  if (path === undefined || !KINDS[scope.role].includes(scope.by)) return false;
  return issuing(who).some((own) => gives(own, scope, path));
}

/** Whether `who` sees that somebody holds `scope`: all that concerns a unit one runs or what is below it. */
export const seesScope = (who: Principal, { path }: PlacedScope): boolean =>
  path !== undefined && issuing(who).some((own) => isWithin(path, own.target));

/** Whether `who` looks after the accounts of a unit at all. */
export const issuesIn = (who: Principal, unit: Path): boolean =>
  issuing(who).some((own) => isWithin(unit, own.target));

/** Nobody changes what he himself may do, nor whether he may. */
export const isSelf = (who: Principal, account: Pick<Account, 'email'>): boolean =>
  who.kind === 'account' && who.email === account.email;

/**
 * Whether `who` may change the whole account: name, address, switches, disabled or not. Only somebody else's, and only
 * if every scope it has is one that `who` could give. Scopes of what is gone from the register hinder nobody who looks
 * after the rest.
 */
export function governs(who: Principal, account: Pick<Account, 'email'>, scopes: readonly PlacedScope[]) {
  const standing = scopes.filter(({ path }) => path !== undefined);
  return !isSelf(who, account) && standing.length > 0 && standing.every((scope) => mayGrant(who, scope));
}

/**
 * What an account's scopes become when `who` says how those that he sees shall be; the others stay. Undefined when one
 * that is added or taken is not his to give, or the account is his own.
 */
export function regranted(
  who: Principal,
  account: Pick<Account, 'email'>,
  before: readonly PlacedScope[],
  wanted: readonly PlacedScope[],
): PlacedScope[] | undefined {
  const hidden = before.filter((scope) => !seesScope(who, scope));
  const had = (scope: Scope) => before.some((each) => sameScope(each, scope));
  const stays = (scope: Scope) => [...wanted, ...hidden].some((each) => sameScope(each, scope));
  const changed = [...wanted.filter((scope) => !had(scope)), ...before.filter((scope) => !stays(scope))];
  if (changed.length > 0 && isSelf(who, account)) return undefined;
  return changed.every((scope) => mayGrant(who, scope)) ? uniqueScopes([...hidden, ...wanted]) : undefined;
}
