/** Names of units as they stand in lists, sentences and letterheads. The words are those Vietnamese law has for units. */
import { parentOf, type Unit } from './unit.ts';

const KIND = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã|Đặc khu)(?= \p{Lu})/u;
/** `Các đơn vị trực thuộc Sở` is no name, but begins a sentence like one. */
const LOWERED = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã|Đặc khu|Các)(?= )/;

/** `Huyện An Biên` → `Huyện`, `Đặc khu Phú Quốc` → `Đặc khu`; empty where the name has no such word. */
export const kindWordOf = (name: string): string => KIND.exec(name)?.[0] ?? '';

const KINDS: Readonly<Record<string, string>> = {
  Quận: 'district',
  Huyện: 'district',
  'Thị xã': 'district',
  'Thành phố': 'district',
  'Thị trấn': 'township',
  Phường: 'ward',
  Xã: 'commune',
  'Đặc khu': 'special-zone',
};

/**
 * The kind of a unit that is added beside others: that of one whose name begins with the same word, else what the word
 * says, else that of the others. `unit` where nothing tells.
 */
export function kindBeside(name: string, beside: readonly Pick<Unit, 'name' | 'kind'>[]): string {
  if (/ trực thuộc /.test(name)) return 'office';
  const word = kindWordOf(name);
  const alike = beside.find((each) => word !== '' && kindWordOf(each.name) === word);
  return alike?.kind ?? KINDS[word] ?? beside[0]?.kind ?? 'unit';
}

/** `Xã An Biên` → `An Biên`: what names are sorted by, and where an office says it is. */
export const bareName = (name: string): string => name.slice(kindWordOf(name).length).trimStart();

/**
 * `Huyện Hòn Đất` → `Hòn Đất`, where space is short. Communes and wards keep their word: a province may have a `Xã Tân
 * Châu` beside a `Phường Tân Châu`.
 */
export const shortName = (name: string): string =>
  /^(Xã|Phường|Thị trấn|Đặc khu)$/.test(kindWordOf(name)) ? name : bareName(name);

/** `Xã An Biên` → `xã An Biên`, as it stands inside a sentence or a title. */
export const nameInSentence = (name: string): string => name.replace(LOWERED, (word) => word.toLowerCase());

/** What the province's file says of its offices. */
export interface Offices {
  /** Who answers for the province. */
  office: string;
  /** The education office of a unit, by the unit's kind. */
  offices?: Readonly<Record<string, string>> | undefined;
}

/** The province itself, or a part of its department: its education office is the department. */
export const isOfDepartment = ({ path, kind }: Pick<Unit, 'path' | 'kind'>): boolean =>
  parentOf(path) === undefined || kind === 'office';

/** `Phòng Giáo dục và Đào tạo`, without the unit's name; undefined where the people's committee itself answers. */
export const officeNameOf = (
  unit: Pick<Unit, 'path' | 'kind'>,
  { office, offices }: Offices,
): string | undefined => (isOfDepartment(unit) ? office : offices?.[unit.kind]);
