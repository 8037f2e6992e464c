// Loaded by /khai-bao/ with the rules, after the first screen.
/** How findings and fields are put into words. The words themselves stand in texts.vi.ts and texts.en.ts. */
import type { Level } from '../schools/unit.ts';
import type { SafetyLevel } from './criteria.ts';
import type { CaseKind, Finding, Measure, Need, Operation } from './declaration.ts';
import type { FindingCode } from './finding.ts';

/** What a language file holds. `{…}` are filled in: field, people, value, limit. */
export interface Words {
  /** Between thousands: `1.234`. */
  thousands: string;
  staff: string;
  learners: string;
  /** What learners are called where the level has its own word. */
  learnersOf: Partial<Record<Level, string>>;
  /** By path, or by its end. */
  fields: Record<string, string>;
  /** Fields of a class, by their end; {n} counts from 1. */
  classFields: string;
  criterion: string;
  sentences: Record<FindingCode, string>;
  yes: string;
  notAName: string;
  operationNames: Record<Operation, string>;
  needNames: Record<Need, string>;
  measureNames: Record<Measure, string>;
  caseNames: Record<CaseKind, string>;
  safetyNames: Record<SafetyLevel, string>;
}

export interface Texts
  extends Pick<Words, 'operationNames' | 'needNames' | 'measureNames' | 'caseNames' | 'safetyNames'> {
  /** The sentence of a finding with its values. The level decides what learners are called. */
  sentence: (finding: Finding, level?: Level) => string;
  /** The name of a field as its label reads: `learners.absent` → "Số học sinh vắng". */
  fieldName: (path: string, level?: Level) => string;
  /** The button that confirms a soft finding. */
  confirmation: (finding: Pick<Finding, 'code'>) => string;
  /** What learners are called: trẻ, học sinh, học viên. */
  learnersName: (level?: Level) => string;
}

const fill = (template: string, words: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');

/** Numbers with their thousands apart, dates as `26/02/2021`, words as they are. */
const written = (value: number | string, thousands: string): string =>
  typeof value === 'number'
    ? String(value).replace(/\B(?=(\d{3})+$)/g, thousands)
    : value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');

/** The texts of a language. */
export function textsIn(words: Words): Texts {
  const { thousands, fields, caseNames, needNames } = words;
  const learnersName = (level?: Level) => (level && words.learnersOf[level]) || words.learners;
  const peopleOf = (path: string, level?: Level) => (/staff/.test(path) ? words.staff : learnersName(level));

  const nameOf = (path: string): string => {
    const [head = '', second = '', end = ''] = path.split('.');
    if (head === 'cases' && end) return `${caseNames[end as CaseKind]} – {people}`;
    if (head === 'classes' && end)
      return fill(words.classFields, { n: `${+second + 1}`, end: fields[end] ?? end });
    if (head === 'criteria' && end) return `${words.criterion} ${end}`;
    return needNames[second as Need] ?? fields[path] ?? fields[second] ?? fields[head] ?? path;
  };
  const fieldName = (path: string, level?: Level) => fill(nameOf(path), { people: peopleOf(path, level) });

  return {
    ...words,
    learnersName,
    fieldName,
    sentence: ({ code, path, values }, level) =>
      fill(words.sentences[code], {
        field: fieldName(path, level),
        people: peopleOf(path, level),
        value: written(values?.value ?? '', thousands),
        limit: written(values?.limit ?? '', thousands),
      }),
    confirmation: ({ code }) => (code === 'name-like' ? words.notAName : words.yes),
  };
}
