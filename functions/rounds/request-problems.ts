/** What is wrong with a request for a declaration, each mistake a sentence beside its field. Pure. */
import type { Instant } from '../calendar/cadence.ts';
import { instantOf } from '../calendar/zone.ts';
import type { FieldProblem } from '../platform/problem.ts';
import type { RequestBody } from './requests.ts';

export const LONGEST = { title: 120, reason: 600, authority: 150, letter: 60, question: 200 } as const;
export const MOST_QUESTIONS = 3;
/** Schools need time to read the notice. */
const SHORTEST_MS = 30 * 60_000;
/** Later is a slip of the month; and what is open is looked for within sixty days of its opening. */
const LONGEST_DAYS = 30;

const problem = (path: string, code: string, vi: string, en: string): FieldProblem => ({
  path,
  code,
  vi,
  en,
});

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/;
const ABSOLUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant from one with offset or Z, or from a date and time on the clock of `zone`; undefined when it is neither. */
export function dueInstant(text: string, zone: string): Instant | undefined {
  const [, date, hour, minute] = LOCAL.exec(text) ?? [];
  try {
    if (date) return instantOf(date, `${hour}:${minute}`, zone);
    return ABSOLUTE.test(text) ? new Date(text).toISOString() : undefined;
  } catch {
    // 30 February.
    return undefined;
  }
}

/** Text that must be there, or may be empty, and how long it may be. */
function textProblem(path: string, text: string, max: number, names: [string, string]): FieldProblem[] {
  const length = text.trim().length;
  const [vi, en] = names;
  if (length === 0) return [problem(path, 'empty', `Cần nhập ${vi}.`, `${en} is needed.`)];
  return length <= max
    ? []
    : [
        problem(
          path,
          'too-long',
          `Tối đa ${max} ký tự (đang có ${length}).`,
          `At most ${max} characters (there are ${length}).`,
        ),
      ];
}

function dueProblems(dueAt: Instant | undefined, now: Instant): FieldProblem[] {
  if (dueAt === undefined)
    return [
      problem(
        'dueAt',
        'malformed',
        'Cần nhập ngày và giờ của hạn khai báo.',
        'Give the date and time it is due.',
      ),
    ];
  const left = Date.parse(dueAt) - Date.parse(now);
  if (left <= 0) return [problem('dueAt', 'past', 'Hạn khai báo đã qua.', 'That moment has passed.')];
  if (left < SHORTEST_MS)
    return [
      problem(
        'dueAt',
        'too-soon',
        'Hạn phải sau lúc này ít nhất 30 phút để trường kịp nhận thư.',
        'It must be due 30 minutes from now at the earliest, so that schools get the mail in time.',
      ),
    ];
  if (left > LONGEST_DAYS * 86_400_000)
    return [
      problem(
        'dueAt',
        'too-far',
        `Hạn không được quá ${LONGEST_DAYS} ngày kể từ hôm nay.`,
        `It must be due within ${LONGEST_DAYS} days.`,
      ),
    ];
  return [];
}

function questionProblems(questions: RequestBody['questions']): FieldProblem[] {
  const each = questions
    .slice(0, MOST_QUESTIONS)
    .flatMap(({ text }, i) =>
      textProblem(`questions.${i}.text`, text, LONGEST.question, ['nội dung câu hỏi', 'The question']),
    );
  if (questions.length <= MOST_QUESTIONS) return each;
  return [
    ...each,
    problem(
      'questions',
      'too-many',
      `Tối đa ${MOST_QUESTIONS} câu hỏi thêm.`,
      `At most ${MOST_QUESTIONS} extra questions.`,
    ),
  ];
}

/**
 * @param dueAt as `dueInstant` understood it
 * @param schools how many schools are asked
 */
export function requestProblems(
  body: RequestBody,
  dueAt: Instant | undefined,
  schools: number,
  now: Instant,
): FieldProblem[] {
  return [
    ...textProblem('title', body.title, LONGEST.title, ['tiêu đề', 'A title']),
    ...textProblem('reason', body.reason, LONGEST.reason, ['lý do', 'A reason']),
    ...textProblem('authority', body.authority, LONGEST.authority, ['cơ quan yêu cầu', 'The authority']),
    ...(body.letter?.trim()
      ? textProblem('letter', body.letter, LONGEST.letter, ['số văn bản', 'The letter'])
      : []),
    ...dueProblems(dueAt, now),
    ...questionProblems(body.questions),
    ...(schools === 0
      ? [
          problem(
            body.stages ? 'stages' : 'unit',
            'nobody',
            'Không có trường nào thuộc đơn vị và cấp học đã chọn.',
            'No school of that unit teaches the stages chosen.',
          ),
        ]
      : []),
  ];
}
