/** Calls to a school about its duty: what was said, by whom, when. Rules and the answers' types. */
import type { Instant } from '../calendar/cadence.ts';
import type { FieldProblem } from '../platform/problem.ts';
import type { CallOutcome, LastCall } from './follow-up.ts';
import { hasPersonalNumber, nameIn } from './personal-data.ts';

export const MAX_NOTE = 300;
/** Of one school in one round; older ones go. */
const CALLS_KEPT = 20;
/** How long a call may be taken back by who noted it, in ms. */
const TAKEN_BACK_WITHIN = 30 * 60_000;

/** Body of `POST /api/rounds/{round}/calls/{school}` */
export interface CallBody {
  /** A uuid made by the page, once for each call. It is also the call's id. */
  submission: string;
  outcome: CallOutcome;
  /** In words; nothing of pupils. */
  note?: string;
  /** When it was, if not just now: with offset or Z. */
  calledAt?: string;
  /** Soft rules asked about the note and confirmed: `name-like`. */
  confirmed?: string[];
}

/** A call as it is kept on the duty. */
export interface CallNoted {
  id: string;
  /** Of what was sent: the same id with another content is refused. */
  hash: string;
  /** When it was. */
  at: Instant;
  /** When it was noted. */
  notedAt: Instant;
  /** Name of who called, and the address for whether it is one's own. */
  by: string;
  email: string;
  outcome: CallOutcome;
  note?: string;
  takenBackAt?: Instant;
}

/** A call as those see it who may call the school. */
export type CallView = Omit<CallNoted, 'hash' | 'email'>;

/** Answer of noting a call and of taking one back: what the lists now show. */
export interface CallAnswer {
  now: Instant;
  lastCall?: LastCall;
}

export const callView = ({ hash: _, email: __, ...shown }: CallNoted): CallView => shown;

/** The newest that stands. */
export function lastCallOf(calls: readonly CallNoted[]): LastCall | undefined {
  const call = calls.findLast(({ takenBackAt }) => takenBackAt === undefined);
  return call && { at: call.at, by: call.by, outcome: call.outcome, ...(call.note && { note: call.note }) };
}

/** Text about a school is held to what a declaration's remark is. */
export function noteProblems(note: string, confirmed: readonly string[]): FieldProblem[] {
  const problem = (code: string, vi: string, en: string): FieldProblem => ({ path: 'note', code, vi, en });
  if (note.length > MAX_NOTE)
    return [
      problem(
        'too-long',
        `Ghi chú dài ${note.length} ký tự, tối đa ${MAX_NOTE}.`,
        `The note has ${note.length} characters, at most ${MAX_NOTE} are kept.`,
      ),
    ];
  if (hasPersonalNumber(note))
    return [
      problem(
        'personal-number',
        'Ghi chú có dãy số giống số điện thoại hoặc số định danh. Vui lòng bỏ đi; số điện thoại của trường thì sửa ở mục liên hệ.',
        'The note has digits that look like a phone or identity number. Please remove them; the school’s own phone belongs to its contact.',
      ),
    ];
  const name = confirmed.includes('name-like') ? undefined : nameIn(note);
  return name
    ? [
        problem(
          'name-like',
          `Ghi chú có “${name}”, giống tên người. Vui lòng không ghi tên học sinh hoặc người nhà.`,
          `The note has “${name}”, which looks like a person’s name. Please do not name pupils or their families.`,
        ),
      ]
    : [];
}

/** Clocks of two machines differ a little. */
const SLACK = 60_000;

/** A call about a round was after it opened, and is over. */
export function calledAtProblems(calledAt: string, opensAt: Instant, now: Instant): FieldProblem[] {
  const at = Date.parse(calledAt);
  if (at > Date.parse(now) + SLACK)
    return [
      {
        path: 'calledAt',
        code: 'too-late',
        vi: 'Giờ gọi không thể sau bây giờ.',
        en: 'The time of the call cannot be in the future.',
      },
    ];
  return at < Date.parse(opensAt)
    ? [
        {
          path: 'calledAt',
          code: 'too-early',
          vi: 'Giờ gọi không thể trước lúc kỳ khai báo mở.',
          en: 'The time of the call cannot be before the round opened.',
        },
      ]
    : [];
}

/** `repeated`: the very same was noted before. `reused`: its id was used for something else. */
export function withCall(
  calls: readonly CallNoted[],
  call: CallNoted,
): { calls: CallNoted[] } | 'repeated' | 'reused' {
  const same = calls.find(({ id }) => id === call.id);
  if (same) return same.hash === call.hash ? 'repeated' : 'reused';
  return { calls: [...calls, call].slice(-CALLS_KEPT) };
}

/**
 * One takes back one's own newest call, within a while. `gone`: it is taken back already, or there is none such.
 * `stands`: it is another's, an older one, or too old.
 */
export function withoutCall(
  calls: readonly CallNoted[],
  id: string,
  email: string,
  now: Instant,
): { calls: CallNoted[] } | 'gone' | 'stands' {
  const standing = calls.filter(({ takenBackAt }) => takenBackAt === undefined);
  const call = standing.find((each) => each.id === id);
  if (!call) return 'gone';
  const expired = Date.parse(now) - Date.parse(call.notedAt) > TAKEN_BACK_WITHIN;
  if (call !== standing.at(-1) || call.email !== email || expired) return 'stands';
  return { calls: calls.map((each) => (each === call ? { ...each, takenBackAt: now } : each)) };
}
