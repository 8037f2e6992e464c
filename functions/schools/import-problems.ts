/** What can be wrong with a row of a spreadsheet, each with its sentence in Vietnamese and English. */
import { type ColumnName, HEADINGS } from './import-columns.ts';
import { LONGEST_NAME } from './register.ts';

/** A sentence in both languages. */
export interface Said {
  vi: string;
  en: string;
}

export interface RowProblem extends Said {
  /** As the spreadsheet numbers its rows: the heading's own row counts. */
  row: number;
  /** The heading as the file has it, or ours where the file lacks the column. */
  column: string;
  /** What stands in the cell, cut short. */
  value: string;
  code: ProblemCode;
}

const quoted = (text: string): string => `“${text}”`;

/** The sentences, by code. `value`: what stands in the cell; `other`: what it is held against. */
const SENTENCES = {
  'id-missing': () => ['Thiếu mã trường.', 'The school code is missing.'],
  'id-form': () => [
    'Mã trường chỉ gồm chữ không dấu, chữ số, dấu - và _, tối đa 40 ký tự.',
    'A school code has only letters without diacritics, digits, - and _, at most 40.',
  ],
  'id-scientific': () => [
    'Excel đã đổi mã thành dạng số khoa học. Hãy định dạng cột mã là Văn bản (Text) rồi nhập lại mã.',
    'Excel turned the code into scientific notation. Format the column as Text and enter the code again.',
  ],
  'id-zeros': (_, other) => [
    `Excel có thể đã bỏ số 0 ở đầu: danh bạ có mã ${quoted(other)}. Hãy định dạng cột mã là Văn bản (Text) và ghi đủ mã.`,
    `Excel may have dropped leading zeros: the register has ${quoted(other)}. Format the column as Text and write the whole code.`,
  ],
  'id-twice': (_, other) => [
    `Mã này đã có ở hàng ${other} của tệp; hàng đó được dùng.`,
    `This code stands in row ${other} of the file already; that row is used.`,
  ],
  'new-needs': () => [
    'Mã này chưa có trong danh bạ: trường mới cần ghi đủ tên, cấp học và đơn vị quản lý.',
    'This code is new: a new school needs its name, level and management unit.',
  ],
  'name-long': () => [
    `Tên dài quá ${LONGEST_NAME} ký tự.`,
    `The name is longer than ${LONGEST_NAME} characters.`,
  ],
  'name-damaged': () => [
    'Tên có ký tự bị hỏng (� hoặc ?). Hãy gõ lại tên có dấu.',
    'The name has damaged characters (� or ?). Type it again.',
  ],
  'level-unknown': (value) => [
    `Không có cấp học ${quoted(value)}. Ví dụ: Mầm non, Tiểu học, THCS, THPT, TH&THCS, THCS&THPT, GDTX.`,
    `There is no level ${quoted(value)}. For example: preschool, primary, lower-secondary, upper-secondary, continuing.`,
  ],
  'unit-unknown': (value) => [
    `Không có đơn vị ${quoted(value)} trong hệ thống. Xem tên và mã ở thẻ “Đơn vị”.`,
    `There is no unit ${quoted(value)}. Names and codes stand in the tab “Units”.`,
  ],
  'unit-several': (value, other) => [
    `Có nhiều đơn vị tên ${quoted(value)}: hãy ghi mã (${other}).`,
    `Several units are called ${quoted(value)}: write the code (${other}).`,
  ],
  'unit-closed': (value) => [`Đơn vị ${quoted(value)} đã ngừng.`, `The unit ${quoted(value)} is closed.`],
  'date-unknown': (value) => [
    `${quoted(value)} không phải ngày đúng. Hãy ghi ngày/tháng/năm, ví dụ 05/09/2020; trường hoạt động trở lại thì ghi “mở lại” vào cột ngày ngừng.`,
    `${quoted(value)} is not a date. Write day/month/year, for example 05/09/2020; for a school that is open again write “open” as its closing day.`,
  ],
  'until-early': () => [
    'Ngày ngừng phải sau ngày bắt đầu hoạt động.',
    'The closing day must come after the first day.',
  ],
  'successor-unknown': (value) => [
    `Không có trường mã ${quoted(value)} để sáp nhập vào.`,
    `There is no school ${quoted(value)} to be merged into.`,
  ],
  'successor-self': () => [
    'Trường không thể sáp nhập vào chính mình.',
    'A school cannot be merged into itself.',
  ],
  'successor-undated': () => [
    'Ghi trường sáp nhập vào thì cần ghi cả ngày ngừng.',
    'With a successor goes the day from which the school is closed.',
  ],
  'phone-unknown': (value) => [
    `${quoted(value)} không phải số điện thoại.`,
    `${quoted(value)} is not a phone number.`,
  ],
  'contact-nameless': () => ['Người liên hệ cần có tên.', 'The contact needs a name.'],
  'text-long': () => ['Nội dung ô dài quá 150 ký tự.', 'The cell has more than 150 characters.'],
  'email-unknown': (value) => [
    `${quoted(value)} không phải địa chỉ thư điện tử đúng.`,
    `${quoted(value)} is not a valid e-mail address.`,
  ],
  'email-many': () => ['Nhiều nhất 10 địa chỉ cho một trường.', 'At most 10 addresses for a school.'],
  'declarer-lone': () => [
    'Có tên người khai báo nhưng thiếu thư điện tử.',
    'There is a declarer’s name but no e-mail address.',
  ],
  'changed-meanwhile': () => [
    'Trường này vừa được người khác sửa sau khi kiểm tra tệp. Hãy kiểm tra tệp lại.',
    'Somebody changed this school after the file was checked. Check the file again.',
  ],
  'account-disabled': (value) => [
    `Tài khoản ${quoted(value)} đang bị khóa nên không được cấp thêm trường.`,
    `The account ${quoted(value)} is disabled and was given no school.`,
  ],
} as const satisfies Record<string, (value: string, other: string) => readonly [string, string]>;
export type ProblemCode = keyof typeof SENTENCES;

const SHOWN = 60;
/** What a person needs to recognize a cell by. */
export const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** @param heading of the column in the file, if it has it */
export function problemOf(
  code: ProblemCode,
  at: { row: number; column: ColumnName; heading?: string; value?: string; other?: string },
): RowProblem {
  const value = cut(at.value ?? '');
  const [vi, en] = SENTENCES[code](value, at.other ?? '');
  return { row: at.row, column: cut(at.heading ?? HEADINGS[at.column].vi), value, code, vi, en };
}
