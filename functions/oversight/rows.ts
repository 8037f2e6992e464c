/** Questions asked of a list of schools as screens and mails have it, and its figures. */
import { isTardy } from '../calendar/duty.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import type { DutyRow } from './overview.ts';
import { type Figures, tally } from './tally.ts';

/** Still to be called: whether there is time left or not, and after closing who missed it. */
export const isOwing = ({ state }: DutyRow): boolean =>
  state === 'awaiting' || state === 'silent' || state === 'missed';

export const isUnsafe = ({ declared }: DutyRow): boolean =>
  declared?.safety === 'unsafe' || declared?.safety === 'mandatory-failed';

export const newCasesOf = ({ declared }: DutyRow): number => declared?.cases.newConfirmed ?? 0;

export const figuresOfRows = (rows: readonly DutyRow[]): Figures =>
  tally(rows.map((row) => ({ ...row, level: row.school.level, status: row })));

/** By management: the schools below a unit. */
export const rowsBelow = (rows: readonly DutyRow[], unit: Path): DutyRow[] =>
  rows.filter((row) => isWithin(row.school.path, unit));

/** Ids of the schools whose lateness is excused. */
export const excusedOf = (rows: readonly DutyRow[]): string[] =>
  rows.filter(({ excuse, state }) => excuse && isTardy(state)).map(({ school }) => school.id);

/** By school id, the state it is in: kept at close for results over time. */
export const outcomesOf = (rows: readonly DutyRow[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.school.id, row.state]));
