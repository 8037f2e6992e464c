/**
 * A province's file (infra/provinces/*.json): what an operator edits, checked at synth and at start.
 * What administrators change without a deploy lives in the Settings item instead.
 */
import * as z from 'zod/mini';

const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ dạng 16:30'));
const civilDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày dạng 2021-02-26'));
const stage = z.enum(['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing']);
const code = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'chữ thường, số và gạch nối'));

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

export const provinceSchema = z.strictObject({
  /** Code and root path of the tree. Also the stack's name. */
  id: code,
  name: z.string().check(z.minLength(1)),
  /** Who answers for it, as mails and pages sign. */
  office: z.string().check(z.minLength(1)),
  zone: z.string().check(z.refine(isZone, 'múi giờ không có trong danh mục IANA')),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  weekdays: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1)),
  hours: z
    .strictObject({
      opens: wallTime,
      reminder: wallTime,
      nudge: wallTime,
      callList: wallTime,
      due: wallTime,
      digest: wallTime,
    })
    .check(
      z.refine((h) => {
        const order = [h.opens, h.reminder, h.nudge, h.callList, h.due, h.digest];
        return order.every((time, i) => i === 0 || (order[i - 1] ?? '') < time);
      }, 'giờ phải theo thứ tự: mở, nhắc, đôn đốc, danh sách gọi, hạn, tổng hợp'),
    ),
  onHoliday: z.enum(['stay-open', 'next-working-day']),
  holidays: z.array(
    z
      .strictObject({
        from: civilDate,
        to: civilDate,
        name: z.string().check(z.minLength(1)),
        stages: z.optional(z.array(stage).check(z.minLength(1))),
      })
      .check(z.refine((h) => h.from <= h.to, 'ngày nghỉ kết thúc trước khi bắt đầu')),
  ),
  criteria: z.strictObject({
    set: z.enum(['moet-1467', 'hanoi-3668']),
    /** True only when the department has confirmed the wording of every criterion. */
    confirmed: z.boolean(),
  }),
  mail: z.strictObject({
    /** The SES identity: a domain the province owns. */
    domain: z.string().check(z.regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)),
    fromName: z.string().check(z.minLength(1)),
    /** Local part of the sender's address. */
    fromLocal: z.string().check(z.regex(/^[a-z0-9._-]+$/)),
    /** Share of the account's SES rate this province may use, 0–1. */
    rateShare: z.number().check(z.gt(0), z.maximum(1)),
  }),
  /** Own domain for the pages; without it CloudFront's name is used. The certificate must be in us-east-1. */
  site: z.optional(z.strictObject({ domain: z.string(), certificateArn: z.string() })),
  /** Who is told of alarms. */
  operators: z.array(z.email()),
  /** By when every school was to have begun: done before this day begins in the province's zone ("trước ngày"). */
  rollOutBy: z.optional(civilDate),
  /** The letters this duty answers; `about` in our own words. */
  letters: z.array(
    z.strictObject({
      number: z.string(),
      issuer: z.string(),
      date: civilDate,
      about: z.string(),
      url: z.optional(z.url()),
    }),
  ),
});

export type Province = z.infer<typeof provinceSchema>;

/** @throws Error with one sentence per mistake, each naming the place in the file. */
export function parseProvince(source: unknown): Province {
  const result = z.safeParse(provinceSchema, source);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `${issue.path.join('.') || '(tệp)'}: ${issue.message}`);
  throw new Error(`Province file is not valid:\n  ${mistakes.join('\n  ')}`);
}
