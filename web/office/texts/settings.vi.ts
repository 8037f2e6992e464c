/** Words of the settings, in Vietnamese. */
export const settingsVi = {
  title: 'Thiết lập',
  tabs: 'Phần thiết lập',
  tab: {
    '': 'Lịch khai báo',
    'ngay-nghi': 'Ngày nghỉ',
    'tieu-chi': 'Bộ tiêu chí',
    'cong-bo': 'Công bố',
    'lich-su': 'Lịch sử thay đổi',
  } as Record<string, string>,
  saved: 'Đã lưu. Có hiệu lực ngay, không cần triển khai lại.',
  changedElsewhere: 'Người khác vừa thay đổi thiết lập. Bản mới đã hiện bên dưới nút này khi bấm tải lại.',
  reload: 'Xem bản mới',

  // Calendar
  calendarLead: 'Giờ và ngày mới áp dụng từ kỳ mở tiếp theo. Kỳ đang mở giữ giờ lúc mở.',
  weekdays: 'Ngày khai báo trong tuần',
  weekdayNames: ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  hours: (zone: string) => `Giờ trong ngày (múi giờ ${zone})`,
  hourNames: {
    opens: 'Mở kỳ',
    reminder: 'Gửi thư nhắc',
    nudge: 'Gửi thư đôn đốc',
    callList: 'Gửi danh sách cần gọi',
    due: 'Hạn khai báo',
    digest: 'Gửi báo cáo tổng hợp',
  } as Record<string, string>,
  onHoliday: 'Khi ngày khai báo trùng ngày nghỉ của tất cả các cấp',
  onHolidayNames: {
    'stay-open': 'Không có kỳ ngày đó; kỳ trước mở đến kỳ sau',
    'next-working-day': 'Chuyển sang ngày làm việc kế tiếp',
  } as Record<string, string>,
  rollOutBy: 'Hạn triển khai: trước ngày',
  rollOutHint: 'Để trống nếu không đặt hạn. “Trước ngày 25/02” nghĩa là hết ngày 24/02.',
  upcoming: 'Các kỳ tới',
  upcomingLine: (opens: string, due: string) => `mở ${opens}, hạn ${due}`,
  noneUpcoming: 'Với thiết lập này, trong 400 ngày tới không có kỳ nào.',
  previewFailed: 'Chưa xem trước được; bấm lưu để biết mục nào cần sửa.',
  excused: (round: string, n: string) =>
    `Kỳ ${round} đang mở: ${n} trường chưa khai báo sẽ không phải khai báo.`,
  owing: (round: string, n: string) => `Kỳ ${round} đang mở: ${n} trường sẽ phải khai báo trở lại.`,

  // Holidays
  holidaysLead:
    'Ngày nghỉ quyết định sau khi kỳ đã mở chỉ miễn cho trường chưa khai báo. Kỳ đã đóng không đổi.',
  addHoliday: 'Thêm ngày nghỉ',
  editHoliday: 'Sửa ngày nghỉ',
  edit: 'Sửa',
  remove: 'Bỏ',
  editNamed: (name: string) => `Sửa ${name}`,
  removeNamed: (name: string) => `Bỏ ${name}`,
  name: 'Tên',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  who: 'Cấp nghỉ',
  everybody: 'Tất cả các cấp',
  someStages: 'Chỉ một số cấp',
  stages: 'Các cấp được nghỉ',
  stageNames: {
    preschool: 'Mầm non',
    primary: 'Tiểu học',
    'lower-secondary': 'THCS',
    'upper-secondary': 'THPT',
    continuing: 'GDTX',
  } as Record<string, string>,
  needStages: 'Hãy chọn ít nhất một cấp.',
  decreedAt: (moment: string) => `quyết định lúc ${moment}`,
  fromFile: 'có sẵn khi triển khai',
  removed: (name: string) => `Đã bỏ “${name}”.`,
  added: (name: string) => `Đã lưu “${name}”.`,
  noHolidays: 'Chưa có ngày nghỉ nào.',
  past: (n: string) => `${n} ngày nghỉ đã qua`,

  // Criteria
  criteriaLead:
    'Kỳ mở sau dùng bộ và nội dung này; kỳ đang mở giữ nguyên. Số thứ tự, tiêu chí bắt buộc và cách xếp mức theo công văn, không sửa được ở đây.',
  set: 'Bộ tiêu chí',
  confirmed: 'Sở xác nhận nội dung các tiêu chí dưới đây đúng văn bản',
  confirmedHint:
    'Khi chưa xác nhận, mức độ an toàn hiện kèm “(tiêu chí chưa được xác nhận)” và không có trong cảnh báo, tiêu đề thư.',
  mandatory: 'bắt buộc',
  certainty: {
    confirmed: 'đã xác nhận',
    probable: 'nội dung chắc, câu chữ có thể khác',
    provisional: 'câu chữ tạm, cần thay bằng nguyên văn',
  } as Record<string, string>,
  criterion: (n: string) => `Tiêu chí ${n}`,
  asGiven: 'Trả về câu chữ có sẵn',
  part: { before: 'Trước khi đến trường', during: 'Khi ở trường', after: 'Kết thúc buổi học' } as Record<
    string,
    string
  >,

  // Publication
  publicationLead:
    'Trang công khai không bao giờ nêu số ca của một trường; số từ 1 đến 4 hiện là “<5”, và số nào để lộ số nhỏ thì được ẩn.',
  publishSituation: 'Công bố tình hình theo đơn vị',
  publishSituationHint:
    'Số trường đã khai báo, tạm dừng và số ca của từng đơn vị. Mức độ an toàn chỉ có khi tiêu chí đã được xác nhận.',
  publishSchools: 'Cho tra cứu từng trường theo tên',
  publishSchoolsHint: 'Chỉ nêu đã hay chưa khai báo, có tạm dừng hay không; không nêu số ca.',
  publicPage: 'Xem trang công khai (cập nhật trong một phút)',
  published: (situation: boolean, schools: boolean) =>
    `${situation ? 'có' : 'không'} công bố theo đơn vị, ${schools ? 'có' : 'không'} tra cứu trường`,

  // History
  historyEmpty: 'Chưa có thay đổi nào; mọi thiết lập như khi triển khai.',
  revision: (n: string) => `Lần ${n}`,
  parts: {
    weekdays: 'Ngày khai báo',
    hours: 'Giờ',
    onHoliday: 'Trùng ngày nghỉ',
    holidays: 'Ngày nghỉ',
    criteria: 'Bộ tiêu chí',
    rollOutBy: 'Hạn triển khai',
    publication: 'Công bố',
  } as Record<string, string>,
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  none: 'không có',
  plus: (name: string) => `thêm ${name}`,
  minus: (name: string) => `bỏ ${name}`,
  textsChanged: 'nội dung tiêu chí được sửa',
  isConfirmed: 'đã xác nhận',
  notConfirmed: 'chưa xác nhận',
  same: 'như cũ',
};
export type SettingsWords = typeof settingsVi;
