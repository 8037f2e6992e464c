/** Nudging on demand, in Vietnamese. */
import type { SkippedFor } from '../../../functions/rounds/nudging.ts';

export const nudgingVi = {
  nudge: (schools: string) => `Đôn đốc ${schools} trường`,
  againAt: (time: string) => `Có thể đôn đốc lại lúc ${time}`,
  nobody: 'Không gửi được thư đến trường nào còn nợ khai báo: xin gọi điện.',
  title: (schools: string) => `Đôn đốc ${schools} trường?`,
  what: 'Mỗi trường nhận ngay một thư có liên kết khai báo của riêng trường. Trường nào khai báo trước khi thư đi thì không nhận nữa.',
  skippedHead: 'Không gửi cho:',
  skipped: {
    declared: (n: string) => `${n} trường đã khai báo`,
    unreachable: (n: string) => `${n} trường không gửi thư được, xin gọi điện`,
    nudged: (n: string) => `${n} trường vừa được đôn đốc trong hai giờ qua`,
    'not-required': (n: string) => `${n} trường không phải khai báo kỳ này`,
  } as Record<SkippedFor, (n: string) => string>,
  at: (name: string, time: string) => `${name} (lúc ${time})`,
  more: (n: string) => `và ${n} trường khác`,
  send: 'Gửi thư đôn đốc',
  sent: (schools: string, time: string) => `Lúc ${time} đã cho gửi thư đôn đốc đến ${schools} trường.`,
  sentNobody: 'Chưa gửi thư nào: không còn trường nào cần đôn đốc lúc này.',
  last: (when: string) => `Cán bộ đôn đốc lần cuối: ${when}`,
};
export type NudgingWords = typeof nudgingVi;
