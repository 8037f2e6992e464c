/** What is wrong with a change of the settings: each mistake a sentence beside its field. */
import type { Hours } from '../calendar/cadence.ts';
import type { FieldProblem } from '../platform/problem.ts';
import { type CriteriaChoice, type HolidayEntry, type SettingsChange, sameStages } from './settings.ts';

const MOST_HOLIDAYS = 100;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 800;
/** A holiday longer than this is a slip of the year. */
const LONGEST_DAYS = 120;
const HOURS_IN_ORDER = ['opens', 'reminder', 'nudge', 'callList', 'due', 'digest'] as const;

const problem = (path: string, code: string, vi: string, en: string): FieldProblem => ({
  path,
  code,
  vi,
  en,
});

const HOUR_NAMES: Record<keyof Hours, [vi: string, en: string]> = {
  opens: ['Giờ mở kỳ', 'The opening hour'],
  reminder: ['Giờ gửi thư nhắc', 'The reminder'],
  nudge: ['Giờ đôn đốc', 'The nudge'],
  callList: ['Giờ gửi danh sách cần gọi', 'The call list'],
  due: ['Hạn khai báo', 'The due hour'],
  digest: ['Giờ gửi báo cáo tổng hợp', 'The digest'],
};

/** Whoever puts such an hour after an afternoon's means the night that follows. */
const EARLIEST = '05:00';
const NOON = '12:00';
const PAST_MIDNIGHT = [
  ' Các giờ của một kỳ phải nằm trong cùng một ngày, không qua nửa đêm.',
  ' The hours of a round are those of one day: none may lie past midnight.',
] as const;

/** Each hour after the one before: a nudge before its reminder would mail what nobody was asked. */
const hoursOutOfOrder = (hours: Hours): FieldProblem[] =>
  HOURS_IN_ORDER.flatMap((key, i) => {
    const before = HOURS_IN_ORDER[i - 1];
    if (before === undefined || hours[before] < hours[key]) return [];
    const [vi, en] = HOUR_NAMES[key];
    const [viBefore, enBefore] = HOUR_NAMES[before];
    const [viNight, enNight] = hours[key] < EARLIEST && hours[before] >= NOON ? PAST_MIDNIGHT : ['', ''];
    return [
      problem(
        `hours.${key}`,
        'out-of-order',
        `${vi} (${hours[key]}) phải sau ${viBefore.toLowerCase()} (${hours[before]}).${viNight}`,
        `${en} (${hours[key]}) must come after ${enBefore.toLowerCase()} (${hours[before]}).${enNight}`,
      ),
    ];
  });

const daysOf = ({ from, to }: HolidayEntry): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const overlap = (a: HolidayEntry, b: HolidayEntry): boolean =>
  a.from <= b.to && b.from <= a.to && sameStages(a.stages, b.stages);

function holidayProblems(holiday: HolidayEntry, i: number, all: readonly HolidayEntry[]): FieldProblem[] {
  const at = (member: string) => `holidays.${i}.${member}`;
  const found: FieldProblem[] = [];
  const name = holiday.name.trim();
  if (name === '' || name.length > LONGEST_NAME)
    found.push(
      problem(
        at('name'),
        'name',
        `Cần tên ngày nghỉ, tối đa ${LONGEST_NAME} ký tự.`,
        `The holiday needs a name of at most ${LONGEST_NAME} characters.`,
      ),
    );
  if (holiday.to < holiday.from)
    found.push(
      problem(
        at('to'),
        'ends-before',
        'Ngày cuối phải từ ngày đầu trở đi.',
        'The last day must not come before the first.',
      ),
    );
  else if (daysOf(holiday) > LONGEST_DAYS)
    found.push(
      problem(
        at('to'),
        'too-long',
        `Kỳ nghỉ dài ${daysOf(holiday)} ngày: hãy kiểm tra lại năm (tối đa ${LONGEST_DAYS} ngày).`,
        `The holiday lasts ${daysOf(holiday)} days: check the year (at most ${LONGEST_DAYS} days).`,
      ),
    );
  const twin = all.findIndex((other, j) => j < i && overlap(other, holiday));
  if (twin >= 0)
    found.push(
      problem(
        at('from'),
        'overlap',
        `Trùng ngày với “${all[twin]?.name ?? ''}” cho cùng cấp học.`,
        `Overlaps “${all[twin]?.name ?? ''}” for the same levels.`,
      ),
    );
  return found;
}

function criteriaProblems(
  { set, texts }: NonNullable<SettingsChange['criteria']>,
  sets: readonly CriteriaChoice[],
): FieldProblem[] {
  const known = sets.find(({ id }) => id === set);
  if (!known)
    return [
      problem('criteria.set', 'unknown', 'Không có bộ tiêu chí này.', 'There is no such criteria set.'),
    ];
  return Object.entries(texts).flatMap(([n, text]) => {
    const path = `criteria.texts.${n}`;
    if (!known.items.some((item) => String(item.n) === n))
      return [problem(path, 'unknown', `Không có tiêu chí ${n}.`, `There is no criterion ${n}.`)];
    const length = text.trim().length;
    return length >= 10 && length <= LONGEST_TEXT
      ? []
      : [
          problem(
            path,
            'length',
            `Nội dung tiêu chí ${n} cần từ 10 đến ${LONGEST_TEXT} ký tự.`,
            `Criterion ${n} needs between 10 and ${LONGEST_TEXT} characters.`,
          ),
        ];
  });
}

/** What is wrong with a change, field by field; nothing when it may be made. */
export function settingsProblems(change: SettingsChange, sets: readonly CriteriaChoice[]): FieldProblem[] {
  const { weekdays, hours, holidays, criteria } = change;
  return [
    ...(weekdays && weekdays.length === 0
      ? [
          problem(
            'weekdays',
            'none',
            'Cần ít nhất một ngày khai báo trong tuần.',
            'At least one reporting day a week is needed.',
          ),
        ]
      : []),
    ...(hours ? hoursOutOfOrder(hours) : []),
    ...(holidays && holidays.length > MOST_HOLIDAYS
      ? [
          problem(
            'holidays',
            'too-many',
            `Tối đa ${MOST_HOLIDAYS} ngày nghỉ; hãy bỏ những ngày đã qua lâu.`,
            `At most ${MOST_HOLIDAYS} holidays; remove those long past.`,
          ),
        ]
      : []),
    ...(holidays ?? []).flatMap(holidayProblems),
    ...(criteria ? criteriaProblems(criteria, sets) : []),
  ];
}
