// Loaded by /khai-bao/ with the rules, after the first screen.
/**
 * No personal data of pupils in free text. Numbers that could be a phone or an identity card are refused; what looks
 * like a person's name is only questioned, for the heuristic cannot know. No lookbehind: iOS before 16.4 has none.
 */

/** Full dates and school years: `25-02-2021`, `26.02.2021`, `2020-2021`. They are no one's number. */
const DATES = /\b(?:[0-3]?\d([-.])[01]?\d\1|(?:19|20)\d\d ?[-–] ?)(?:19|20)\d\d\b/g;
/** Nine digits or more, whatever stands between them to group or to hide: spaces, dots, dashes, brackets. */
const NUMBER = /\d(?:[\s.()\p{Pd}\p{Cf}]{0,3}\d){8}/u;

/** True when the text holds what could be a phone, identity or insurance number. */
export const hasPersonalNumber = (text: string): boolean =>
  NUMBER.test(text.normalize('NFKC').replace(DATES, '/'));

/** Family names that hardly begin anything else. Danh and Thị: Khmer families of Kiên Giang. */
const SURE =
  'Nguyễn|Nguyen|Trần|Tran|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Danh|Thị|Trương|Đinh|Trịnh|Đoàn|Phùng';
/** Family names that also begin places (Hà Tiên, Châu Thành, Dương Đông): three syllables are wanted. */
const UNSURE = 'Hồ|Dương|Lý|Lâm|Hà|Cao|Châu|Mai|Thái|Lương|Lưu|Tô|Tạ|Đào|Kim|Thạch|Vương|Quách|Tống';
/** What begins like a name and is none. */
const NEVER = 'Hồ Chí Minh|Phan (?:Thiết|Rang)|Vũ Hán|Hoàng Sa|Danh (?:Sách|Mục)|Thị (?:Trấn|Xã)';
const SYLLABLE = '(?: \\p{Lu}\\p{L}*)';
const pattern = () =>
  new RegExp(
    `(^|[^\\p{L}])(?!${NEVER})((?:${SURE})${SYLLABLE}{1,3}|(?:${UNSURE})${SYLLABLE}{2,3})(?!\\p{L})`,
    'gu',
  );
const NAME = /* @__PURE__ */ pattern();
/** Words after which a person's name is a place's: schools, roads and wards are named after people. */
const PLACE =
  /(?:^|[^\p{L}])(?:trường|tiểu học|cơ sở|phổ thông|non|mẫu giáo|M[NG]|TH|THCS|THPT|PT\w+|xã|phường|trấn|huyện|quận|tỉnh|tp|thành phố|đường|phố|hẻm|ấp|khu|chợ|cầu|cảng|đình|đảo|kênh|công viên|bệnh viện|số \d+\S*)[\s.:"“]*$/iu;

/** The first words that look like a person's name, for the question to quote; undefined when there are none. */
export function nameIn(text: string): string | undefined {
  const clean = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Lu}{2,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
  for (const found of clean.matchAll(NAME)) {
    if (!PLACE.test(clean.slice(0, found.index) + found[1])) return found[2];
  }
  return undefined;
}
