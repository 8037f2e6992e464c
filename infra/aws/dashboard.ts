/** One page that answers "is today going well?". Vietnamese first, as its readers are. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Province } from '../../functions/platform/province.ts';
import { runbookOf } from './alarms.ts';
import type { Measures, Watched } from './measures.ts';
import { queryNames } from './queries.ts';

const FIVE = Duration.minutes(5);
const QUARTER = Duration.minutes(15);
/** Declared and expected are said every ten minutes. */
const TEN = Duration.minutes(10);
const WIDTH = 24;

interface Shown {
  measures: Measures;
  watched: Watched;
  alarms: readonly cloudwatch.Alarm[];
}

const graph = (title: string, left: cloudwatch.IMetric[], more: Partial<cloudwatch.GraphWidgetProps> = {}) =>
  new cloudwatch.GraphWidget({ title, left, width: WIDTH / 2, height: 6, leftYAxis: { min: 0 }, ...more });

const labelled = (label: string, metric: cloudwatch.Metric): cloudwatch.Metric => metric.with({ label });

function words(province: Province, { site }: Watched): cloudwatch.TextWidget {
  const queries = queryNames(province).map((name) => `\`${name}\``);
  return new cloudwatch.TextWidget({
    width: WIDTH,
    height: 3,
    markdown: [
      `# ${province.name}: hôm nay có ổn không? · Is today going well?`,
      `Trang · Site: ${site.origin} — Sổ tay vận hành · Runbook: ${runbookOf(province)} — Logs Insights: ${queries.join(', ')}`,
      'Đỏ ở hàng dưới: mở mục cùng tên trong sổ tay. · Red below: open the runbook’s section of that name.',
    ].join('\n\n'),
  });
}

const today = ({ own }: Measures) =>
  new cloudwatch.SingleValueWidget({
    title: 'Hôm nay · Today',
    width: WIDTH,
    height: 4,
    sparkline: true,
    metrics: [
      labelled('Đã khai báo · Declared', own('Declared', 'Maximum', TEN)),
      labelled('Phải khai báo · Expected', own('Expected', 'Maximum', TEN)),
      labelled('Agenda trễ (giây) · lag (s)', own('AgendaLag', 'Maximum', FIVE)),
    ],
  });

function graphs({ own, api, reputation, jobErrors, throttles, deadLetters }: Measures) {
  return [
    [
      graph('Khai báo n/N · Declared n/N', [
        labelled('n', own('Declared', 'Maximum', TEN)),
        labelled('N', own('Expected', 'Maximum', TEN)),
      ]),
      graph('Thư · Mails', [
        labelled('Đã gửi · sent', own('MailsSent', 'Sum', QUARTER)),
        labelled('Bị từ chối · refused', own('MailsFailed', 'Sum', QUARTER)),
      ]),
    ],
    [
      graph('Agenda', [labelled('Trễ (giây) · lag (s)', own('AgendaLag', 'Maximum', FIVE))], {
        right: [
          labelled('Kỳ chưa mở · round missing', own('RoundMissing', 'Minimum', FIVE)),
          labelled('Thiếu báo cáo · digest missing', own('DigestMissing', 'Minimum', FIVE)),
        ],
        rightYAxis: { min: 0, max: 1 },
        leftAnnotations: [{ value: 600, label: '10 phút · minutes', color: '#d13212' }],
      }),
      graph('Lỗi · Errors', [
        ...jobErrors(FIVE),
        labelled('Việc lỗi · work failed', own('WorkFailed', 'Sum', FIVE)),
        labelled('Hết lượt chạy · throttles', throttles(FIVE)),
        labelled('API 5xx', api('5xx', 'Sum', FIVE)),
        ...deadLetters(FIVE).map((metric) => metric.with({ label: `${metric.label}: dead letters` })),
      ]),
    ],
    [
      graph('API: yêu cầu · requests', [
        labelled('Tất cả · all', api('Count', 'Sum', FIVE)),
        labelled('4xx', api('4xx', 'Sum', FIVE)),
      ]),
      graph('API: độ trễ (ms) · latency', [
        labelled('p50', api('Latency', 'p50', FIVE)),
        labelled('p95', api('Latency', 'p95', FIVE)),
      ]),
    ],
    [
      graph('Thư bị trả lại · Bounce rate', [reputation('Reputation.BounceRate', Duration.hours(1))], {
        leftAnnotations: [{ value: 0.05, label: 'AWS 5 %', color: '#d13212' }],
      }),
      graph('Báo thư rác · Complaint rate', [reputation('Reputation.ComplaintRate', Duration.hours(1))], {
        leftAnnotations: [{ value: 0.001, label: 'AWS 0,1 %', color: '#d13212' }],
      }),
    ],
  ];
}

/** Where `dashboardOf` says. */
export const makeDashboard = (scope: Construct, province: Province, { measures, watched, alarms }: Shown) =>
  new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: province.id,
    defaultInterval: Duration.hours(12),
    widgets: [
      [words(province, watched)],
      [
        new cloudwatch.AlarmStatusWidget({
          title: 'Chuông · Alarms',
          width: WIDTH,
          height: 3,
          alarms: [...alarms],
        }),
      ],
      [today(measures)],
      ...graphs(measures),
    ],
  });
