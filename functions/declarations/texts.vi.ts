// Loaded by /khai-bao/ with the rules, after the first screen.
/** The declaration's words in Vietnamese. */
import type { Level } from '../schools/unit.ts';
import type { SafetyLevel } from './criteria.ts';
import type { CaseKind, Measure, Need, Operation } from './declaration.ts';
import { type Texts, textsIn } from './texts.ts';

export const operationNames: Record<Operation, string> = {
  open: 'Trực tiếp',
  partly: 'Một phần trực tiếp',
  remote: 'Trực tuyến',
  closed: 'Tạm dừng đến trường',
};
export const needNames: Record<Need, string> = {
  masks: 'Khẩu trang',
  sanitiser: 'Dung dịch sát khuẩn',
  thermometers: 'Máy đo thân nhiệt',
  'test-kits': 'Bộ xét nghiệm',
  other: 'Khác',
};
export const measureNames: Record<Measure, string> = {
  none: 'Vẫn học tại lớp',
  remote: 'Học trực tuyến',
  closed: 'Tạm nghỉ',
};
export const caseNames: Record<CaseKind, string> = {
  newConfirmed: 'Ca mắc mới (F0)',
  activeConfirmed: 'Ca mắc đang điều trị',
  closeContacts: 'Tiếp xúc gần (F1)',
  secondaryContacts: 'Tiếp xúc với F1 (F2)',
  isolating: 'Đang cách ly',
  symptomatic: 'Có triệu chứng',
};
export const safetyNames: Record<SafetyLevel, string> = {
  good: 'Tốt – an toàn',
  fair: 'Khá – an toàn, kiểm tra định kỳ',
  unsafe: 'Chưa tốt – không an toàn',
  'mandatory-failed': 'Không đạt tiêu chí bắt buộc',
  'not-assessed': 'Không đánh giá',
};
export const levelNames: Record<Level, string> = {
  preschool: 'Mầm non, mẫu giáo',
  primary: 'Tiểu học',
  'lower-secondary': 'Trung học cơ sở',
  'upper-secondary': 'Trung học phổ thông',
  'primary-lower-secondary': 'Tiểu học và trung học cơ sở',
  'lower-upper-secondary': 'Trung học cơ sở và trung học phổ thông',
  'primary-lower-upper-secondary': 'Tiểu học, trung học cơ sở và trung học phổ thông',
  continuing: 'Giáo dục thường xuyên',
};

/** What the people counted are called; learners have a word of their own at some levels. */
export const staff = 'cán bộ, giáo viên, nhân viên';
export const learners = 'học sinh';
export const learnersOf: Partial<Record<Level, string>> = { preschool: 'trẻ', continuing: 'học viên' };

const totalMoved = '{field} là {value}, lần trước là {limit}. Có đúng không?';

export const texts: Texts = /* @__PURE__ */ textsIn({
  operationNames,
  needNames,
  measureNames,
  caseNames,
  safetyNames,
  thousands: '.',
  staff,
  learners,
  learnersOf,
  fields: {
    'operation.state': 'Hình thức hoạt động',
    'operation.reason': 'Lý do',
    'operation.until': 'Ngày cuối tạm dừng',
    total: 'Tổng số {people}',
    absent: 'Số {people} vắng',
    absentIll: 'Số {people} vắng do ốm',
    cases: 'Ca mắc, tiếp xúc, triệu chứng',
    classes: 'Lớp có ca mắc hoặc tiếp xúc',
    label: 'tên lớp hoặc điểm trường',
    confirmed: 'số ca mắc',
    contacts: 'số tiếp xúc',
    lastDay: 'ngày học cuối tại trường',
    measure: 'biện pháp',
    reportedAt: 'lúc báo trạm y tế',
    criteria: 'Tiêu chí an toàn',
    needs: 'Cần hỗ trợ',
    remark: 'Ghi chú',
    name: 'Họ tên người khai',
    position: 'Chức vụ',
    phone: 'Số điện thoại',
    answers: 'Câu hỏi thêm',
  },
  classFields: 'Lớp thứ {n}: {end}',
  criterion: 'Tiêu chí',
  yes: 'Đúng như vậy',
  notAName: 'Không phải tên người',
  sentences: {
    required: '{field}: vui lòng điền số, không có thì ghi 0.',
    blank: '{field}: vui lòng điền.',
    count: '{field} phải là số nguyên từ 0 đến {limit}.',
    'too-long': '{field} dài {value} ký tự, tối đa {limit}.',
    'too-many': '{field}: {value} mục, tối đa {limit}.',
    duplicate: '{field} có mục bị lặp.',
    malformed: '{field} chưa hợp lệ, vui lòng nhập lại.',
    phone: 'Số điện thoại chưa đúng, ví dụ đúng: 0912 345 678.',
    'personal-number':
      '{field} có dãy số giống số điện thoại hoặc số định danh. Vui lòng bỏ đi: bản khai báo không ghi thông tin cá nhân.',
    'too-late': '{field} không thể sau ngày {limit}.',
    'until-past': '{field} không thể trước hôm nay ({limit}).',
    'until-only-closed': 'Chỉ ghi ngày hết tạm dừng khi trường tạm dừng đến trường.',
    'reason-required': 'Vui lòng ghi lý do tạm dừng đến trường.',
    'absent-over-total': 'Số vắng ({value}) không thể nhiều hơn tổng số {people} ({limit}).',
    'ill-over-absent': 'Số vắng do ốm ({value}) không thể nhiều hơn số vắng ({limit}).',
    'cases-over-total': '{field}: {value} không thể nhiều hơn tổng số {people} ({limit}).',
    'classes-over-confirmed':
      'Số ca mắc của các lớp ({value}) không thể nhiều hơn của toàn trường ({limit}).',
    'classes-over-contacts':
      'Số tiếp xúc của các lớp ({value}) không thể nhiều hơn của toàn trường ({limit}).',
    'total-zero': '{field} là 0: vui lòng ghi lý do vào ghi chú.',
    'need-other': 'Cần hỗ trợ “Khác”: vui lòng ghi rõ vào ghi chú.',
    'criteria-version': 'Bộ tiêu chí đã thay đổi. Vui lòng mở lại trang và đánh giá lại.',
    'criteria-unknown': 'Tiêu chí {value} không có trong bộ tiêu chí.',
    'total-moved-learners': totalMoved,
    'total-moved-staff': totalMoved,
    'absence-high': 'Vắng {value} trên tổng số {limit} {people}, quá một nửa. Có đúng không?',
    'cases-jump': '{field}: toàn trường {value}, lần trước {limit}. Có đúng không?',
    'criteria-none': 'Chưa tiêu chí nào được đánh dấu đạt. Có đúng không?',
    'name-like': '{field} có “{value}”, giống tên người. Vui lòng không ghi tên học sinh hoặc người nhà.',
  },
});
