/** The log of mails, schools no mail reaches, an address mended and the reminder sent anew. */
import * as z from 'zod/mini';
import { isMailless, isVacated } from '../access/account.ts';
import { declaresFor } from '../access/accounts.store.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { offsetOf } from '../oversight/listing.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { normalEmail } from '../platform/tokens.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import type { School } from '../schools/unit.ts';
import { resendSchema } from './mails.schema.ts';
import { mailsView } from './mails.view.ts';
import { looking, unitRefOf } from './mails-asked.view.ts';
import { mailsQuery, unreachableQuery } from './mails-query.ts';
import { type Resending, resend } from './resending.step.ts';
import { unreachableView } from './unreachable.view.ts';

const PER_SCHOOL = { name: 'resend', max: 10, windowMs: HOUR };

async function mails(system: System, call: Call<unknown>) {
  const query = mailsQuery(call.query);
  const offset = offsetOf(call.query.cursor);
  return json(await mailsView(system, await looking(system, call), query, offset));
}

async function unreachable(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = unreachableQuery(call.query);
  const offset = offsetOf(call.query.cursor);
  return json(await unreachableView(system, await unitRefOf(system, path), query, offset, call.now));
}

const WRONG = {
  account: {
    code: 'not-of-this-school',
    vi: 'Địa chỉ này không khai báo cho trường. Danh sách có thể vừa được người khác sửa: hãy tải lại.',
    en: 'This address does not declare for the school. Somebody may just have changed it: please reload.',
  },
  'no-address': {
    code: 'no-address',
    vi: 'Địa chỉ thư điện tử chưa đúng.',
    en: 'This is not a mail address.',
  },
  own: {
    code: 'own-address',
    vi: 'Đây là địa chỉ của chính anh/chị. Cần địa chỉ của người khai báo ở trường.',
    en: 'This is your own address. It takes the address of whoever declares at the school.',
  },
  disabled: {
    code: 'disabled-account',
    vi: 'Tài khoản của địa chỉ này đã bị khóa.',
    en: 'The account of this address is disabled.',
  },
  bad: {
    code: 'known-not-to-work',
    vi: 'Thư gửi đến địa chỉ này cũng bị trả lại. Cần một địa chỉ khác.',
    en: 'Mails to this address come back as well. It takes another one.',
  },
} as const satisfies Record<string, Omit<FieldProblem, 'path'>>;

const wrong = (path: 'account' | 'email', what: keyof typeof WRONG): Problem =>
  new Problem('fields-broken', { fields: [{ path, ...WRONG[what] } satisfies FieldProblem] });

const isAddress = (text: string): boolean => z.safeParse(z.email().check(z.maxLength(254)), text).success;

/** @throws Problem fields-broken when the address that is to be mended, or the new one, cannot be taken */
async function accountToMend(
  { accounts }: System,
  school: School,
  given: { account: string; email: string },
  by: string,
) {
  if (!isAddress(given.email) || isMailless(given.email)) throw wrong('email', 'no-address');
  if (given.email === by) throw wrong('email', 'own');
  const [account, there] = await Promise.all([
    accounts.current(given.account),
    accounts.current(given.email),
  ]);
  const declares = account && !account.disabledAt && declaresFor(account, school.id);
  // The same request again, after it was done.
  const done = !declares && there && !there.disabledAt && declaresFor(there, school.id) ? there : undefined;
  if (!account || !(declares || done)) throw wrong('account', 'account');
  if (there && given.email !== given.account && !isVacated(there)) {
    if (there.disabledAt) throw wrong('email', 'disabled');
    if (there.address !== 'working') throw wrong('email', 'bad');
  }
  return { account, ...(done && { done }) };
}

async function resendTo(system: System, call: Call<{ account: string; email: string }>) {
  const { params, body, now } = call;
  const school = await system.schools.school(params.school ?? '');
  call.allow({ path: school?.path ?? '', ...(school && { area: school.area, schoolId: school.id }) });
  const { principal } = call.caller();
  if (!school || principal.kind !== 'account') throw new Problem('unknown-school');
  const given = { account: normalEmail(body.account), email: normalEmail(body.email) };
  const mending = await accountToMend(system, school, given, principal.email);
  const wait = await system.limits.use(PER_SCHOOL, school.id, now);
  if (wait > 0) throw new Problem('too-many-requests', { retryAfter: wait });
  const asked: Resending = { principal, by: principal.email, school, ...mending, email: given.email, now };
  const answer = await resend(system, asked);
  if (!answer) throw wrong('account', 'account');
  return json(answer);
}

const api = (system: System & Environment) =>
  serve('mails', system, {
    'GET /api/mails': endpoint((call) => mails(system, call)),
    'GET /api/mails/unreachable': endpoint((call) => unreachable(system, call)),
    'POST /api/schools/{school}/mails': endpointWith(resendSchema, (call) => resendTo(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
