/**
 * The alarms of a province as data: what each says and by which rule it rings. Each has a section of its name in
 * infra/RUNBOOK.md. CloudWatch bills 0.10 USD a month for each metric an alarm looks at: these look at fourteen.
 */
import type { MetricName } from '../../functions/platform/metrics.ts';
import type { Province } from '../../functions/platform/province.ts';

export interface Alarm {
  /** Ends the alarm's name and is the anchor of its section in the runbook. */
  id: string;
  /** What it watches of our own metrics, alone or beside AWS's (watch.ts). */
  own?: { metric: MetricName; statistic: 'Minimum' | 'Maximum' | 'Sum' };
  /** Rings when the value of each of the last `periods` periods is at or above the threshold. */
  periodMinutes: number;
  periods: number;
  threshold: number;
  /**
   * `breaching`: silence rings as well (a dead man's switch), though later than the rule says: CloudWatch first goes back
   * some periods more for values ("Configuring how CloudWatch alarms treat missing data"). `ignore`: as it was.
   */
  missing: 'breaching' | 'notBreaching' | 'ignore';
  /** What it means and what to do first, for who reads it on a phone. */
  says(province: Province): { vi: string; en: string };
}

/** Operators are told when the hour is this long past. */
const GRACE_MINUTES = 30;
const PERIOD = 5;

/** `06:00` and 30 minutes is `06:30`. */
function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const sum = (hour * 60 + minute + minutes) % (24 * 60);
  return [Math.floor(sum / 60), sum % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Each value of the last half hour says so, or there were none. */
const forHalfAnHour = { periodMinutes: PERIOD, periods: GRACE_MINUTES / PERIOD, threshold: 1 } as const;

export const ALARMS = [
  {
    id: 'round-not-open',
    own: { metric: 'RoundMissing', statistic: 'Minimum' },
    ...forHalfAnHour,
    missing: 'breaching',
    says: ({ hours }) => ({
      vi: `Đã 30 phút sau giờ mở (theo tệp: ${later(hours.opens, GRACE_MINUTES)}) mà kỳ khai báo hôm nay chưa mở, hoặc agenda im lặng nên không biết. Trường chưa được nhắc, chưa khai báo được kỳ này. Hệ thống tự thử lại mỗi phút. Trước tiên: nếu agenda-stands-still cũng báo thì xử lý chuông đó; nếu không, mở Logs Insights, truy vấn errors.`,
      en: `Half an hour after its hour (by the file: ${later(hours.opens, GRACE_MINUTES)}) today's round is not open, or the agenda is silent and nobody knows. No reminders, schools cannot declare to it. It is retried every minute. First: if agenda-stands-still rings too, see to that; else run the Logs Insights query errors.`,
    }),
  },
  {
    id: 'digest-missing',
    own: { metric: 'DigestMissing', statistic: 'Minimum' },
    ...forHalfAnHour,
    missing: 'breaching',
    says: ({ hours }) => ({
      vi: `Đã 30 phút sau giờ gửi (theo tệp: ${later(hours.digest, GRACE_MINUTES)}) mà chưa có báo cáo tổng hợp, hoặc agenda im lặng nên không biết. Sở, UBND, y tế chưa nhận số liệu; bản khai của trường vẫn được giữ. Trước tiên: nếu agenda-stands-still cũng báo thì xử lý chuông đó; nếu không, báo Sở xem trang Tổng quan, rồi mở Logs Insights, truy vấn errors.`,
      en: `Half an hour after its hour (by the file: ${later(hours.digest, GRACE_MINUTES)}) no digest was made, or the agenda is silent and nobody knows. Officials have no figures by mail; declarations are safe. First: if agenda-stands-still rings too, see to that; else point the department to the overview page and run the Logs Insights query errors.`,
    }),
  },
  {
    id: 'agenda-stands-still',
    own: { metric: 'AgendaLag', statistic: 'Maximum' },
    periodMinutes: PERIOD,
    periods: 2,
    threshold: 600,
    missing: 'breaching',
    says: () => ({
      vi: `Việc đến hạn chờ quá 10 phút, hoặc bộ lịch (agenda) không chạy: thư nhắc, cảnh báo ca mới, báo cáo đều dừng. Trường vẫn đăng nhập và khai báo được. Trước tiên: mở bảng Dashboard, xem "Agenda" có số hay trống; trống thì xem hàm agenda và lịch minutely.`,
      en: `Due work waits over 10 minutes, or the agenda does not run: no reminders, alerts or digests go out. Schools can still sign in and declare. First: open the dashboard; if "Agenda" shows nothing, look at the function agenda and its schedule.`,
    }),
  },
  {
    id: 'mails-failing',
    own: { metric: 'MailsFailed', statistic: 'Sum' },
    periodMinutes: 15,
    periods: 1,
    threshold: 5,
    missing: 'notBreaching',
    says: () => ({
      vi: `SES từ chối từ 5 lần gửi trở lên trong 15 phút: trường và cán bộ không nhận được thư. Thư bị từ chối tạm thời được gửi lại trong khoảng 2 giờ. Trước tiên: mở Logs Insights, truy vấn failed-mails, xem cột code; rồi xem SES có bị tạm dừng không.`,
      en: `SES refused 5 or more attempts within 15 minutes: people get no mail. What was refused for now is tried again for about two hours. First: run the Logs Insights query failed-mails and read its column code; then see whether SES has paused sending.`,
    }),
  },
  {
    id: 'bounce-rate',
    periodMinutes: 60,
    periods: 1,
    threshold: 0.03,
    missing: 'ignore',
    says: () => ({
      vi: 'Trên 3 % thư bị trả lại (AWS xét tài khoản ở 5 %, dừng gửi ở 10 %). Nếu bị dừng, không thư nào đi được nữa. Trước tiên: vào Nhật ký thư trên trang quản lý, sửa các địa chỉ "không gửi được thư"; đừng nhập thêm danh sách trường hôm nay.',
      en: 'Over 3% of mails bounce (AWS reviews an account at 5%, pauses it at 10%). Once paused, no mail leaves. First: in the office, open the log of mails and mend the unreachable addresses; import no more schools today.',
    }),
  },
  {
    id: 'complaint-rate',
    periodMinutes: 60,
    periods: 1,
    threshold: 0.0008,
    missing: 'ignore',
    says: () => ({
      vi: 'Trên 0,08 % thư bị báo là thư rác (AWS xét tài khoản ở 0,1 %, dừng gửi ở 0,5 %). Trước tiên: vào Nhật ký thư, xem ai đã báo; gọi cho họ, tắt báo cáo tổng hợp nếu họ không cần. Đừng bấm đôn đốc thêm hôm nay.',
      en: 'Over 0.08% of mails are reported as spam (AWS reviews an account at 0.1%, pauses it at 0.5%). First: in the log of mails see who complained; call them, switch off digests they do not need. Send no further nudges today.',
    }),
  },
  {
    id: 'functions-failing',
    own: { metric: 'WorkFailed', statistic: 'Sum' },
    periodMinutes: 15,
    periods: 1,
    threshold: 3,
    missing: 'notBreaching',
    says: () => ({
      vi: `Hàm chạy theo lịch lỗi, một việc cứ lỗi lại, hoặc tài khoản AWS hết lượt chạy đồng thời (throttle): từ 3 lần trong 15 phút. Việc lỗi được thử lại mỗi phút. Trước tiên: mở Logs Insights, truy vấn errors, xem cột kind và error.`,
      en: `Scheduled functions fail, one piece of work fails again and again, or the AWS account has no concurrency left (throttles): 3 or more in 15 minutes. Failed work is retried every minute. First: run the Logs Insights query errors; read kind and error.`,
    }),
  },
  {
    id: 'api-errors',
    periodMinutes: 5,
    periods: 1,
    threshold: 5,
    missing: 'notBreaching',
    says: () => ({
      vi: `API trả lỗi 5xx từ 5 lần trong 5 phút: có người không khai báo hoặc không xem được. Trang của trường tự giữ bản khai và gửi lại. Trước tiên: mở trang khai báo thử; rồi mở Logs Insights, truy vấn errors. Vừa cập nhật xong thì quay lại bản trước.`,
      en: `The API answered 5xx 5 or more times in 5 minutes: some cannot declare or look. A school's page keeps what it could not send and sends it again. First: open the page yourself; then run the Logs Insights query errors. If you have just deployed, roll back.`,
    }),
  },
  {
    id: 'dead-letters',
    periodMinutes: 5,
    periods: 1,
    threshold: 1,
    missing: 'notBreaching',
    says: () => ({
      vi: 'Một lần mở kỳ hoặc một báo cáo thư của SES (trả lại, khiếu nại) không xử lý được sau nhiều lần thử, đang nằm ở hàng chờ lỗi. Không gấp: được giữ 14 ngày. Trước tiên: xem kỳ hôm nay đã mở chưa; rồi làm theo hướng dẫn để xem và gửi lại.',
      en: "An opening, or what SES reported of a mail (bounce, complaint), could not be handled after several attempts and lies in a dead-letter queue. Not urgent: kept 14 days. First: see that today's round is open; then follow the runbook to look at it and send it again.",
    }),
  },
] as const satisfies readonly Alarm[];

export type AlarmId = (typeof ALARMS)[number]['id'];

/** Without a `runbook` in the province's file: the file in this repository. */
const RUNBOOK = 'infra/RUNBOOK.md';

export const runbookOf = ({ runbook }: Pick<Province, 'runbook'>, id?: AlarmId): string =>
  `${runbook ?? RUNBOOK}${id ? `#${id}` : ''}`;

/** Its name is the province's id. */
export const dashboardOf = ({ id, region }: Pick<Province, 'id' | 'region'>): string =>
  `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${id}`;

/** CloudWatch takes 1,024 characters. */
export function textOf(alarm: Pick<Alarm, 'says'> & { id: AlarmId }, province: Province): string {
  const { vi, en } = alarm.says(province);
  return [vi, en, `Dashboard: ${dashboardOf(province)}`, `Runbook: ${runbookOf(province, alarm.id)}`].join(
    '\n',
  );
}
