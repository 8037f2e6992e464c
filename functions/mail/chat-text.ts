/** "Sao chép lời nhắc": what an officer pastes into the schools' chat group. */
import { dayText, timeText } from '../calendar/wording.ts';
import type { Round } from '../rounds/round.ts';

export function chatText(
  round: Pick<Round, 'dueAt' | 'kind' | 'title'>,
  schools: readonly string[],
  publicOrigin: string,
  zone: string,
): string {
  const list = schools.map((name) => `- ${name}`).join('\n');
  const what =
    round.kind === 'requested'
      ? `khai báo đột xuất “${round.title}”, hạn ${timeText(round.dueAt, zone)} ${dayText(round.dueAt, zone)}`
      : `khai báo tình hình COVID-19 kỳ ${dayText(round.dueAt, zone)}, hạn ${timeText(round.dueAt, zone)}`;
  return [
    `Kính đề nghị các trường sau ${what}:`,
    list,
    `Khai báo tại ${publicOrigin}/khai-bao/ hoặc bằng liên kết trong thư nhắc.`,
  ].join('\n');
}
