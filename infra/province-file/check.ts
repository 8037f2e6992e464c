/**
 * Checks a province's file: all its mistakes at once, each a sentence with its place. The same at synth, at start and by
 * `npm run province -- check`. What the settings page refuses is refused here by the very same rules.
 */
import * as z from 'zod/mini';
import { CRITERIA_SETS } from '../../functions/declarations/criteria-sets.ts';
import { LARGEST_PROVINCE_BYTES, provinceBytes } from '../../functions/platform/environment.ts';
import { holidaySchema, hoursSchema, provinceSchema } from '../../functions/platform/province.schema.ts';
import type { Province } from '../../functions/platform/province.ts';
import type { HolidayEntry } from '../../functions/settings/settings.ts';
import { settingsProblems } from '../../functions/settings/settings-problems.ts';
import { membersOf, placeOf } from './fields.ts';
import { JsonError, type Path, type Position, type Read, readJson } from './json.ts';
import { nearest } from './nearest.ts';
import { REGIONS } from './regions.ts';
import {
  JSON_SENTENCES,
  memberTwice,
  missing,
  noneOf,
  ruleBroken,
  type Sentence,
  unknownMember,
  wrongType,
} from './sentences.ts';

/** One mistake: where in the file, and what is wrong. */
export interface Mistake extends Sentence {
  /** `hours.nudge`, `holidays[3].from`; empty for the file as a whole. */
  place: string;
  position: Position;
}

export type Checked = { province: Province } | { mistakes: Mistake[] };

type Found = Sentence & { path: Path };
type Issue = z.core.$ZodIssue;

const memberOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const valueAt = (source: unknown, path: Path): unknown => path.reduce<unknown>(memberOf, source);
const stepsOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** Names that are not known, each with what was probably meant: of the members there are, those that still lack. */
function unknownMembers(source: unknown, path: Path, keys: readonly string[]): Found[] {
  const object = valueAt(source, path);
  const there = membersOf(path);
  const lacking = there.filter((name) => memberOf(object, name) === undefined);
  return keys.map((key) => ({ path: [...path, key], ...unknownMember(key, nearest(key, lacking), there) }));
}

function foundBy(source: unknown, issue: Issue): Found[] {
  const path = stepsOf(issue.path);
  const value = valueAt(source, path);
  if (issue.code === 'unrecognized_keys') return unknownMembers(source, path, issue.keys);
  if (value === undefined && typeof path.at(-1) === 'string') return [{ path, ...missing(path) }];
  if (issue.code === 'invalid_type') return [{ path, ...wrongType(path, issue.expected, value) }];
  if (issue.code === 'invalid_value') return [{ path, ...noneOf(value, issue.values) }];
  if (issue.code === 'invalid_key') return [{ path, ...ruleBroken('code', path.at(-1)) }];
  return [{ path, ...ruleBroken(issue.message, value) }];
}

/** A name that was only misspelt is not missing as well. */
function withoutMisspelt(found: readonly Found[], source: unknown): Found[] {
  const near = (path: Path) => {
    const object = valueAt(source, path.slice(0, -1));
    const there = membersOf(path.slice(0, -1));
    const strangers = typeof object === 'object' && object !== null ? Object.keys(object) : [];
    const lacking = there.filter((name) => memberOf(object, name) === undefined);
    return strangers.some((key) => !there.includes(key) && nearest(key, lacking) === path.at(-1));
  };
  return found.filter(({ path }) => valueAt(source, path) !== undefined || !near(path));
}

const listAt = (source: unknown, key: string): unknown[] => {
  const value = memberOf(source, key);
  return Array.isArray(value) ? value : [];
};

/** The settings' own rules, on whatever parts can be read: one bad hour hides no overlapping holidays. */
function byTheSettings(source: unknown): Found[] {
  const hours = z.safeParse(hoursSchema, memberOf(source, 'hours')).data;
  const entries = listAt(source, 'holidays').flatMap((entry, at) => {
    const { data } = z.safeParse(holidaySchema, entry);
    if (!data) return [];
    const { stages, ...rest } = data;
    const holiday: HolidayEntry = { ...rest, ...(stages && { stages }) };
    return [{ at, holiday }];
  });
  const weekdays = memberOf(source, 'weekdays');
  const found = settingsProblems(
    {
      ...(Array.isArray(weekdays) && weekdays.length === 0 && { weekdays: [] }),
      ...(hours && { hours }),
      holidays: entries.map(({ holiday }) => holiday),
    },
    [],
  );
  return found.map(({ path, vi, en }) => {
    const [part = '', index, ...rest] = path.split('.');
    const at = part === 'holidays' && index !== undefined ? (entries[Number(index)]?.at ?? 0) : index;
    return { path: [part, ...(at === undefined ? [] : [at]), ...rest], vi, en };
  });
}

/** The second of two that say the same. */
const repeated = (keys: readonly string[]): number[] =>
  keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []));

const { shape } = provinceSchema;
/** A part on its own, so that it is looked at even where the rest cannot be read. */
function partOf<T>(schema: z.ZodMiniType<T>, source: unknown, key: string): T | undefined {
  return z.safeParse(schema, memberOf(source, key)).data;
}

function wrongName(source: unknown, file: string): Found[] {
  const id = partOf(shape.id, source, 'id');
  if (id === undefined || id === file) return [];
  const vi = `Mã “${id}” phải trùng tên tệp “${file}”.`;
  return [{ path: ['id'], vi, en: `The id “${id}” must be the file’s name, “${file}”.` }];
}

function unknownChoices(source: unknown): Found[] {
  const region = partOf(shape.region, source, 'region');
  const set = partOf(z.looseObject({ set: z.string() }), source, 'criteria')?.set;
  const sets = CRITERIA_SETS.map(({ id }) => id);
  return [
    ...(region === undefined || REGIONS.some((known) => known === region)
      ? []
      : [{ path: ['region'], ...noneOf(region, REGIONS) }]),
    ...(set === undefined || sets.includes(set) ? [] : [{ path: ['criteria', 'set'], ...noneOf(set, sets) }]),
  ];
}

function repetitions(source: unknown): Found[] {
  const operators = partOf(shape.operators, source, 'operators') ?? [];
  const letters = partOf(shape.letters, source, 'letters') ?? [];
  return [
    ...repeated(operators.map((address) => address.toLowerCase())).map((i) => ({
      path: ['operators', i],
      vi: `Địa chỉ ${operators[i]} ghi hai lần.`,
      en: `${operators[i]} stands twice.`,
    })),
    ...repeated(letters.map(({ number, date }) => `${number} ${date}`)).map((i) => ({
      path: ['letters', i, 'number'],
      vi: `Văn bản ${letters[i]?.number} ghi hai lần.`,
      en: `The letter ${letters[i]?.number} stands twice.`,
    })),
  ];
}

function tooLarge(province: Province): Found[] {
  const bytes = provinceBytes(province);
  if (bytes <= LARGEST_PROVINCE_BYTES) return [];
  const vi = `Tệp quá lớn: các hàm nhận được tối đa ${LARGEST_PROVINCE_BYTES} byte, tệp này cần ${bytes} (mỗi chữ có dấu tính 6). Hãy chuyển ngày nghỉ sang trang Thiết lập, hoặc rút ngắn phần văn bản.`;
  const en = `The file is too large: functions can be given ${LARGEST_PROVINCE_BYTES} bytes, this needs ${bytes} (a letter with diacritics counts 6). Move holidays to the settings page, or shorten the letters.`;
  return [{ path: [], vi, en }];
}

/** In the order of the file. */
const byPosition = (a: Mistake, b: Mistake): number =>
  a.position.line - b.position.line || a.position.column - b.position.column;

function mistakesOf(found: readonly Found[], { positionOf, twice }: Read): Mistake[] {
  return [
    ...found.map(({ path, vi, en }) => ({ place: placeOf(path), position: positionOf(path), vi, en })),
    ...twice.map(({ path, position }) => ({
      place: placeOf(path),
      position,
      ...memberTwice(String(path.at(-1))),
    })),
  ].sort(byPosition);
}

/**
 * @param text the file's content
 * @param file its name without `.json`, which must be the province's id
 */
export function checkProvince(text: string, file: string): Checked {
  let read: Read;
  try {
    read = readJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { mistakes: [{ place: '', position: error.position, ...JSON_SENTENCES[error.fault] }] };
  }
  const { value } = read;
  const parsed = z.safeParse(provinceSchema, value);
  const shapeless = parsed.error?.issues.flatMap((issue) => foundBy(value, issue)) ?? [];
  const mistakes = mistakesOf(
    [
      ...withoutMisspelt(shapeless, value),
      ...wrongName(value, file),
      ...unknownChoices(value),
      ...byTheSettings(value),
      ...repetitions(value),
      ...(parsed.data ? tooLarge(parsed.data) : []),
    ],
    read,
  );
  return parsed.data && mistakes.length === 0 ? { province: parsed.data } : { mistakes };
}
