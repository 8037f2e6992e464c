/** Words of the situation on the home page; the rest of the page is plain HTML in both languages. */
import type { DutyState } from '../../functions/calendar/duty.ts';
import type { Lang } from '../../functions/calendar/wording.ts';
import type { SafetyLevel } from '../../functions/declarations/criteria.ts';

export const LANGUAGES = ['vi', 'en'] as const satisfies readonly Lang[];

const DECLARED: readonly DutyState[] = ['declared', 'declared-late', 'supplemented'];

const vi = {
  asOf: (round: string, moment: string) => `Kỳ ${round}, số liệu lúc ${moment}.`,
  declared: (n: string, of: string) => `${n}/${of} trường đã khai báo`,
  suspended: (n: string) => `${n} trường tạm dừng đến trường`,
  fresh: (n: string) => `Ca mắc mới: ${n}`,
  active: (n: string) => `Đang điều trị: ${n}`,
  columns: ['Đơn vị', 'Đã khai báo', 'Ca mới', 'Đang điều trị'],
  unitSuspended: (n: string) => `${n} trường tạm dừng`,
  note: '“<5”: từ 1 đến 4. “ẩn”: không công bố, để không suy ra được số nhỏ hay số của một trường.',
  hidden: 'ẩn',
  off: 'Tỉnh không công bố số liệu tại đây.',
  failed: 'Chưa tải được số liệu. Vui lòng thử lại sau.',
  synthetic: 'Dữ liệu diễn tập – không phải số liệu thật.',
  next: (moment: string) => `Kỳ sau mở ${moment}.`,
  found: (n: string) => `${n} trường`,
  more: 'Còn nữa: hãy gõ thêm tên.',
  none: 'Không có trường nào tên như vậy.',
  state: (state: DutyState): string =>
    DECLARED.includes(state)
      ? 'Đã khai báo'
      : state === 'not-required'
        ? 'Không phải khai báo kỳ này'
        : 'Chưa khai báo',
  closed: (until: string) => (until ? `tạm dừng đến hết ngày ${until}` : 'tạm dừng đến trường'),
  days: (days: string) => `mỗi ${days}`,
  at: (hour: string) => ` lúc ${hour}`,
  slashed: (date: string) => date.split('-').reverse().join('/'),
  letter: (date: string) => ` ngày ${date} của `,
  criteria: {
    and: ' và ',
    from: (letter: string, date: string, count: string, mandatory: string) =>
      `Tính từ bộ tiêu chí theo văn bản ${letter} ngày ${date}: ${count} tiêu chí, mỗi tiêu chí đạt hoặc không đạt; các tiêu chí ${mandatory} là bắt buộc.`,
    good: (n: number) => `Đạt từ ${n} tiêu chí, trong đó đủ các tiêu chí bắt buộc.`,
    fair: (from: number, to: number) => `Đạt ${from} đến ${to} tiêu chí, trong đó đủ các tiêu chí bắt buộc.`,
    unsafe: (n: number) => `Đạt từ ${n} tiêu chí trở xuống.`,
    mandatoryFailed: (n: number) => `Đạt từ ${n} tiêu chí nhưng thiếu ít nhất một tiêu chí bắt buộc.`,
  },
  safety: {
    good: '● Tốt – an toàn',
    fair: '▲ Khá – an toàn, kiểm tra định kỳ',
    unsafe: '■ Chưa tốt – không an toàn',
    'mandatory-failed': '◆ Không đạt tiêu chí bắt buộc',
    'not-assessed': '– Không đánh giá',
  } as Record<SafetyLevel, string>,
};
export type HomeWords = typeof vi;

const en: HomeWords = {
  asOf: (round, moment) => `Round ${round}, as of ${moment}.`,
  declared: (n, of) => `${n}/${of} schools have declared`,
  suspended: (n) => `${n} schools suspended`,
  fresh: (n) => `New cases: ${n}`,
  active: (n) => `Under treatment: ${n}`,
  columns: ['Unit', 'Declared', 'New cases', 'Active'],
  unitSuspended: (n) => `${n} suspended`,
  note: '“<5”: from 1 to 4. “hidden”: not published, so that no small number and no single school’s can be worked out.',
  hidden: 'hidden',
  off: 'The province publishes no figures here.',
  failed: 'The figures could not be loaded. Please try again later.',
  synthetic: 'Rehearsal data – not real figures.',
  next: (moment) => `The next round opens ${moment}.`,
  found: (n) => `${n} schools`,
  more: 'There are more: type more of the name.',
  none: 'No school has such a name.',
  state: (state) =>
    DECLARED.includes(state)
      ? 'Declared'
      : state === 'not-required'
        ? 'Nothing to declare this round'
        : 'Not declared yet',
  closed: (until) => (until ? `suspended through ${until}` : 'suspended'),
  days: (days) => `every ${days}`,
  at: (hour) => ` at ${hour}`,
  slashed: (date) => date,
  letter: (date) => `, ${date}, `,
  criteria: {
    and: ' and ',
    from: (letter, date, count, mandatory) =>
      `From the criteria of letter ${letter} of ${date}: ${count} criteria, each passed or failed; ${mandatory} are mandatory.`,
    good: (n) => `At least ${n} passed, all mandatory ones among them.`,
    fair: (from, to) => `${from} to ${to} passed, all mandatory ones among them.`,
    unsafe: (n) => `At most ${n} passed.`,
    mandatoryFailed: (n) => `At least ${n} passed, but not every mandatory one.`,
  },
  safety: {
    good: '● Good – safe',
    fair: '▲ Fair – safe, with regular checks',
    unsafe: '■ Poor – not safe',
    'mandatory-failed': '◆ A mandatory criterion failed',
    'not-assessed': '– Not assessed',
  },
};

export const WORDS: Record<Lang, HomeWords> = { vi, en };
