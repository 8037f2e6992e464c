/** The days of a week as people read them. */
import type { Lang } from './wording.ts';

const NAMES: Record<Lang, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const AND: Record<Lang, string> = { vi: ' và ', en: ' and ' };

/** `thứ Hai và thứ Sáu` · `Monday and Friday`. @param weekdays ISO, 1 = Monday */
export function weekdaysText(weekdays: readonly number[], lang: Lang = 'vi'): string {
  const names = [...weekdays].sort((a, b) => a - b).map((day) => NAMES[lang][day - 1] ?? '');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${AND[lang]}${names.at(-1)}`;
}
