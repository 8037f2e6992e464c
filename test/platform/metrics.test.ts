/** The embedded metric format: what CloudWatch would take out of a line, by its own published rules. */
import { describe, expect, it } from 'vitest';
import { makeLog } from '../../functions/platform/log.ts';
import { METRICS, type MetricName, measured } from '../../functions/platform/metrics.ts';
import { readLogs } from '../support/logs.ts';

const NOW = '2021-02-26T00:00:05.000Z';

describe('a measured line', () => {
  it('says province, values and units as the format wants them', () => {
    expect(measured('kien-giang', NOW, { AgendaLag: 4, RoundMissing: 0 })).toEqual({
      province: 'kien-giang',
      AgendaLag: 4,
      RoundMissing: 0,
      _aws: {
        Timestamp: Date.parse(NOW),
        CloudWatchMetrics: [
          {
            Namespace: 'AnToanTruongHoc',
            Dimensions: [['province']],
            Metrics: [
              { Name: 'AgendaLag', Unit: 'Seconds' },
              { Name: 'RoundMissing', Unit: 'Count' },
            ],
          },
        ],
      },
    });
  });

  it('is one line of the log, with its members at the top where the format looks for them', () => {
    const logs = readLogs();
    makeLog().info('mail-sent', { purpose: 'alert', ...measured('kien-giang', NOW, { MailsSent: 1 }) });
    logs.stop();
    const [line, ...more] = logs.lines;
    expect(more).toEqual([]);
    expect(line).toMatchObject({ level: 'info', event: 'mail-sent', province: 'kien-giang', MailsSent: 1 });
    expect(line?._aws).toEqual(measured('kien-giang', NOW, { MailsSent: 1 })._aws);
  });

  it('stays within the format’s bounds and a dollar or two a month', () => {
    const all = Object.fromEntries(Object.keys(METRICS).map((name) => [name, 1]));
    const { _aws } = measured('x', NOW, all as Record<MetricName, number>);
    expect(_aws.CloudWatchMetrics[0]?.Metrics).toHaveLength(Object.keys(METRICS).length);
    // 0.30 USD each where it is sent all month.
    expect(Object.keys(METRICS).length * 0.3).toBeLessThanOrEqual(2.4);
  });
});
