/** Asking for a sign-in mail. A function of its own: the one that looks at sessions, for every page, may send nothing. */
import type * as z from 'zod/mini';
import { deliver, type Mailer } from '../mail/delivering.step.ts';
import { lookups } from '../mail/lookups.step.ts';
import { after, HOUR, MINUTE, SECOND } from '../platform/clock.ts';
import { type Call, endpointWith, serve } from '../platform/endpoint.ts';
import { type MailEnvironment, readMailEnvironment } from '../platform/environment.ts';
import { viewerKey } from '../platform/limits.store.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { makePost } from '../platform/ses.ts';
import { normalEmail } from '../platform/tokens.ts';
import { wireFrom } from '../platform/wiring.ts';
import { signInSchema } from './session.schema.ts';
import { SIGN_IN_LIVES } from './sign-ins.store.ts';

/** Everybody waits this long, known or not: the answer's time tells nothing. */
const ANSWERS_AFTER = 1.2 * SECOND;
/** What is left for noting that it was sent: SES gets one attempt until then; the agenda finishes what it didn't. */
const NOTING_TAKES = 0.2 * SECOND;
const PER_ADDRESS = { name: 'sign-in', max: 5, windowMs: 15 * MINUTE };
/** Shared addresses are common: a school behind one router. */
const PER_VIEWER = { name: 'sign-in-viewer', max: 60, windowMs: HOUR };

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
  const { composeSignIn } = await import('../mail/compose-sign-in.step.ts');
  const left = until - performance.now() - NOTING_TAKES;
  // Too late for an attempt here: the agenda sends it within the minute.
  if (left <= 0) return;
  const composers = { 'sign-in': composeSignIn };
  const sending = { composers, look: lookups(mailer, call.now), log: call.log, timeoutMs: Math.floor(left) };
  await deliver(mailer, queued, sending);
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

const api = (mailer: Mailer & MailEnvironment) =>
  serve('sign-in', mailer, {
    'POST /api/sign-in': endpointWith(signInSchema, (call) => signIn(mailer, call)),
  });

const environment = readMailEnvironment(process.env);
export const handler = api({
  ...wireFrom(environment),
  post: makePost({ from: environment.mailFrom, configurationSet: environment.configurationSet }),
});
