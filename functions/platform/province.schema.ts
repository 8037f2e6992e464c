/**
 * The shape of a province's file (infra/provinces/*.json): what an operator edits. Read by infra/province-file/, which
 * says each mistake as a sentence; a rule here names itself, the sentence stands there. Functions take the type only.
 */
import * as z from 'zod/mini';

const DAY_MS = 86_400_000;

/** `2021-02-30` has the right form and is no date. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms - (ms % DAY_MS)).toISOString().startsWith(text);
};
const isZone = (zone: string): boolean => {
  try {
    // Offsets such as +07:00 are none of IANA's names, and Scheduler takes names only.
    return (
      /^[A-Z][\w+-]*(\/[A-Z][\w+-]*)+$/.test(zone) &&
      Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    );
  } catch {
    return false;
  }
};
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  return (
    domain.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /[a-z]{2}/.test(labels.at(-1) ?? '')
  );
};

/** One line that says something: mails carry it in their head. */
const line = z
  .string()
  .check(z.regex(/^[^\p{Cc}]*[^\s\p{Cc}][^\p{Cc}]*$/u, 'line'), z.maxLength(300, 'long'));
const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'wall-time'));
const civilDate = z.string().check(z.refine(isDate, 'date'));
const link = z.string().check(z.regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, 'url'));
const domain = z.string().check(z.refine(isDomain, 'domain'));
const stage = z.enum(['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing']);
const code = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'code'), z.maxLength(60, 'long'));

export const hoursSchema = z.strictObject({
  opens: wallTime,
  reminder: wallTime,
  nudge: wallTime,
  callList: wallTime,
  due: wallTime,
  digest: wallTime,
});

export const holidaySchema = z.strictObject({
  from: civilDate,
  to: civilDate,
  name: line,
  /** Stages that are off; absent: everybody. */
  stages: z.optional(z.array(stage).check(z.minLength(1, 'no-stages'))),
});

export const provinceSchema = z.strictObject({
  /** Code and root path of the tree. Also the stack's name. */
  id: code,
  name: line,
  /** Who answers for it, as mails and pages sign. */
  office: line,
  /** The education office of a unit, by the unit's kind in the register; a kind without one is its people's committee's. */
  offices: z.optional(z.record(code, line)),
  /** IANA name. */
  zone: z.string().check(z.refine(isZone, 'zone')),
  /** Of AWS. */
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'region')),
  /** ISO weekdays, 1 = Monday. */
  weekdays: z
    .array(z.int().check(z.minimum(1, 'weekday'), z.maximum(7, 'weekday')))
    .check(z.refine((days) => new Set(days).size === days.length, 'weekday-twice')),
  hours: hoursSchema,
  onHoliday: z.enum(['stay-open', 'next-working-day']),
  holidays: z.array(holidaySchema),
  criteria: z.strictObject({
    /** One of functions/declarations/criteria-sets.ts. */
    set: z.string(),
    /** True only when the department has confirmed the wording of every criterion. */
    confirmed: z.boolean(),
  }),
  mail: z.strictObject({
    /** The SES identity: a domain the province owns. */
    domain,
    fromName: line,
    /** Local part of the sender's address. */
    fromLocal: z
      .string()
      .check(z.regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/, 'local-part'), z.maxLength(64, 'long')),
    /** Share of the account's SES rate this province may use, 0–1. */
    rateShare: z.number().check(z.gt(0, 'share'), z.maximum(1, 'share')),
  }),
  /** Own domain for the pages; without it CloudFront's name is used. CloudFront takes certificates of us-east-1 only. */
  site: z.optional(
    z.strictObject({
      domain,
      certificateArn: z
        .string()
        .check(
          z.regex(
            /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
            'certificate',
          ),
        ),
    }),
  ),
  /** Who is told of alarms. */
  operators: z.array(z.email('address')).check(z.minLength(1, 'no-operators')),
  /** Where the alarms' texts find the runbook (infra/RUNBOOK.md as the province publishes it); `#` and its section follow. */
  runbook: z.optional(link.check(z.maxLength(120, 'long'))),
  /** By when every school was to have begun: done before this day begins in the province's zone ("trước ngày"). */
  rollOutBy: z.optional(civilDate),
  /** The letters this duty answers; `about` in our own words. */
  letters: z.array(
    z.strictObject({
      number: line,
      issuer: line,
      date: civilDate,
      about: line,
      url: z.optional(link),
    }),
  ),
});
