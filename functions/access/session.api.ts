/** Sessions: begun with a mailed link or code or with a code from paper, looked at, ended; own switches. No passwords. */
import type * as z from 'zod/mini';
import { HOUR, SECOND } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { viewerKey } from '../platform/limits.store.ts';
import { goTo, json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { plainActivationCode } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { type Account, isOffice, switchesFor } from './account.ts';
import { oneClickSchema, sessionSchema, switchesSchema } from './session.schema.ts';
import { sessionView } from './session.view.ts';
import { unsubscribePage } from './unsubscribing.ts';

const PER_VIEWER_SESSIONS = { name: 'session-viewer', max: 120, windowMs: HOUR };
/** Who types from paper errs now and then; who guesses gets nowhere. */
const PER_VIEWER_ACTIVATIONS = { name: 'activation-viewer', max: 30, windowMs: HOUR };

const cookie = (token: string, seconds: number) =>
  `__Host-session=${token}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;

/** A code from paper opens a school's own account and nothing else; codes before the newest are void. */
async function activated(system: System, typed: string, { viewer, now }: Call<unknown>) {
  const wait = await system.limits.use(PER_VIEWER_ACTIVATIONS, viewerKey(viewer), now);
  if (wait > 0) throw new Problem('too-many-requests', { retryAfter: wait });
  const code = plainActivationCode(typed);
  const printed = code === undefined ? undefined : await system.signIns.byActivationCode(code, now);
  const account = printed && (await system.accounts.current(printed.email));
  const isNewest = account?.codesFrom !== undefined && printed && account.codesFrom <= printed.issuedAt;
  return isNewest && !isOffice(account) ? account : undefined;
}

async function proven(system: System, call: Call<z.infer<typeof sessionSchema>>) {
  const { body, now } = call;
  if ('activation' in body) return activated(system, body.activation, call);
  const email =
    'token' in body
      ? await system.signIns.byLink(body.token, now)
      : await system.signIns.byCode(body.email, body.code.replace(' ', ''), now);
  return email === undefined ? undefined : system.accounts.get(email);
}

const lifeFor = (account: Account) => {
  if (isOffice(account)) return 'office';
  return account.address === 'none' ? 'mailless' : 'school';
};

async function openSession(system: System, call: Call<z.infer<typeof sessionSchema>>) {
  const { now } = call;
  const wait = await system.limits.use(PER_VIEWER_SESSIONS, viewerKey(call.viewer), now);
  if (wait > 0) throw new Problem('too-many-requests', { retryAfter: wait });
  const account = await proven(system, call);
  if (!account || account.disabledAt) throw new Problem('wrong-code');
  const { token, expiresAt } = await system.grants.openSession(account.email, lifeFor(account), now);
  await system.accounts.signedIn(account.email, now);
  const seconds = Math.round((Date.parse(expiresAt) - Date.parse(now)) / SECOND);
  return json(await sessionView(system, account, now, expiresAt), 200, { cookies: [cookie(token, seconds)] });
}

/** The account behind the caller's session; a reminder's link has none. */
async function accountOf(system: System, call: Call<unknown>): Promise<Account> {
  const { principal } = call.caller();
  const account = principal.kind === 'account' ? await system.accounts.get(principal.email) : undefined;
  if (!account) throw new Problem('forbidden');
  return account;
}

async function endSession(system: System, call: Call<unknown>) {
  const account = await accountOf(system, call);
  if (call.query.everywhere === 'true') await system.accounts.signOutEverywhere(account.email, call.now);
  await system.grants.end(call.caller().token, call.now);
  return json({ signedOut: true }, 200, { cookies: [cookie('', 0)] });
}

const NOT_SENT: Record<'digest' | 'alerts', Pick<FieldProblem, 'vi' | 'en'>> = {
  digest: {
    vi: 'Tài khoản của trường không nhận báo cáo tổng hợp.',
    en: 'A school’s account gets no digests.',
  },
  alerts: {
    vi: 'Chỉ cán bộ phụ trách và y tế nhận thư cảnh báo.',
    en: 'Only officers and the health service get alerts.',
  },
};

/** @throws Problem fields-broken for mails that the account's roles do not get. */
async function editOwn(system: System, call: Call<z.infer<typeof switchesSchema>>) {
  const { body, now } = call;
  const { email, scopes } = await accountOf(system, call);
  const gets = switchesFor(scopes);
  const fields = (['digest', 'alerts'] as const)
    .filter((mail) => body[mail] !== undefined && !gets[mail])
    .map((path) => ({ path, code: 'not-for-this-role', ...NOT_SENT[path] }) satisfies FieldProblem);
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  const account = await system.accounts.switchOwn(email, body, 'switches', now);
  if (!account) throw new Problem('forbidden');
  return json(await sessionView(system, account, now, call.caller().expiresAt));
}

/** The page asks for a tap; getting here spent and changed nothing. */
const openUnsubscribe = ({ publicOrigin }: Environment, { params }: Call<unknown>) =>
  goTo(unsubscribePage(publicOrigin, params.token ?? ''));

/** The same answer for every token: it tells nobody which addresses there are. */
async function unsubscribe({ unsubscribes, accounts }: System, { params, now }: Call<unknown>) {
  const email = await unsubscribes.emailOf(params.token ?? '', now);
  if (email !== undefined) await accounts.switchOwn(email, { digest: false }, 'unsubscribed', now);
  return json({ unsubscribed: true });
}

const api = (system: System & Environment) =>
  serve('session', system, {
    'POST /api/session': endpointWith(sessionSchema, (call) => openSession(system, call)),
    'GET /api/session': endpoint(async (call) =>
      json(await sessionView(system, await accountOf(system, call), call.now, call.caller().expiresAt)),
    ),
    'PUT /api/session': endpointWith(switchesSchema, (call) => editOwn(system, call)),
    'DELETE /api/session': endpoint((call) => endSession(system, call)),
    'GET /api/unsubscribe/{token}': endpoint(async (call) => openUnsubscribe(system, call)),
    'POST /api/unsubscribe/{token}': endpointWith(oneClickSchema, (call) => unsubscribe(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
