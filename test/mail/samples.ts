/** Mails with realistic content, and names that would break careless markup or headers. Kiên Giang, 26/02/2021. */
import type { AlertEvent, AlertMail } from '../../functions/mail/templates/alert.tsx';
import type { CallListMail } from '../../functions/mail/templates/call-list.tsx';
import type { DigestMail } from '../../functions/mail/templates/digest.tsx';
import type { DirectiveMail } from '../../functions/mail/templates/directive.tsx';
import type { InvitationMail } from '../../functions/mail/templates/invitation.tsx';
import type { CancellationMail, NoticeMail } from '../../functions/mail/templates/notice.tsx';
import type { CallRow } from '../../functions/mail/templates/parts.tsx';
import type { ReceiptMail } from '../../functions/mail/templates/receipt.tsx';
import type { ReminderMail } from '../../functions/mail/templates/reminder.tsx';
import type { SignInMail } from '../../functions/mail/templates/sign-in.tsx';
import type { Figures } from '../../functions/oversight/tally.ts';
import { calm } from '../declarations/cast.ts';

export const SENDER = {
  provinceName: 'Kiên Giang',
  officeName: 'Phòng Giáo dục và Đào tạo thành phố Phú Quốc',
  zone: 'Asia/Ho_Chi_Minh',
};
const LINK =
  'https://khaibao.kiengiang.example/khai-bao/#link=kX3v9QmT2bYw7LrZ0aHs4dPe6uNc1fGj8oIi5yRtWxE&v=1';
const OFFICE_LINK = 'https://khaibao.kiengiang.example/quan-ly/?round=2021-02-26&unit=kien-giang.phu-quoc';
const FRIDAY = 'Thứ Sáu 26/02/2021';
/** 16:30 in Kiên Giang. */
const DUE = '2021-02-26T09:30:00.000Z';
/** A name as careless people and careful attackers type it. */
export const HOSTILE = 'Trường TH&THCS <b>"Thổ Châu"</b> </title><img src=x>';

export const figures = (changes: Partial<Figures> = {}): Figures => ({
  expected: 32,
  declared: 29,
  onTime: 27,
  late: 2,
  awaiting: 0,
  silent: 3,
  missed: 0,
  supplemented: 0,
  notRequired: 1,
  unreachable: 1,
  silentRunning: 1,
  newConfirmed: 1,
  activeConfirmed: 2,
  closeContacts: 14,
  secondaryContacts: 41,
  isolating: 12,
  symptomatic: 7,
  learners: 24_310,
  learnersAbsent: 402,
  learnersAbsentIll: 96,
  staff: 1_644,
  staffAbsent: 19,
  operation: { open: 27, partly: 1, remote: 0, closed: 1 },
  newlyClosed: 1,
  safety: { good: 22, fair: 4, unsafe: 1, 'mandatory-failed': 1, 'not-assessed': 1 },
  needs: { masks: 6, sanitiser: 4, thermometers: 1, 'test-kits': 0, other: 0 },
  supplementsWaiting: 0,
  excused: 0,
  ...changes,
});

export const silentRows: CallRow[] = [
  {
    name: 'Trường Tiểu học và Trung học cơ sở Thổ Châu',
    unit: 'Phú Quốc',
    silentBefore: 2,
    unreachable: false,
    contact: { name: 'Danh Thị Ngọc Lan', position: 'Hiệu trưởng', phone: '0297 000 0001' },
  },
  {
    name: 'Trường Mầm non Gành Dầu',
    unit: 'Phú Quốc',
    silentBefore: 1,
    unreachable: false,
    contact: { name: 'Thị Hồng Đào', position: 'y tế trường', phone: '0297 000 0002' },
  },
  { name: 'Trường Tiểu học Cửa Dương 2', unit: 'Phú Quốc', silentBefore: 0, unreachable: true },
];

export const signIn = (changes: Partial<SignInMail> = {}): SignInMail => ({
  ...SENDER,
  link: 'https://khaibao.kiengiang.example/quan-ly/#sign-in=kX3v9QmT2bYw7LrZ0aHs4dPe6uNc1fGj8oIi5yRtWxE',
  code: '12345678',
  expiresAt: '2021-02-26T00:20:00.000Z',
  ...changes,
});

export const directive = (changes: Partial<DirectiveMail> = {}): DirectiveMail => ({
  ...SENDER,
  kind: 'notice',
  school: { name: 'Trường Tiểu học Dương Đông 1', unit: 'Phú Quốc' },
  directive: {
    number: '614/BGDĐT-GDTC',
    issuer: 'Bộ Giáo dục và Đào tạo',
    date: '2021-02-19',
    title: 'Cài đặt và khai báo trên ứng dụng An toàn COVID-19',
    deadline: '2021-02-26',
    link: 'https://moet.gov.vn/614-bgddt-gdtc',
  },
  link: 'https://khaibao.kiengiang.example/khai-bao/',
  address: 'th-duong-dong-1@truong.example',
  ...changes,
});

export const invitation = (changes: Partial<InvitationMail> = {}): InvitationMail => ({
  ...SENDER,
  kind: 'school',
  name: 'Nguyễn Thị Mỹ Hạnh',
  places: [{ role: 'declarer', name: 'Trường Tiểu học Dương Đông 1' }],
  email: 'th-duong-dong-1@truong.example',
  link: 'https://khaibao.kiengiang.example/khai-bao/#dang-nhap=kX3v9QmT2bYw7LrZ0aHs4dPe6uNc1fGj8oIi5yRtWxE',
  page: 'https://khaibao.kiengiang.example/khai-bao/',
  expiresAt: '2021-03-05T01:00:00.000Z',
  weekdays: [1, 5],
  hours: {
    opens: '06:00',
    reminder: '07:00',
    nudge: '14:00',
    callList: '15:00',
    due: '16:30',
    digest: '17:00',
  },
  helper: { unit: 'Phú Quốc', name: 'Lê Thị Hương', phone: '0297 000 0111' },
  ...changes,
});

/** Somebody with every work there is in an office. */
export const officeInvitation = (changes: Partial<InvitationMail> = {}): InvitationMail =>
  invitation({
    kind: 'office',
    places: [
      { role: 'officer', name: 'Phú Quốc' },
      { role: 'observer', name: 'Hà Tiên' },
      { role: 'responder', name: 'Phú Quốc' },
    ],
    ...changes,
  });

export const reminder = (changes: Partial<ReminderMail> = {}): ReminderMail => ({
  ...SENDER,
  kind: 'reminder',
  school: { name: 'Trường Tiểu học Dương Đông 1', unit: 'Phú Quốc' },
  rounds: [{ title: FRIDAY, kind: 'scheduled', dueAt: DUE }],
  link: LINK,
  silentBefore: 0,
  now: '2021-02-26T00:00:00.000Z',
  ...changes,
});

/** 08:01: all in order, nobody ill with it. */
export const receipt = (changes: Partial<ReceiptMail> = {}): ReceiptMail => ({
  ...SENDER,
  school: { name: 'Trường Tiểu học Dương Đông 1', unit: 'Phú Quốc', level: 'primary' },
  round: { title: FRIDAY, kind: 'scheduled', dueAt: DUE },
  state: 'declared',
  received: {
    reference: 'BCDF-2345',
    at: '2021-02-26T01:01:00.000Z',
    who: 'Trần Thị Mai (th…@truong.example)',
    declaration: calm(),
  },
  criteriaTotal: 15,
  nextDueAt: '2021-03-01T09:30:00.000Z',
  correctableUntil: '2021-02-28T23:00:00.000Z',
  page: 'https://khaibao.kiengiang.example/khai-bao/',
  ...changes,
});

export const nudge = (changes: Partial<ReminderMail> = {}): ReminderMail =>
  reminder({ kind: 'nudge', silentBefore: 2, now: '2021-02-26T07:00:00.000Z', ...changes });

export const notice = (changes: Partial<NoticeMail> = {}): NoticeMail => ({
  ...SENDER,
  school: { name: 'Trường Tiểu học Dương Đông 1', unit: 'Phú Quốc' },
  title: 'Rà soát phòng học làm khu cách ly',
  authority: 'Ủy ban nhân dân thành phố Phú Quốc',
  letter: '12/CV-UBND',
  reason: 'Chuẩn bị phương án cách ly tập trung tại trường học.',
  dueAt: DUE,
  questions: 2,
  also: [FRIDAY],
  link: LINK,
  now: '2021-02-26T00:00:00.000Z',
  ...changes,
});

export const cancellation = (changes: Partial<CancellationMail> = {}): CancellationMail => {
  const { reason: _, questions: __, also: ___, link: ____, ...told } = notice();
  return { ...told, cancelledAt: '2021-02-26T01:00:00.000Z', ...changes };
};

export const callList = (changes: Partial<CallListMail> = {}): CallListMail => ({
  ...SENDER,
  unit: { name: 'Phú Quốc' },
  round: { title: FRIDAY, dueAt: DUE },
  rows: silentRows,
  expected: 32,
  declared: 29,
  link: OFFICE_LINK,
  chatText:
    'Kính nhờ các trường sau khai báo tình hình COVID-19 trước 16:30 hôm nay:\n1. Trường Tiểu học và Trung học cơ sở Thổ Châu\n2. Trường Mầm non Gành Dầu\n3. Trường Tiểu học Cửa Dương 2\nĐường dẫn riêng của từng trường ở trong thư gửi lúc 07:00 và 14:00. Trân trọng cảm ơn.',
  now: '2021-02-26T08:00:00.000Z',
  ...changes,
});

const MONDAY = {
  title: 'Thứ Hai 22/02/2021',
  figures: figures({
    newConfirmed: 0,
    activeConfirmed: 1,
    closeContacts: 9,
    newlyClosed: 0,
    safety: { good: 21, fair: 6, unsafe: 1, 'mandatory-failed': 0, 'not-assessed': 0 },
  }),
};

export const digest = (changes: Partial<DigestMail> = {}): DigestMail => ({
  ...SENDER,
  unit: { name: 'Phú Quốc', isProvince: false },
  round: { title: FRIDAY, dueAt: DUE, digestAt: '2021-02-26T10:00:00.000Z' },
  figures: figures(),
  previous: MONDAY,
  silent: silentRows,
  silentTotal: 3,
  needs: figures().needs,
  newCases: [
    {
      name: 'Trường Tiểu học Dương Đông 1',
      unit: 'Phú Quốc',
      newConfirmed: 1,
      classes: ['3A', 'điểm trường Bãi Bổn'],
    },
  ],
  newlyClosed: [{ name: 'Trường Mầm non Hòn Thơm', unit: 'Phú Quốc', until: '2021-03-05' }],
  levelChanges: [
    { name: 'Trường Trung học cơ sở An Thới 2', unit: 'Phú Quốc', from: 'fair', to: 'unsafe' },
    { name: 'Trường Tiểu học Hàm Ninh', unit: 'Phú Quốc', from: 'fair', to: 'good' },
  ],
  criteriaConfirmed: false,
  unreachable: 1,
  link: OFFICE_LINK,
  unsubscribeLink:
    'https://khaibao.kiengiang.example/api/unsubscribe/9QmT2bYw7LrZ0aHs4dPe6uNc1fGj8oIi5yRtWxE',
  now: '2021-02-26T10:01:00.000Z',
  ...changes,
});

/** A round in which nothing happened that had not been so on Monday. */
export const quietDigest = (changes: Partial<DigestMail> = {}): DigestMail => {
  const calm = figures({
    newConfirmed: 0,
    newlyClosed: 0,
    declared: 32,
    onTime: 32,
    late: 0,
    silent: 0,
    unreachable: 0,
    safety: { good: 25, fair: 4, unsafe: 1, 'mandatory-failed': 1, 'not-assessed': 1 },
  });
  return digest({
    figures: calm,
    previous: { title: 'Thứ Hai 22/02/2021', figures: calm },
    silent: [],
    silentTotal: 0,
    needs: {},
    newCases: [],
    newlyClosed: [],
    levelChanges: [],
    unreachable: 0,
    ...changes,
  });
};

export const alertEvent = (changes: Partial<AlertEvent> = {}): AlertEvent => ({
  schoolName: 'Trường Tiểu học Dương Đông 1',
  unitName: 'Phú Quốc',
  kind: 'cases',
  newConfirmed: { before: 0, now: 2 },
  level: { before: 'good', now: 'mandatory-failed' },
  classes: [
    { label: '3A', measure: 'remote', confirmed: 1, contacts: 31 },
    { label: 'điểm trường Bãi Bổn', measure: 'closed', confirmed: 1, contacts: 12 },
  ],
  operation: 'partly',
  at: '2021-02-26T02:12:00.000Z',
  contact: { name: 'Nguyễn Thị Mỹ Hạnh', position: 'Hiệu trưởng', phone: '0297 000 0099' },
  ...changes,
});

export const alert = (changes: Partial<AlertMail> = {}): AlertMail => ({
  ...SENDER,
  unit: { name: 'Phú Quốc' },
  events: [alertEvent()],
  link: OFFICE_LINK,
  criteriaConfirmed: true,
  now: '2021-02-26T02:13:00.000Z',
  ...changes,
});
