/** Why a file as a whole cannot be read, and what to do about it: in Excel's own menu words, for a person who has Excel open. */
import type { Said } from './import-problems.ts';

const SAVE_VI =
  'Trong Excel chọn Tệp → Lưu như (File → Save As), loại “Excel Workbook (*.xlsx)” hoặc “CSV UTF-8”, rồi chọn lại tệp.';
const SAVE_EN =
  'In Excel choose File → Save As, type “Excel Workbook (*.xlsx)” or “CSV UTF-8”, then choose the file again.';

const REASONS = {
  empty: ['Tệp không có dòng nào.', 'The file has no rows.'],
  'old-excel': [
    `Đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu. ${SAVE_VI}`,
    `This is an old Excel file (.xls) or one with a password. ${SAVE_EN}`,
  ],
  'not-a-table': [`Tệp này không phải bảng tính. ${SAVE_VI}`, `This file is not a spreadsheet. ${SAVE_EN}`],
  'broken-workbook': [
    `Không mở được tệp Excel này: tệp bị hỏng hoặc tải lên chưa hết. ${SAVE_VI}`,
    `This Excel file cannot be opened: it is damaged or incomplete. ${SAVE_EN}`,
  ],
  'too-large': [
    'Bảng tính quá lớn: nhiều nhất 10.000 hàng và 60 cột. Hãy xóa hàng, cột trống định dạng thừa hoặc chia tệp.',
    'The sheet is too large: at most 10,000 rows and 60 columns. Delete formatted empty ones or split the file.',
  ],
  tcvn3: [
    `Chữ trong tệp dùng phông TCVN3 (.VnTime), không phải Unicode. Hãy chuyển sang Unicode (UniKey → Công cụ → Chuyển mã). ${SAVE_VI}`,
    `The text is in TCVN3 (.VnTime), not Unicode. Convert it first (UniKey → Toolkit). ${SAVE_EN}`,
  ],
  vni: [
    `Chữ trong tệp dùng phông VNI, không phải Unicode. Hãy chuyển sang Unicode (UniKey → Công cụ → Chuyển mã). ${SAVE_VI}`,
    `The text is in a VNI font, not Unicode. Convert it first (UniKey → Toolkit). ${SAVE_EN}`,
  ],
  mojibake: [
    `Chữ có dấu trong tệp đã hỏng (như “TrÆ°á»ng”) vì lần lưu trước sai bảng mã. Hãy mở lại tệp gốc. ${SAVE_VI}`,
    `Letters with diacritics are damaged (like “TrÆ°á»ng”): the file was once saved in a wrong encoding. Open the original. ${SAVE_EN}`,
  ],
  'question-marks': [
    `Chữ có dấu trong tệp đã thành dấu hỏi (như “Tr??ng”). Hãy mở lại tệp gốc. ${SAVE_VI}`,
    `Letters with diacritics have become question marks (like “Tr??ng”). Open the original file. ${SAVE_EN}`,
  ],
  'unknown-encoding': [
    `Không nhận ra bảng mã của tệp. ${SAVE_VI}`,
    `The file’s encoding is not known. ${SAVE_EN}`,
  ],
  'open-quote': [
    `Tệp CSV có dấu ngoặc kép mở mà không đóng. ${SAVE_VI}`,
    `A quotation mark in the CSV file is never closed. ${SAVE_EN}`,
  ],
  'no-heading': [
    'Không thấy hàng tiêu đề: cần có cột “Mã trường” và ít nhất một cột khác (Tên trường, Cấp học, Đơn vị quản lý…). Có thể tải tệp mẫu để xem.',
    'There is no heading row: a column “School code” and at least one more is needed (name, level, unit …). The template shows them.',
  ],
} as const satisfies Record<string, readonly [string, string]>;
export type FileRefusalCode = keyof typeof REASONS;

/** Thrown by what reads a file; whoever called tells it the person. */
export class FileRefusal extends Error {
  override name = 'FileRefusal';
  readonly code: FileRefusalCode;
  constructor(code: FileRefusalCode) {
    super(code);
    this.code = code;
  }
  get said(): Said {
    const [vi, en] = REASONS[this.code];
    return { vi, en };
  }
}
