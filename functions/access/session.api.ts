/** Sign-in by mailed link and code or by a code from paper, sessions, sign-out. No passwords. */
import type * as z from 'zod/mini';
import type { Mailer } from '../mail/delivering.step.ts';
import { after, HOUR, MINUTE, SECOND } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type MailEnvironment, readMailEnvironment } from '../platform/environment.ts';
import { viewerKey } from '../platform/limits.store.ts';
import { goTo, json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { makePost } from '../platform/ses.ts';
import { normalEmail, plainActivationCode } from '../platform/tokens.ts';
import { wireFrom } from '../platform/wiring.ts';
import { type Account, isOffice, switchesFor } from './account.ts';
import { oneClickSchema, sessionSchema, signInSchema, switchesSchema } from './session.schema.ts';
import { sessionView } from './session.view.ts';
import { SIGN_IN_LIVES } from './sign-ins.store.ts';
import { unsubscribePage } from './unsubscribing.ts';

/** Everybody waits this long, known or not: the answer's time tells nothing. */
const ANSWERS_AFTER = 1.2 * SECOND;
/** What is left for noting that it was sent: SES gets one attempt until then; the agenda finishes what it didn't. */
const NOTING_TAKES = 0.2 * SECOND;
const PER_ADDRESS = { name: 'sign-in', max: 5, windowMs: 15 * MINUTE };
/** Shared addresses are common: a school behind one router. */
const PER_VIEWER = { name: 'sign-in-viewer', max: 60, windowMs: HOUR };
const PER_VIEWER_SESSIONS = { name: 'session-viewer', max: 120, windowMs: HOUR };
/** Who types from paper errs now and then; who guesses gets nowhere. */
const PER_VIEWER_ACTIVATIONS = { name: 'activation-viewer', max: 30, windowMs: HOUR };

/** One mail per address and minute: pressing twice sends one. */
async function mailSignIn(mailer: Mailer, email: string, call: Call<unknown>, until: number): Promise<void> {
  const account = await mailer.accounts.get(email);
  if (!account || account.disabledAt || account.address === 'none') return;
  const mail = {
    about: call.now.slice(0, 7),
    purpose: 'sign-in' as const,
    path: mailer.province.id,
    to: email,
    n: call.now.slice(0, 16),
  };
  const made = await mailer.mails.queue(
    // The agenda takes it up only if the attempt here did not end.
    { ...mail, uselessAfter: after(call.now, SIGN_IN_LIVES), sendAt: after(call.now, 5 * SECOND) },
    call.now,
  );
  const queued = made ? await mailer.mails.find(mail) : undefined;
  if (!queued) return;
  const [{ deliver }, { lookups }] = await Promise.all([
    import('../mail/delivering.step.ts'),
    import('../mail/lookups.step.ts'),
  ]);
  const left = until - performance.now() - NOTING_TAKES;
  // Too late for an attempt here: the agenda sends it within the minute.
  if (left > 0) await deliver(mailer, queued, lookups(mailer, call.now), call.log, Math.floor(left));
}

async function signIn(mailer: Mailer, call: Call<z.infer<typeof signInSchema>>) {
  const until = performance.now() + ANSWERS_AFTER;
  const { body } = call;
  const viewerWait = await mailer.limits.use(PER_VIEWER, viewerKey(call.viewer), call.now);
  if (viewerWait > 0) throw new Problem('too-many-requests', { retryAfter: viewerWait });
  const email = 'email' in body ? normalEmail(body.email) : await mailer.grants.mailedTo(body.link);
  const wait = email === undefined ? 0 : await mailer.limits.use(PER_ADDRESS, email, call.now);
  // Of a link it would tell whether there was such a one.
  if (wait > 0 && 'email' in body) throw new Problem('too-many-requests', { retryAfter: wait });
  try {
    if (email !== undefined && wait === 0) await mailSignIn(mailer, email, call, until);
  } catch (error) {
    call.log.error('sign-in-not-sent', error);
  }
  await mailer.clock.sleep(Math.max(0, until - performance.now()));
  return json({ sent: true }, 202);
}

const cookie = (token: string, seconds: number) =>
  `__Host-session=${token}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Strict`;

/** A code from paper opens a school's own account and nothing else; codes before the newest are void. */
async function activated(mailer: Mailer, typed: string, { viewer, now }: Call<unknown>) {
  const wait = await mailer.limits.use(PER_VIEWER_ACTIVATIONS, viewerKey(viewer), now);
  if (wait > 0) throw new Problem('too-many-requests', { retryAfter: wait });
  const code = plainActivationCode(typed);
  const printed = code === undefined ? undefined : await mailer.signIns.byActivationCode(code, now);
  const account = printed && (await mailer.accounts.current(printed.email));
  const isNewest = account?.codesFrom !== undefined && printed && account.codesFrom <= printed.issuedAt;
  return isNewest && !isOffice(account) ? account : undefined;
}

async function proven(mailer: Mailer, call: Call<z.infer<typeof sessionSchema>>) {
  const { body, now } = call;
  if ('activation' in body) return activated(mailer, body.activation, call);
  const email =
    'token' in body
      ? await mailer.signIns.byLink(body.token, now)
      : await mailer.signIns.byCode(body.email, body.code.replace(' ', ''), now);
  return email === undefined ? undefined : mailer.accounts.get(email);
}

const lifeFor = (account: Account) => {
  if (isOffice(account)) return 'office';
  return account.address === 'none' ? 'mailless' : 'school';
};

async function openSession(mailer: Mailer, call: Call<z.infer<typeof sessionSchema>>) {
  const { now } = call;
  const wait = await mailer.limits.use(PER_VIEWER_SESSIONS, viewerKey(call.viewer), now);
  if (wait > 0) throw new Problem('too-many-requests', { retryAfter: wait });
  const account = await proven(mailer, call);
  if (!account || account.disabledAt) throw new Problem('wrong-code');
  const { token, expiresAt } = await mailer.grants.openSession(account.email, lifeFor(account), now);
  await mailer.accounts.signedIn(account.email, now);
  const seconds = Math.round((Date.parse(expiresAt) - Date.parse(now)) / SECOND);
  return json(await sessionView(mailer, account, now, expiresAt), 200, { cookies: [cookie(token, seconds)] });
}

/** The account behind the caller's session; a reminder's link has none. */
async function accountOf(mailer: Mailer, call: Call<unknown>): Promise<Account> {
  const { principal } = call.caller();
  const account = principal.kind === 'account' ? await mailer.accounts.get(principal.email) : undefined;
  if (!account) throw new Problem('forbidden');
  return account;
}

async function endSession(mailer: Mailer, call: Call<unknown>) {
  const account = await accountOf(mailer, call);
  if (call.query.everywhere === 'true') await mailer.accounts.signOutEverywhere(account.email, call.now);
  await mailer.grants.end(call.caller().token, call.now);
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
async function editOwn(mailer: Mailer, call: Call<z.infer<typeof switchesSchema>>) {
  const { body, now } = call;
  const { email, scopes } = await accountOf(mailer, call);
  const gets = switchesFor(scopes);
  const fields = (['digest', 'alerts'] as const)
    .filter((mail) => body[mail] !== undefined && !gets[mail])
    .map((path) => ({ path, code: 'not-for-this-role', ...NOT_SENT[path] }) satisfies FieldProblem);
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  const account = await mailer.accounts.switchOwn(email, body, 'switches', now);
  if (!account) throw new Problem('forbidden');
  return json(await sessionView(mailer, account, now, call.caller().expiresAt));
}

/** The page asks for a tap; getting here spent and changed nothing. */
const openUnsubscribe = ({ publicOrigin }: Mailer, { params }: Call<unknown>) =>
  goTo(unsubscribePage(publicOrigin, params.token ?? ''));

/** The same answer for every token: it tells nobody which addresses there are. */
async function unsubscribe({ unsubscribes, accounts }: Mailer, { params, now }: Call<unknown>) {
  const email = await unsubscribes.emailOf(params.token ?? '', now);
  if (email !== undefined) await accounts.switchOwn(email, { digest: false }, 'unsubscribed', now);
  return json({ unsubscribed: true });
}

const api = (mailer: Mailer & MailEnvironment) =>
  serve('session', mailer, {
    'POST /api/sign-in': endpointWith(signInSchema, (call) => signIn(mailer, call)),
    'POST /api/session': endpointWith(sessionSchema, (call) => openSession(mailer, call)),
    'GET /api/session': endpoint(async (call) =>
      json(await sessionView(mailer, await accountOf(mailer, call), call.now, call.caller().expiresAt)),
    ),
    'PUT /api/session': endpointWith(switchesSchema, (call) => editOwn(mailer, call)),
    'DELETE /api/session': endpoint((call) => endSession(mailer, call)),
    'GET /api/unsubscribe/{token}': endpoint(async (call) => openUnsubscribe(mailer, call)),
    'POST /api/unsubscribe/{token}': endpointWith(oneClickSchema, (call) => unsubscribe(mailer, call)),
    'GET /api/openapi.json': endpoint(async () => json((await import('../platform/openapi.ts')).openapi())),
  });

const environment = readMailEnvironment(process.env);
export const handler = api({
  ...wireFrom(environment),
  post: makePost({ from: environment.mailFrom, configurationSet: environment.configurationSet }),
});
