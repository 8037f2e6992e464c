// Loaded by /khai-bao/ with the rules, after the first screen.
/** The rules of a declaration: one function, run by the page while it is filled in and by the server on arrival. */
import { caseTotals } from './changes.ts';
import type { CheckContext, Count, Draft, Finding } from './declaration.ts';
import { CASE_KINDS, type Field, GROUPS, MAX_ANSWER, SOFT_CODES, visit } from './fields.ts';
import type { FindingCode } from './finding.ts';
import { hasPersonalNumber, nameIn } from './personal-data.ts';

/** `value` is what the rule speaks about, `limit` what it is compared with. */
type Say = (path: string, code: FindingCode, value?: number | string, limit?: number | string) => void;
type Rule = (draft: Draft, context: CheckContext, say: Say) => void;

const PHONE = /^(\+?84|0)?[1-9]\d{8,9}$/;

const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';
const FORMS = {
  date: /^\d{4}-\d\d-\d\d$/,
  instant: new RegExp(`^\\d{4}-\\d\\d-\\d\\dT${TIME}(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]${TIME})$`),
};
/** As the calendar has it: no 30 February. */
const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text)) && later(text, 0) === text;

/** Says `code` when both counts are typed and the first is the larger. */
const over = (say: Say, path: string, code: FindingCode, value: Count, limit: Count): void => {
  if (value !== null && limit !== null && value > limit) say(path, code, value, limit);
};

function checkText(
  { kind, max, optional, options }: Omit<Field, 'path'>,
  path: string,
  text: string,
  today: string,
  say: Say,
): void {
  if (kind === 'date' || kind === 'instant') {
    const day = text.slice(0, 10);
    const limit = later(today, max);
    if (!FORMS[kind].test(text) || !isDay(day)) say(path, 'malformed');
    else if (day > limit) say(path, 'too-late', day, limit);
  } else if (!text.trim()) {
    if (!optional) say(path, 'blank');
  } else if (kind === 'choice') {
    if (!options?.includes(text)) say(path, 'malformed');
  } else {
    over(say, path, 'too-long', text.length, max);
    if (kind === 'phone' && !PHONE.test(text.replace(/[\s.()-]/g, ''))) say(path, 'phone');
    if (kind !== 'free') return;
    if (hasPersonalNumber(text)) say(path, 'personal-number');
    const name = nameIn(text);
    if (name) say(path, 'name-like', name);
  }
}

/** Each value by itself, as the table of fields says. */
const checkFields: Rule = (draft, { today }, say) =>
  visit(draft, (field, path, value) => {
    const { kind, max, optional } = field;
    if (kind === 'count') {
      if (value == null) say(path, 'required');
      else if (!(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max))
        say(path, 'count', '', max);
    } else if (Array.isArray(value)) {
      over(say, path, 'too-many', value.length, max);
      if (path !== 'classes' && new Set(value).size < value.length) say(path, 'duplicate');
    } else if (typeof value === 'string') checkText(field, path, value, today, say);
    else if (!optional) say(path, 'blank');
  });

const checkOperation: Rule = ({ operation: { state, reason, until } }, { today }, say) => {
  const closed = state === 'closed';
  if (closed && !reason?.trim()) say('operation.reason', 'reason-required');
  if (!until) return;
  if (!closed) say('operation.until', 'until-only-closed');
  else if (until < today) say('operation.until', 'until-past', until, today);
};

/** Absences and cases against the school's people, and these against last time. */
const checkPeople: Rule = (draft, { last }, say) => {
  for (const group of GROUPS) {
    const { total, absent, absentIll } = draft[group];
    over(say, `${group}.absent`, 'absent-over-total', absent, total);
    over(say, `${group}.absentIll`, 'ill-over-absent', absentIll, absent);
    for (const kind of CASE_KINDS)
      over(say, `cases.${group}.${kind}`, 'cases-over-total', draft.cases[group][kind], total);
    const before = last?.[group].total ?? total;
    if (total === null || before === null) continue;
    const moved = Math.abs(total - before);
    if (moved > 5 && moved > before / 10) say(`${group}.total`, `total-moved-${group}`, total, before);
  }
};

const checkLearners: Rule = ({ learners, operation, remark }, { level }, say) => {
  const { total, absent } = learners;
  if (total === 0 && !operation.reason?.trim() && !remark.trim()) say('learners.total', 'total-zero');
  // With the school closed everybody is away, and adults in continuing education come when they can.
  if (total && absent && absent > total / 2 && level !== 'continuing' && operation.state !== 'closed')
    say('learners.absent', 'absence-high', absent, total);
};

/** Classes cannot hold more than the school; cases far above last time are asked about. */
const checkCases: Rule = (draft, { last }, say) => {
  const now = caseTotals(draft);
  const sum = (of: 'confirmed' | 'contacts') => draft.classes.reduce((all, each) => all + (each[of] ?? 0), 0);
  over(say, 'classes', 'classes-over-confirmed', sum('confirmed'), now.newConfirmed + now.activeConfirmed);
  over(say, 'classes', 'classes-over-contacts', sum('contacts'), now.closeContacts + now.secondaryContacts);
  const before = caseTotals(last ?? draft);
  for (const kind of ['newConfirmed', 'activeConfirmed'] as const) {
    if (now[kind] >= before[kind] + 5 && now[kind] >= before[kind] * 3)
      say(`cases.learners.${kind}`, 'cases-jump', now[kind], before[kind]);
  }
};

const checkCriteria: Rule = ({ criteria: { set, version, passed }, operation }, { criteria }, say) => {
  if (set !== criteria.id || version !== criteria.version) {
    say('criteria.set', 'criteria-version');
    return;
  }
  for (const n of passed) {
    if (!criteria.items.some((item) => item.n === n)) say('criteria.passed', 'criteria-unknown', n);
  }
  // A first form starts with nothing passed: an untouched list must not send health officers to a school.
  if (!passed.length && /open|partly/.test(operation.state)) say('criteria.passed', 'criteria-none');
};

const checkAnswers: Rule = ({ answers = {} }, { questions = [], today }, say) => {
  const kinds = { number: 'number', 'yes-no': 'boolean', text: 'string' };
  for (const { id, kind } of questions) {
    const path = `answers.${id}`;
    const answer = answers[id] ?? '';
    if (answer === '') say(path, 'blank');
    else if (typeof answer !== kinds[kind]) say(path, 'malformed');
    else if (typeof answer === 'string')
      checkText({ kind: 'free', max: MAX_ANSWER }, path, answer, today, say);
    else if (!(Number(answer) >= 0 && Number(answer) <= 1e9)) say(path, 'malformed');
  }
  for (const id of Object.keys(answers)) {
    if (!questions.some((question) => question.id === id)) say(`answers.${id}`, 'malformed');
  }
};

const RULES = [
  checkFields,
  checkOperation,
  checkPeople,
  checkLearners,
  checkCases,
  checkCriteria,
  checkAnswers,
];

/**
 * Every rule that speaks: hard ones refuse, soft ones are asked once and absent when confirmed. Page and server run
 * this very function. It takes a draft's shape for granted (the server's schema has seen to it); counts may be null.
 */
export function check(draft: Draft, context: CheckContext): Finding[] {
  const found: Finding[] = [];
  const say: Say = (path, code, value = '', limit = '') => {
    const soft = SOFT_CODES.some((each) => each === code);
    if (soft && draft.confirmed.includes(code)) return;
    found.push({ path, code, ...(soft && { soft }), values: { value, limit } });
  };
  for (const rule of RULES) rule(draft, context, say);
  if (draft.needs.includes('other') && !draft.remark.trim()) say('remark', 'need-other');
  return found;
}

/** Hard findings refuse; soft ones wait for a yes. */
export const isHard = (finding: Finding): boolean => !finding.soft;
