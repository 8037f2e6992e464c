/** Accounts: who has one, invitations, changes, activation codes. Nobody raises himself; an officer reaches only below. */
import type * as z from 'zod/mini';
import { homeUnit, unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { normalEmail } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import type { Principal, Scope } from './access.ts';
import { type Account, isVacated, sameScope, uniqueScopes } from './account.ts';
import {
  emailProblems,
  fieldProblem,
  type Person,
  personProblems,
  scopeProblems,
  tidied,
} from './account-problems.ts';
import {
  addressSchema,
  batchSchema,
  changeSchema,
  inviteSchema,
  resendSchema,
  stateSchema,
} from './accounts.schema.ts';
import { isReachable, rescoped } from './accounts.store.ts';
import type { AccountAnswer, ActivationAnswer, InvitationsAnswer, InvitedAnswer } from './accounts.ts';
import { accountsView, accountView, sees } from './accounts.view.ts';
import { accountsQuery, schoolsQuery } from './accounts-query.ts';
import { inviteAll, printAll } from './batch.step.ts';
import { batchOf, schoolsView } from './batch.view.ts';
import { governs, isSelf, issuesIn, regranted } from './granting.ts';
import { invite, queueInvitation } from './inviting.step.ts';
import { moveAccount } from './moving.step.ts';
import { type PlacedName, placeScopes } from './placing.view.ts';

type Api = System & Environment;

/** An invitation mails whom nobody knows yet; whole units are invited by batches, at the register's addresses. */
const PER_ACCOUNT = { name: 'invite-account', max: 200, windowMs: HOUR };

const refuse = (fields: readonly FieldProblem[]): void => {
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
};

/** Who does it, for the record. @throws Problem forbidden for a reminder's link */
function officerOf(call: Call<unknown>): Principal & { kind: 'account' } {
  const { principal } = call.caller();
  if (principal.kind !== 'account') throw new Problem('forbidden');
  return principal;
}

interface AskedFor {
  seen: Account;
  scopes: PlacedName[];
}

/**
 * The account a path names, placed. One that nobody knows looks to those of a part of the province like one that is not
 * theirs. @throws Problem forbidden, unknown-account
 */
async function accountAsked(api: Api, call: Call<unknown>): Promise<AskedFor> {
  const who = officerOf(call);
  call.allow({ path: homeUnit(who) });
  const seen = await api.accounts.byId(call.params.account ?? '');
  const scopes = seen ? await placeScopes(api, seen.scopes) : [];
  if (seen && sees(who, seen, scopes)) return { seen, scopes };
  throw new Problem(issuesIn(who, api.province.id) ? 'unknown-account' : 'forbidden');
}

/** The same for whoever is about to change the whole of it. @throws Problem forbidden, fields-broken for one's own */
async function governed(api: Api, call: Call<unknown>): Promise<AskedFor> {
  const asked = await accountAsked(api, call);
  const who = officerOf(call);
  if (isSelf(who, asked.seen)) refuse([fieldProblem('', 'own-account')]);
  if (!governs(who, asked.seen, asked.scopes)) throw new Problem('forbidden');
  return asked;
}

const checkRevision = ({ revision }: { revision: number }, seen: Account): void => {
  if (revision !== (seen.revision ?? 0)) throw new Problem('changed-meanwhile');
};

const answered = async (api: Api, call: Call<unknown>, account: Account | undefined) => {
  if (!account) throw new Problem('changed-meanwhile');
  return json((await accountView(api, officerOf(call), account, call.now)) satisfies AccountAnswer);
};

const placeOf = (api: Api, scopes: readonly PlacedName[]): string =>
  scopes.find(({ path }) => path !== undefined)?.path ?? api.province.id;

/** Asked before anything is read, as far as the body says where. @throws Problem forbidden */
async function placesAsked(api: Api, call: Call<unknown>, scopes: readonly Scope[]): Promise<PlacedName[]> {
  const who = officerOf(call);
  call.allow({ path: homeUnit(who) });
  for (const { by, target } of scopes) if (by !== 'school') call.allow({ path: target });
  const placed = await placeScopes(api, uniqueScopes(scopes));
  // A school nobody knows looks to a stranger like one that is not his.
  for (const { by, path, target } of placed)
    if (by === 'school' && (path !== undefined || !issuesIn(who, api.province.id)))
      call.allow({ path: path ?? '', schoolId: target });
  return placed;
}

async function inviteOne(api: Api, call: Call<z.infer<typeof inviteSchema>>) {
  const { body, now } = call;
  const who = officerOf(call);
  const scopes = await placesAsked(api, call, body.scopes);
  const email = normalEmail(body.email);
  const broken = [...emailProblems(email), ...personProblems(body), ...scopeProblems(who, scopes)];
  refuse(isSelf(who, { email }) ? [fieldProblem('email', 'own-account')] : broken);
  const retryAfter = await api.limits.use(PER_ACCOUNT, who.email, now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const given = { email, ...tidied(body), scopes: uniqueScopes(body.scopes) };
  const { outcome, account } = await api.accounts.issue(given, now, who.email);
  if (outcome === 'disabled')
    throw new Problem('fields-broken', { fields: [fieldProblem('email', 'address-disabled')] });
  const mailed = !account.activatedAt && isReachable(account);
  // By the account's first place, whatever was given now: one invitation is one mail.
  const placed = await placeScopes(api, account.scopes);
  if (mailed) await queueInvitation(api, account, placeOf(api, placed), now);
  return json({
    ...(await accountView(api, who, account, now, placed)),
    outcome,
    mailed,
  } satisfies InvitedAnswer);
}

const samePerson = (account: Account, person: Person): boolean =>
  account.name === person.name && account.position === person.position && account.phone === person.phone;

/** What of the person is to be set and removed. */
function personChange(seen: Account, given: Person | undefined) {
  const person = given && tidied(given);
  if (!person || samePerson(seen, person)) return { set: {}, remove: [] as const };
  const remove = (['position', 'phone'] as const).filter((each) => seen[each] && !person[each]);
  return { set: person, remove };
}

const sameScopes = (a: readonly Scope[], b: readonly Scope[]): boolean =>
  a.length === b.length && a.every((scope) => b.some((each) => sameScope(each, scope)));

/** The scopes as they shall be. @throws Problem fields-broken for what is not the caller's to give or take */
function scopesWanted(who: Principal, { seen, scopes }: AskedFor, wanted: readonly PlacedName[]): Scope[] {
  const added = wanted.filter((scope) => !seen.scopes.some((each) => sameScope(each, scope)));
  if (added.length > 0) refuse(scopeProblems(who, added));
  const granted = regranted(who, seen, scopes, wanted);
  if (!granted) refuse([fieldProblem('scopes', isSelf(who, seen) ? 'own-account' : 'role-not-allowed-here')]);
  if (!granted?.length) refuse([fieldProblem('scopes', 'no-scope')]);
  return (granted ?? []).map(({ role, by, target }) => ({ role, by, target }));
}

async function change(api: Api, call: Call<z.infer<typeof changeSchema>>) {
  const { body, now } = call;
  const asked = await accountAsked(api, call);
  const who = officerOf(call);
  const { seen, scopes } = asked;
  checkRevision(body, seen);
  if (seen.movedTo) throw new Problem('changed-meanwhile');
  const wanted = body.scopes && (await placesAsked(api, call, body.scopes));
  if (body.person && !governs(who, seen, scopes)) throw new Problem('forbidden');
  refuse(body.person ? personProblems(body.person, 'person.') : []);
  const { set, remove } = personChange(seen, body.person);
  const next = wanted ? scopesWanted(who, asked, wanted) : seen.scopes;
  const rescopes = !sameScopes(next, seen.scopes);
  if (!rescopes && Object.keys(set).length === 0) return answered(api, call, seen);
  const event = { at: now, by: who.email, what: rescopes ? 'scopes' : 'details' } as const;
  const all = { ...set, ...(rescopes && rescoped(seen, next, now)) };
  return answered(api, call, await api.accounts.change(seen, all, remove, event));
}

/** Whether somebody has the address already. */
async function isTaken(api: Api, email: string): Promise<boolean> {
  const there = await api.accounts.current(email);
  return there !== undefined && !isVacated(there);
}

/** The same address: somebody emptied the mailbox or mended the domain. */
function works(api: Api, seen: Account, { now }: Call<unknown>, by: string) {
  if (seen.address === 'working') return seen;
  const event = { at: now, by, what: 'address' } as const;
  return api.accounts.change(seen, { address: 'working', invitedAt: now }, ['addressWhy'], event);
}

async function changeAddress(api: Api, call: Call<z.infer<typeof addressSchema>>) {
  const { body, now } = call;
  const { seen, scopes } = await governed(api, call);
  const { email: by } = officerOf(call);
  const email = normalEmail(body.email);
  const finishes = seen.movedTo === email;
  if (!finishes) {
    checkRevision(body, seen);
    if (seen.movedTo) throw new Problem('changed-meanwhile');
    refuse(emailProblems(email));
    if (seen.disabledAt) refuse([fieldProblem('email', 'account-disabled')]);
    if (email !== seen.email && (await isTaken(api, email))) refuse([fieldProblem('email', 'address-taken')]);
  }
  const account =
    email === seen.email
      ? await works(api, seen, call, by)
      : await moveAccount(api.accounts, seen, email, now, by);
  if (account) await queueInvitation(api, account, placeOf(api, scopes), now);
  return answered(api, call, account);
}

/** A disabled account's sessions and links end with it. */
async function changeState(api: Api, call: Call<z.infer<typeof stateSchema>>) {
  const { body, now } = call;
  const { seen } = await governed(api, call);
  const { email: by } = officerOf(call);
  checkRevision(body, seen);
  if (seen.movedTo) throw new Problem('changed-meanwhile');
  if (Boolean(seen.disabledAt) === body.disabled) return answered(api, call, seen);
  const changed = body.disabled
    ? api.accounts.change(seen, { disabledAt: now, sessionsFrom: now }, [], { at: now, by, what: 'disabled' })
    : api.accounts.change(seen, {}, ['disabledAt'], { at: now, by, what: 'enabled' });
  return answered(api, call, await changed);
}

async function resend(api: Api, call: Call<z.infer<typeof resendSchema>>) {
  const { seen, scopes } = await governed(api, call);
  checkRevision(call.body, seen);
  const { email: by } = officerOf(call);
  const { invited, account, retryAfter } = await invite(api, seen, placeOf(api, scopes), call.now, by);
  if (invited === 'too-often') throw new Problem('too-many-requests', { retryAfter });
  if (invited === 'unreachable')
    refuse([fieldProblem('email', seen.disabledAt ? 'account-disabled' : 'address-unreachable')]);
  return answered(api, call, invited === 'changed' ? undefined : account);
}

/** Asked before anything is read where a unit is named; the schools named are asked for one by one. */
async function batchAsked(api: Api, call: Call<z.infer<typeof batchSchema>>) {
  const who = officerOf(call);
  call.allow({ path: 'unit' in call.body ? call.body.unit : homeUnit(who) });
  if ('unit' in call.body && !issuesIn(who, call.body.unit)) throw new Problem('forbidden');
  return batchOf(api, who, call.body, call.now);
}

async function inviteSchools(api: Api, call: Call<z.infer<typeof batchSchema>>) {
  const { schools, ...rest } = await batchAsked(api, call);
  const { done, skipped } = await inviteAll(api, { schools, ...rest }, call.now, officerOf(call).email);
  return json({ now: call.now, sent: done, skipped, ...rest } satisfies InvitationsAnswer);
}

async function printCodes(api: Api, call: Call<z.infer<typeof batchSchema>>) {
  const [{ schools, ...rest }, { cadence }] = await Promise.all([batchAsked(api, call), api.settings.read()]);
  const page = `${api.publicOrigin}/khai-bao/`;
  const { done, skipped } = await printAll(api, { schools, ...rest }, page, call.now, officerOf(call));
  const days = { weekdays: [...cadence.weekdays], due: cadence.hours.due };
  return json({ now: call.now, cards: done, skipped, page, ...days, ...rest } satisfies ActivationAnswer);
}

async function list(api: Api, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = { ...accountsQuery(call.query), offset: offsetOf(call.query.cursor) };
  return json(await accountsView(api, officerOf(call), unit, query, call.now));
}

async function schools(api: Api, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = { ...schoolsQuery(call.query), offset: offsetOf(call.query.cursor) };
  return json(await schoolsView(api, officerOf(call), unit, query, call.now));
}

async function read(api: Api, call: Call<unknown>) {
  const { seen, scopes } = await accountAsked(api, call);
  return json(await accountView(api, officerOf(call), seen, call.now, scopes));
}

const routes = (api: Api) =>
  serve('accounts', api, {
    'GET /api/accounts': endpoint((call) => list(api, call)),
    'GET /api/accounts/schools': endpoint((call) => schools(api, call)),
    'GET /api/accounts/{account}': endpoint((call) => read(api, call)),
    'POST /api/accounts': endpointWith(inviteSchema, (call) => inviteOne(api, call)),
    'POST /api/accounts/invitations': endpointWith(batchSchema, (call) => inviteSchools(api, call)),
    'POST /api/accounts/activation-codes': endpointWith(batchSchema, (call) => printCodes(api, call)),
    'PUT /api/accounts/{account}': endpointWith(changeSchema, (call) => change(api, call)),
    'PUT /api/accounts/{account}/address': endpointWith(addressSchema, (call) => changeAddress(api, call)),
    'PUT /api/accounts/{account}/state': endpointWith(stateSchema, (call) => changeState(api, call)),
    'POST /api/accounts/{account}/invitation': endpointWith(resendSchema, (call) => resend(api, call)),
  });

export const handler = routes(wireFrom(readEnvironment(process.env)));
