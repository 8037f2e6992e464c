import { describe, expect, it } from 'vitest';
import { alertMail, eventsToTell } from '../../functions/mail/templates/alert.tsx';
import { callListMail } from '../../functions/mail/templates/call-list.tsx';
import { receiptMail } from '../../functions/mail/templates/receipt.tsx';
import { reminderMail } from '../../functions/mail/templates/reminder.tsx';
import { signInMail } from '../../functions/mail/templates/sign-in.tsx';
import { neverSays, says } from './reading.ts';
import * as sample from './samples.ts';

describe('signing in', () => {
  const mail = signInMail(sample.signIn());
  it('gives the code in fours and says how long it lives', () => {
    expect(mail.subject).toBe('[Đăng nhập] Mã 1234 5678, dùng đến 07:20');
    says(mail, '1234 5678', '15 phút, đến 07:20', 'bỏ qua thư này');
  });
});

describe('the reminder', () => {
  it('says day and hour of the deadline in its subject', () => {
    expect(reminderMail(sample.reminder()).subject).toBe('[Khai báo] Thứ Sáu 26/02: hạn 16:30 hôm nay');
  });
  it('says tomorrow when the round is due tomorrow, by the clock of the province', () => {
    const eve = sample.reminder({ now: '2021-02-25T16:59:00.000Z' });
    expect(reminderMail(eve).subject).toBe('[Khai báo] Thứ Sáu 26/02: hạn 16:30 ngày mai');
    const midnight = sample.reminder({ now: '2021-02-25T17:00:00.000Z' });
    expect(reminderMail(midnight).subject).toBe('[Khai báo] Thứ Sáu 26/02: hạn 16:30 hôm nay');
  });
  it('names only the day when the deadline is further away', () => {
    const early = sample.reminder({ now: '2021-02-22T00:00:00.000Z' });
    expect(reminderMail(early).subject).toBe('[Khai báo] Thứ Sáu 26/02: hạn 16:30');
  });
  it('says whose link it is, that it needs no password and is not to be forwarded', () => {
    const mail = reminderMail(sample.reminder());
    says(mail, 'dành riêng cho Trường Tiểu học Dương Đông 1', 'không cần mật khẩu', 'không chuyển tiếp');
    says(
      mail,
      'người phụ trách khai báo đã thay đổi',
      'Kiên Giang – Phòng Giáo dục và Đào tạo thành phố Phú Quốc',
    );
  });
  it('holds both rounds when two are owed, the earlier deadline first, and the reason of the requested one', () => {
    const requested = {
      title: 'Rà soát người về từ vùng dịch',
      kind: 'requested',
      dueAt: '2021-02-26T03:00:00.000Z',
      reason: 'Công văn hỏa tốc',
    } as const;
    const mail = reminderMail(sample.reminder({ rounds: [...sample.reminder().rounds, requested] }));
    expect(mail.subject).toBe('[Khai báo] Thứ Sáu 26/02: hạn 10:00 hôm nay (2 kỳ)');
    says(mail, 'Đột xuất: Rà soát người về từ vùng dịch', 'Lý do: Công văn hỏa tốc', '26/02/2021, 16:30');
    const alone = reminderMail(sample.reminder({ rounds: [requested] }));
    expect(alone.subject).toBe('[Khai báo] Đột xuất – Thứ Sáu 26/02: hạn 10:00 hôm nay');
  });
  it('refuses to remind of nothing', () => {
    expect(() => reminderMail(sample.reminder({ rounds: [] }))).toThrow(RangeError);
  });
});

describe('the receipt', () => {
  const calmDay = sample.receipt();
  const withReceived = (changes: Partial<typeof calmDay.received>, more: Partial<typeof calmDay> = {}) =>
    receiptMail(sample.receipt({ ...more, received: { ...calmDay.received, ...changes } }));

  it('says in its subject for which day, under which reference, and whether in time', () => {
    const subject = (state: typeof calmDay.state) => receiptMail(sample.receipt({ state })).subject;
    expect(subject('declared')).toBe(
      '[Biên nhận] Thứ Sáu 26/02: mã BCDF-2345. Đã nhận bản khai báo, đúng hạn',
    );
    expect(subject('declared-late')).toMatch(/, trễ hạn$/);
    expect(subject('not-required')).toMatch(/Đã nhận bản khai báo$/);
  });
  it('holds what was received, by whom, until when it can be corrected and when the next is due', () => {
    const mail = receiptMail(calmDay);
    says(mail, 'Nhận lúc: thứ Sáu 26/02/2021, 08:01', 'Trần Thị Mai (th…@truong.example)');
    says(mail, 'Tổng số học sinh', '412', 'Không có ca mắc', '15/15', 'Khẩu trang');
    says(mail, 'đến khi kỳ này đóng, thứ Hai 01/03/2021, 06:00', 'Kỳ sau: hạn thứ Hai 01/03/2021, 16:30');
  });
  it('names cases and their classes, a suspension with its end', () => {
    const { declaration } = calmDay.received;
    const cases = { ...declaration.cases, staff: { ...declaration.cases.staff, newConfirmed: 2 } };
    const classes = [{ label: '3A', confirmed: 2, contacts: 1_040, measure: 'remote' as const }];
    const operation = { state: 'closed' as const, reason: 'khử khuẩn', until: '2021-03-05' };
    const mail = withReceived({ declaration: { ...declaration, cases, classes, operation } });
    says(mail, 'Ca mắc mới (F0)', 'Lớp 3A: 2 ca mắc, 1.040 tiếp xúc');
    says(mail, 'Tạm dừng đến trường · khử khuẩn · đến hết thứ Sáu 05/03/2021');
    neverSays(mail, /Không có ca mắc/);
  });
  it('says a level only where it is given one: where the criteria are confirmed', () => {
    neverSays(receiptMail(calmDay), /Mức độ an toàn|Tốt – an toàn/);
    says(withReceived({ safety: 'good' }), 'Mức độ an toàn: ● Tốt – an toàn');
  });
  it('tells a correction, what waited for a network and a supplement for what they are', () => {
    const held = withReceived({
      preparedAt: '2021-02-26T07:40:00+07:00',
      firstAt: '2021-02-26T00:30:00.000Z',
    });
    says(held, 'Bấm gửi lúc: thứ Sáu 26/02/2021, 07:40', 'bản đầu nhận lúc thứ Sáu 26/02/2021, 07:30');
    const supplement = {
      reference: 'XXXX-2222',
      receivedAt: '2021-03-01T02:00:00.000Z',
      state: 'waiting',
    } as const;
    says(
      receiptMail(sample.receipt({ supplement })),
      'đúng hạn',
      'bản bổ sung XXXX-2222 lúc thứ Hai 01/03/2021, 09:00: chờ cán bộ phụ trách chấp nhận',
    );
    const alone = withReceived({ reference: 'XXXX-2222' }, { supplement, state: 'missed' });
    expect(alone.subject).toMatch(/bản bổ sung, chờ cán bộ phụ trách chấp nhận$/);
  });
});

describe('the nudge', () => {
  it('says what is left', () => {
    expect(reminderMail(sample.nudge()).subject).toBe(
      '[Nhắc lại] Thứ Sáu 26/02: còn 2 giờ 30 phút, hạn 16:30 hôm nay',
    );
  });
  it('mentions rounds missed before only if there are any', () => {
    says(reminderMail(sample.nudge({ silentBefore: 2 })), '2 kỳ liền trước trường cũng chưa khai báo');
    says(reminderMail(sample.nudge({ silentBefore: 1 })), 'Kỳ trước trường cũng chưa khai báo');
    neverSays(reminderMail(sample.nudge({ silentBefore: 0 })), /trường cũng chưa/i);
  });
});

describe('the call list', () => {
  const mail = callListMail(sample.callList());
  it('says n/N and who owes, with numbers to tap', () => {
    expect(mail.subject).toBe('[Cần gọi] Phú Quốc 26/02: 3 trường chưa khai báo, hạn 16:30');
    says(
      mail,
      '29/32 trường đã khai báo',
      'còn 1 giờ 30 phút',
      '0297 000 0001 · Danh Thị Ngọc Lan · Hiệu trưởng',
    );
    expect(mail.html).toContain('href="tel:02970000001"');
  });
  it('keeps the order it was given and says who was silent before and who cannot be reached', () => {
    says(mail, 'Thổ Châu – 2 kỳ liền trước chưa khai báo', 'Gành Dầu – kỳ trước cũng chưa khai báo');
    says(mail, 'Cửa Dương 2 – không gửi được thư Chưa có người liên hệ');
    expect(mail.text.indexOf('Thổ Châu')).toBeLessThan(mail.text.indexOf('Gành Dầu'));
  });
  it('holds the text for the chat group as it stands', () => {
    expect(mail.text).toContain(sample.callList().chatText.split('\n').slice(0, 4).join('\n'));
  });
  it('says for whom it stands in, only then', () => {
    neverSays(mail, 'chưa có cán bộ phụ trách');
    says(
      callListMail(sample.callList({ fallbackFor: ['Kiên Hải', 'Hà Tiên'] })),
      'Kiên Hải, Hà Tiên chưa có cán bộ phụ trách',
    );
  });
  it('stays below what Gmail clips, however many owe, and says how many it left out', () => {
    const rows = Array.from({ length: 596 }, (_, n) => ({
      ...sample.silentRows[0],
      name: `Trường Tiểu học số ${n}`,
    }));
    const all = rows.map((row) => ({ unit: 'Hà Tiên', silentBefore: 3, unreachable: true, ...row }));
    const long = callListMail(sample.callList({ rows: all, expected: 596, declared: 0 }));
    expect(Buffer.byteLength(long.html)).toBeLessThan(102_000);
    says(long, '596 trường chưa khai báo', 'Còn 446 trường nữa');
  });
});

describe('the alert', () => {
  const level = sample.alertEvent({ kind: 'level', newConfirmed: { before: 0, now: 0 }, classes: [] });
  it('names the school when there is one and counts them when there are more', () => {
    expect(alertMail(sample.alert()).subject).toBe(
      '[Cảnh báo] Phú Quốc: 2 ca mắc mới tại Trường Tiểu học Dương Đông 1',
    );
    const second = sample.alertEvent({
      schoolName: 'Trường Mầm non Hòn Thơm',
      newConfirmed: { before: 1, now: 3 },
    });
    const mail = alertMail(sample.alert({ events: [sample.alertEvent(), second, level] }));
    expect(mail.subject).toBe('[Cảnh báo] Phú Quốc: 5 ca mắc mới tại 2 trường');
    says(mail, '3 ca mắc mới (lần báo trước 1)');
  });
  it('tells classes, measures, operation, time and whom to call', () => {
    const mail = alertMail(sample.alert());
    says(
      mail,
      '• 3A: 1 ca mắc, 31 tiếp xúc gần, học trực tuyến',
      'Một phần trực tiếp · nhận lúc thứ Sáu 26/02/2021, 09:12',
    );
    says(
      mail,
      '0297 000 0099 · Nguyễn Thị Mỹ Hạnh · Hiệu trưởng',
      'từ ● Tốt – an toàn sang ◆ Không đạt tiêu chí bắt buộc',
    );
  });
  it('shows no level while the criteria are not confirmed, not even beside cases', () => {
    const mixed = sample.alert({
      events: [sample.alertEvent(), { ...level, schoolName: 'Trường B' }],
      criteriaConfirmed: false,
    });
    neverSays(alertMail(mixed), /[●▲■◆]/, 'Mức độ an toàn', 'Trường B');
    const onlyLevels = sample.alert({ events: [level], criteriaConfirmed: false });
    expect(eventsToTell(onlyLevels)).toEqual([]);
    expect(() => alertMail(onlyLevels)).toThrow(RangeError);
  });
  it('does not call a level changed that is the same', () => {
    const same = sample.alertEvent({ level: { before: 'good', now: 'good' } });
    const mail = alertMail(sample.alert({ events: [same] }));
    says(mail, 'Mức độ an toàn: ● Tốt – an toàn');
    neverSays(mail, 'Mức độ an toàn: từ');
  });
  it('tells a school that became unsafe once the criteria are confirmed', () => {
    const mail = alertMail(sample.alert({ events: [level] }));
    expect(mail.subject).toBe('[Cảnh báo] Phú Quốc: Trường Tiểu học Dương Đông 1 không còn ở mức an toàn');
  });
  it('calls a correction downwards what it is', () => {
    const correction = sample.alertEvent({ kind: 'correction', newConfirmed: { before: 2, now: 0 } });
    const mail = alertMail(sample.alert({ events: [correction] }));
    expect(mail.subject).toBe('[Đính chính] Phú Quốc: số ca mắc mới tại Trường Tiểu học Dương Đông 1');
    says(mail, 'Đính chính: 0 ca mắc mới, không phải 2');
  });
});
