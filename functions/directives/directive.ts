/** Official letters to schools (văn bản chỉ đạo): whom one is for, who has to acknowledge it, what may be published. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { FieldProblem } from '../platform/problem.ts';
import { isOpenOn, isWithin, type Level, type Path, type School } from '../schools/unit.ts';

/** What a letter says of itself. */
export interface Letter {
  /** `614/BGDĐT-GDTC` */
  number: string;
  issuer: string;
  /** Day of the letter. */
  date: CivilDate;
  title: string;
  /** Last day on which schools are to have acknowledged it. */
  deadline: CivilDate;
  /** Where it can be read: https only. */
  link?: string;
}

/** The schools a letter is for: below a unit, of these levels; none named: every level. */
export interface Audience {
  unit: Path;
  levels: Level[];
}

export interface DirectiveChange {
  at: Instant;
  /** Name of the person. */
  by: string;
  what: 'published' | 'edited' | 'withdrawn' | 'restored';
}

export interface Directive extends Letter, Audience {
  id: string;
  publishedAt: Instant;
  /** Name of whoever published it. */
  by: string;
  /** Counts changes; 1 when published. */
  revision: number;
  /** The newest of them. */
  changes: DirectiveChange[];
  withdrawnAt?: Instant;
}

export const isFor = ({ unit, levels }: Audience, school: Pick<School, 'path' | 'level'>): boolean =>
  isWithin(school.path, unit) && (levels.length === 0 || levels.includes(school.level));

/**
 * Whether a school counts in n/N: it is one of those the letter is for, is open on the register today, and was open on
 * or before the deadline. A school that opened later may acknowledge, but nobody waits for it.
 */
export const mustAcknowledge = (
  directive: Audience & Pick<Letter, 'deadline'>,
  school: School,
  today: CivilDate,
): boolean => isFor(directive, school) && isOpenOn(school, today) && school.from <= directive.deadline;

/** A letter concerns a unit when it is for schools below it, or below a unit above it. */
export const concerns = (directive: Pick<Audience, 'unit'>, unit: Path): boolean =>
  isWithin(directive.unit, unit) || isWithin(unit, directive.unit);

const isSecure = (link: string): boolean => {
  try {
    const url = new URL(link);
    return url.protocol === 'https:' && url.hostname.includes('.') && url.username === '';
  } catch {
    return false;
  }
};

const problem = (path: string, code: string, vi: string, en: string): FieldProblem => ({
  path,
  code,
  vi,
  en,
});

/** The same number by the same issuer, however it is spaced or written. */
const sameNumber = (a: Letter, b: Letter): boolean => {
  const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
  return plain(a.number) === plain(b.number) && plain(a.issuer) === plain(b.issuer);
};

export interface LetterContext {
  today: CivilDate;
  /** The deadline as it stands, when a letter is edited: it may stay though it has passed. */
  deadline?: CivilDate;
  /** Other letters that stand. */
  others: readonly Letter[];
  /** The writer was told of one with the same number, and means it. */
  numberAgain: boolean;
}

const blank = (letter: Letter): FieldProblem[] =>
  (['number', 'issuer', 'title'] as const)
    .filter((path) => letter[path].trim() === '')
    .map((path) => problem(path, 'blank', 'Mục này không được để trống.', 'This field cannot be empty.'));

function dates({ date, deadline }: Letter, context: LetterContext): FieldProblem[] {
  const { today } = context;
  const found: FieldProblem[] = [];
  if (date > today)
    found.push(
      problem(
        'date',
        'date-ahead',
        'Ngày văn bản không thể sau hôm nay.',
        'The letter cannot be of a later day.',
      ),
    );
  if (deadline < today && deadline !== context.deadline)
    found.push(problem('deadline', 'deadline-past', 'Hạn xác nhận đã qua.', 'The deadline has passed.'));
  else if (deadline < date)
    found.push(
      problem(
        'deadline',
        'deadline-before-letter',
        'Hạn xác nhận không thể trước ngày văn bản.',
        'The deadline cannot be before the letter.',
      ),
    );
  return found;
}

/** What is wrong with a letter, a sentence per field; nothing when it may be published. */
export function letterProblems(letter: Letter, context: LetterContext): FieldProblem[] {
  const again = !context.numberAgain && context.others.find((other) => sameNumber(other, letter));
  return [
    ...blank(letter),
    ...dates(letter, context),
    ...(letter.link !== undefined && !isSecure(letter.link)
      ? [
          problem(
            'link',
            'link-not-https',
            'Liên kết phải bắt đầu bằng https:// và mở được trên mạng.',
            'The link must begin with https:// and lead to a public address.',
          ),
        ]
      : []),
    ...(again
      ? [
          problem(
            'number',
            'number-used',
            `Văn bản số ${again.number} của ${again.issuer} đã được đăng (“${again.title}”).`,
            `Letter ${again.number} by ${again.issuer} has been published already (“${again.title}”).`,
          ),
        ]
      : []),
  ];
}

export const NOBODY_ASKED: FieldProblem = problem(
  'levels',
  'no-school',
  'Không có trường nào đang hoạt động trong phạm vi này.',
  'No school is open within this scope.',
);
