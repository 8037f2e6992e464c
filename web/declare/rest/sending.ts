/** Sending, once per round: the same submission until it was received, whatever happens to the answers. */
import type { Declaration, Draft, Question } from '../../../functions/declarations/declaration.ts';
import type { DeclareAnswer, MyDuty } from '../../../functions/declarations/mine.ts';
import { load, withAccount } from '../actions.ts';
import { now, setClock } from '../clock.ts';
import { change, pictured, type Sending, state, targets } from '../state.ts';
import { _ } from '../words.ts';
import { call } from './call.ts';
import { draftKey, save } from './draft.ts';
import { forget, go } from './moves.ts';
import { remember } from './offline.ts';
import { alone, plan } from './outbox.ts';
import { isComplete } from './rules.ts';

/** A round gets the answers to its own questions. */
function answersFor(questions: readonly Question[], { answers = {} }: Draft) {
  const own = Object.entries(answers).filter(([id]) => questions.some((question) => question.id === id));
  return own.length > 0 ? { answers: Object.fromEntries(own) } : {};
}

function prepare({ round, revision }: MyDuty, draft: Declaration): Sending {
  const { answers: _, ...common } = draft;
  const calledAt = state.work?.calledAt;
  return {
    round: round.id,
    body: {
      submission: crypto.randomUUID(),
      revision,
      ...(calledAt ? { calledAt } : { preparedAt: now() }),
      declaration: { ...common, ...answersFor(round.questions, draft) },
    },
  };
}

/**
 * Sends what is reviewed; doing it again sends the very same again to whoever has not received it.
 * @param byHand somebody pressed: what stands in the way then takes the focus
 */
export async function send(byHand = true): Promise<void> {
  const { work } = state;
  if (!work || !isComplete(work.draft) || work.sending.some(({ going }) => going)) return;
  const { draft } = work;
  const sending = work.sending.length > 0 ? work.sending : targets().map((duty) => prepare(duty, draft));
  save({ ...work, sending });
  await alone(draftKey(targets()[0]), async () => {
    for (const one of sending) if (!one.answer) await put(one);
    await pictured();
    finish(byHand);
  });
  if (byHand) plan();
}

/** Where it goes: on behalf of the school by another door than the school's own. */
function pathOf({ round }: Sending): string {
  const duty = `rounds/${round}/duties/${encodeURIComponent(state.school ?? '')}`;
  return early.behalf ? `${duty}/on-behalf` : duty;
}

async function put(one: Sending): Promise<void> {
  // Whoever is at the page now sends it: a newer link, or an account that signed in meanwhile.
  update(one, { going: true, trouble: undefined, via: early.link, path: pathOf(one) });
  const answer = await call<DeclareAnswer>('PUT', pathOf(one), one.body);
  if (answer.ok) {
    setClock(answer.body.receivedAt > now() ? answer.body.receivedAt : now());
    update(one, { going: false, answer: answer.body });
    received(one, answer.body);
    return;
  }
  const { trouble } = answer;
  update(one, { going: false, trouble });
  if (trouble.status === 401) {
    const notice = _`Phiên làm việc hoặc liên kết đã hết hiệu lực. Bản khai báo vẫn được giữ trên máy này: hãy đăng nhập, hoặc mở liên kết trong thư mới nhất, rồi gửi tiếp.`;
    void withAccount((account) => account.askSignIn(notice));
  }
}

const update = (one: Sending, patch: Partial<Sending>): void => {
  Object.assign(one, patch);
  save();
};

/** The duty as the answer says it now stands: no second call is needed to show it. */
function received({ round, body }: Sending, answer: DeclareAnswer): void {
  const { mine } = state;
  if (!mine) return;
  const { receivedAt, reference, safety, revision } = answer;
  const standing = answer.supplement
    ? { supplement: { receivedAt, reference, state: 'waiting' as const } }
    : { revision, current: { declaration: body.declaration, receivedAt, reference, safety } };
  const duties = mine.duties.map((duty): MyDuty => {
    if (duty.round.id !== round || duty.school !== state.school) return duty;
    return { ...duty, state: answer.state, ...standing };
  });
  const next = answer.next && { next: { opensAt: answer.next.dueAt, ...answer.next } };
  const known = { ...mine, now: now(), duties, ...next };
  remember(known);
  change({ mine: known });
}

/** All received: the receipts. Refused by a rule: back to the fields. */
function finish(byHand: boolean): void {
  const list = state.work?.sending ?? [];
  if (list.length > 0 && list.every(({ answer }) => answer)) {
    const first = list[0];
    forget();
    go(
      'home',
      { notice: undefined, trouble: undefined },
      first?.answer?.supplement ? 'top' : `received-${first?.round}`,
    );
    // The round closed meanwhile: what else there is to do, the server knows.
    if (first?.answer?.supplement) void load();
    return;
  }
  const alert = byHand && document.querySelector<HTMLElement>('main .alert');
  if (alert) {
    alert.focus();
    alert.scrollIntoView({ block: 'center' });
  }
  const refused = list.flatMap(({ trouble }) => trouble?.body?.fields ?? []);
  if (refused.length > 0 && state.work) {
    save({ ...state.work, whole: true, sending: list.filter(({ answer }) => answer) });
    go('form', { findings: refused, checked: true }, 'errors');
  }
}

/** The newer declaration was seen and this one is still meant: a new submission on top of it. */
export function insist(one: Sending): void {
  const revision = one.trouble?.body?.newer?.revision;
  if (revision === undefined) return;
  one.body = { ...one.body, submission: crypto.randomUUID(), revision };
  void send();
}

/** The newer declaration stands; this one is let go. */
export async function yieldTo(): Promise<void> {
  forget();
  change({ screen: 'home' });
  await load();
}
