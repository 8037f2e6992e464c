/**
 * The administrative tree: units, and schools as its leaves. Rules only: no AWS, no DOM.
 * Depth is data: Viet Nam dropped districts on 1/7/2025 (province → commune), so nothing here counts levels.
 */

/** The stages of schooling a school can teach. `continuing` is GDTX. */
export const STAGES = ['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing'] as const;
export type Stage = (typeof STAGES)[number];

/** A school's level as the register gives it; combined schools teach several stages. */
export const LEVELS = {
  preschool: ['preschool'],
  primary: ['primary'],
  'lower-secondary': ['lower-secondary'],
  'upper-secondary': ['upper-secondary'],
  'primary-lower-secondary': ['primary', 'lower-secondary'],
  'lower-upper-secondary': ['lower-secondary', 'upper-secondary'],
  'primary-lower-upper-secondary': ['primary', 'lower-secondary', 'upper-secondary'],
  continuing: ['continuing'],
} as const satisfies Record<string, readonly Stage[]>;
export type Level = keyof typeof LEVELS;
export const LEVEL_NAMES = Object.keys(LEVELS) as readonly string[];
export const isLevel = (value: string): value is Level => Object.hasOwn(LEVELS, value);

/**
 * Place in the management tree, dot-separated codes from the province down: `kien-giang.phu-quoc.th-duong-dong-1`.
 * Safe in a URL. A unit's path is a prefix of everything below it.
 */
export type Path = string;

export interface Unit {
  path: Path;
  name: string;
  /**
   * What kind of unit the data says it is (`province`, `district`, `commune`, `ward` …): by it the province's file names
   * the unit's education office. `office`: a part of the department itself.
   */
  kind: string;
  /** First civil date it no longer takes schools (closed or moved), if it was. */
  until?: string;
  /** A signpost, no unit any more: since `until` all of it stands there. Its past rounds stay here. */
  movedTo?: Path;
  /** Where it stood before it was moved, and the civil date of that: its earlier rounds are kept there. */
  movedFrom?: Path;
  movedOn?: string;
}

export interface Contact {
  name: string;
  position: string;
  /** As dialled in Viet Nam; empty when the register has none. */
  phone: string;
  /** Where a person writes to; the accounts' addresses are where reminders go. */
  email?: string;
}

export interface School {
  /** Register code: unique in the province and never changed. The path is only the school's place. */
  id: string;
  path: Path;
  name: string;
  level: Level;
  /** Path of the unit on whose ground the school stands (địa bàn): its people's committee and health service see it. */
  area: Path;
  /** First civil date it belongs to the register. */
  from: string;
  /** First civil date it no longer does (closed or merged), if known. */
  until?: string;
  /** `id` of the school it was merged into. */
  successor?: string;
  contact?: Contact;
}

/** True when `path` is `scope` or lies below it. */
export const isWithin = (path: Path, scope: Path): boolean => path === scope || path.startsWith(`${scope}.`);

export const parentOf = (path: Path): Path | undefined =>
  path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : undefined;

/** The units above `path`, nearest first; the path itself is not among them. */
export function ancestorsOf(path: Path): Path[] {
  const parent = parentOf(path);
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** Where `path` stands once `from` with everything below it has been moved to `to`. */
export const movedPath = (path: Path, from: Path, to: Path): Path =>
  isWithin(path, from) ? `${to}${path.slice(from.length)}` : path;

/** The child of `scope` on the way to `path`: what a table of "units below" groups by. `path` must lie below `scope`. */
export const childTowards = (path: Path, scope: Path): Path => {
  const end = path.indexOf('.', scope.length + 1);
  return end < 0 ? path : path.slice(0, end);
};

/** A school belongs to the register on a civil date (`2021-02-26`). */
export const isOpenOn = (school: Pick<School, 'from' | 'until'>, date: string): boolean =>
  school.from <= date && (school.until === undefined || date < school.until);
