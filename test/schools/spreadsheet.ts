/** Spreadsheets as people send them: in the encodings of Excel and of old Vietnamese fonts, and with every mistake there is. */

import type { Against } from '../../functions/schools/register-import.ts';
import { PHU_QUOC, schools, units } from '../support/cast.ts';

/** TCVN3's bytes for the letters that the samples need; anything else stays as it is. */
const TCVN3: Record<string, number> = {
  ã: 0xb7,
  ư: 0xad,
  ờ: 0xea,
  ơ: 0xac,
  ê: 0xaa,
  â: 0xa9,
  ấ: 0xca,
  ọ: 0xe4,
  ể: 0xd3,
  đ: 0xae,
  Đ: 0xa7,
  ị: 0xde,
  ả: 0xb6,
  ý: 0xfd,
  ồ: 0xe5,
  ò: 0xdf,
  ộ: 0xe9,
  ạ: 0xb9,
  ú: 0xf3,
  ố: 0xe8,
  ô: 0xab,
};
/** VNI writes a letter and then its marks. */
const VNI: Record<string, number[]> = {
  ã: [0x61, 0xf5],
  ư: [0xf6],
  ờ: [0xf4, 0xf8],
  ơ: [0xf4],
  ê: [0x65, 0xe2],
  â: [0x61, 0xe2],
  ấ: [0x61, 0xe1],
  ọ: [0x6f, 0xef],
  ể: [0x65, 0xe5],
  đ: [0xf1],
  Đ: [0xd1],
  ị: [0xf2],
  ả: [0x61, 0xfb],
  ý: [0x79, 0xf9],
  ồ: [0x6f, 0xe0],
  ò: [0x6f, 0xf8],
  ộ: [0x6f, 0xe4],
  ạ: [0x61, 0xef],
  ú: [0x75, 0xf9],
  ố: [0x6f, 0xe1],
  ô: [0x6f, 0xe2],
};

const bytesBy = (text: string, of: (c: string) => readonly number[]): Uint8Array =>
  new Uint8Array([...text].flatMap((c) => (c <= '\u007F' ? [c.charCodeAt(0)] : of(c))));

/** Each letter's byte in windows-1258, as the decoder says; letters with two marks become two bytes. */
const BYTES_1258 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1258').decode(new Uint8Array([byte])),
    byte,
  ]),
);
const TONES = '\u0300\u0301\u0303\u0309\u0323';
function in1258(c: string): number[] {
  const whole = BYTES_1258.get(c);
  if (whole !== undefined) return [whole];
  const marks = [...c.normalize('NFD')];
  const rest = marks
    .filter((mark) => !TONES.includes(mark))
    .join('')
    .normalize('NFC');
  const tones = marks.filter((mark) => TONES.includes(mark));
  return [rest, ...tones].map((part) => BYTES_1258.get(part) ?? 0x3f);
}

const utf8 = new TextEncoder();
const utf16 = (text: string, swap: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(swap ? bytes.swap16() : bytes);
};

export const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => utf8.encode(text),
  'UTF-8 with a mark': (text) => utf8.encode(`\uFEFF${text}`),
  'UTF-8 with marks apart': (text) => utf8.encode(text.normalize('NFD')),
  'UTF-16, as "Unicode Text"': (text) => utf16(text, false),
  'UTF-16 the other way round': (text) => utf16(text, true),
  'windows-1258': (text) => bytesBy(text, in1258),
};
export const asTcvn3 = (text: string): Uint8Array => bytesBy(text, (c) => [TCVN3[c] ?? 0x3f]);
export const asVni = (text: string): Uint8Array => bytesBy(text, (c) => VNI[c] ?? [0x3f]);
/** What an English Excel makes of "CSV (Comma delimited)". */
export const asQuestionMarks = (text: string): Uint8Array => bytesBy(text, () => [0x3f]);
/** UTF-8 once opened as windows-1252 and saved again. */
export const asMojibake = (text: string): Uint8Array =>
  utf8.encode(new TextDecoder('windows-1252').decode(utf8.encode(text)));

export const against = (more: Partial<Against> = {}): Against => ({
  schools,
  units,
  declarers: new Map(),
  today: '2021-02-26',
  ...more,
});

/** Rows with a heading of ours; the third column of each line tells what is wrong with it. */
export const MESSY = [
  ['DANH SÁCH TRƯỜNG NĂM HỌC 2020-2021'],
  [],
  [
    'Stt',
    'MA TRUONG (*)',
    'Tên trường',
    'Cấp',
    'Phòng GDĐT',
    'Địa bàn',
    'Từ ngày',
    'Ngừng từ ngày',
    'Sáp nhập vào',
    'Người liên hệ',
    'SĐT',
    'E-mail',
    'Ghi chú',
  ],
  [
    '1',
    'moi-1',
    '  Trường  Tiểu học\nBãi Thơm ',
    'tieu hoc',
    'phu quoc',
    '',
    '05/09/2020',
    '',
    '',
    'Lê Thị A',
    912345678,
    'A@truong.example; b@truong.example',
    '',
  ],
  ['2', '', 'Trường không mã', 'MN', 'Phú Quốc'],
  ['3', '9,1E+07', 'Trường mã hỏng', 'MN', 'Phú Quốc'],
  ['4', 'moi 2', 'Trường mã có dấu cách', 'MN', 'Phú Quốc'],
  ['5', 'moi-1', 'Trường lặp mã', 'MN', 'Phú Quốc'],
  ['6', 'moi-3', 'Trường cấp lạ', 'Đại học', 'Phú Quốc'],
  ['7', 'moi-4', 'Trường đơn vị lạ', 'THCS', 'Quận 1'],
  ['8', 'moi-5', 'Trường thiếu cấp', '', 'Phú Quốc'],
  ['9', 'moi-6', 'Tr??ng Ti?u h?c', 'TH', 'Phú Quốc'],
  ['10', 'moi-7', 'Trường ngày lạ', 'TH', 'Phú Quốc', '', '31/02/2020'],
  ['11', 'moi-8', 'Trường ngừng trước khi mở', 'TH', 'Phú Quốc', '', '05/09/2020', '01/09/2020'],
  ['12', 'moi-9', 'Trường nhập vào hư không', 'TH', 'Phú Quốc', '', '05/09/2000', '01/09/2020', 'khong-co'],
  ['13', 'moi-10', 'Trường thư lạ', 'TH', 'Phú Quốc', '', '', '', '', '', '', 'khong phai thu'],
  ['14', 'moi-11', 'Trường máy lạ', 'TH', 'Phú Quốc', '', '', '', '', 'Lê B', 'không có'],
  [],
  ['15', 'TH-HON-DAT', 'Trường th-hon-dat', 'Tiểu học', 'Huyện Hòn Đất'],
  ['16', 'mn-ganh-dau', 'Trường Mầm non Gành Dầu', '', ''],
  ['17', 'th-duong-dong-1', '', '', 'hon-dat'],
] as const satisfies (string | number)[][];
export { PHU_QUOC };
