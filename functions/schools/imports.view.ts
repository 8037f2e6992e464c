/** What is shown of an import: what its file would do, how far it is, what became of it. */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY } from '../platform/clock.ts';
import type { RowProblem } from './import-problems.ts';
import type { Current, ImportRecord } from './imports.store.ts';
import type { ImportAnswer, ImportLine, ImportsAnswer, PlannedRow } from './register-answers.ts';
import type { ImportRow } from './register-import.ts';

const SHOWN = 100;
/** The register moves on: a check older than this is made again. */
const CHECK_HOLDS = DAY;

export const isExpired = ({ at }: ImportRecord, now: Instant): boolean => after(at, CHECK_HOLDS) < now;

function lineOf(record: ImportRecord, current: Current | undefined, now: Instant): ImportLine {
  const { id, file, by, at, counts, outcomes, finishedAt } = record;
  const applying = finishedAt === undefined && current?.import === id;
  const idle = isExpired(record, now) ? 'expired' : 'checked';
  return {
    id,
    file,
    by,
    at,
    counts,
    state: finishedAt ? 'done' : applying ? 'applying' : idle,
    ...(applying && {
      progress: { done: current.cursor, of: current.chunks },
      outcomes: current.outcomes,
    }),
    ...(outcomes && { outcomes }),
    ...(finishedAt && { finishedAt }),
  };
}

const planned = (row: ImportRow): PlannedRow => ({
  row: row.row,
  id: row.id,
  name: row.what === 'add' ? row.school.name : row.name,
  what: row.what === 'add' ? 'add' : 'change',
  fields: row.what === 'add' ? [] : row.fields,
  accounts: row.declarers.map(({ email }) => email),
});

/** `GET /api/schools/imports/{import}`. @param rows those of its first chunk */
export const importAnswer = (
  record: ImportRecord,
  current: Current | undefined,
  problems: readonly RowProblem[],
  rows: readonly ImportRow[],
  now: Instant,
): ImportAnswer => ({
  now,
  import: {
    ...lineOf(record, current, now),
    ignored: record.ignored,
    problems: problems.slice(0, SHOWN),
    rows: rows.map(planned).slice(0, SHOWN),
    busy: current?.import !== undefined && current.import !== record.id,
  },
});

/** `GET /api/schools/imports` */
export const importsAnswer = (
  records: readonly ImportRecord[],
  current: Current | undefined,
  now: Instant,
): ImportsAnswer => ({ now, imports: records.map((record) => lineOf(record, current, now)) });
