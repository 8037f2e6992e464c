/**
 * Imports of the register: what was checked, and the one that is being applied. Its good rows lie in chunks; the agenda works
 * them off one chunk after another and keeps its place, so a death half-way costs at most a chunk done again.
 */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, ttl } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { Table } from '../platform/table.ts';
import type { RowProblem } from './import-problems.ts';
import type { ImportCounts, Outcomes } from './register-answers.ts';
import type { ImportRow } from './register-import.ts';

const IMPORT = 'IMPORT';
export const IMPORTING = 'IMPORTING';
/** The only one there can be: whoever applies an import takes it. */
const CURRENT = { pk: IMPORTING, sk: IMPORTING } as const;
/** Rows hold names and addresses: gone after a fortnight. Who imported what when stays longer. */
const ROWS_KEPT = 14 * DAY;
const RECORD_KEPT = 400 * DAY;
/** Rows of a chunk: what is done again after a death, and how finely progress is told. */
export const CHUNK = 100;
/** Of a problem's short sentences more fit. */
const PROBLEMS_IN_CHUNK = 400;
/** An item holds 400 kB; long names and many addresses make fewer rows of it. */
const CHUNK_BYTES = 250_000;

export interface ImportRecord {
  /** Begins with the moment, so that the newest sorts last. */
  id: string;
  /** As the person's computer called the file. */
  file: string;
  by: string;
  at: Instant;
  counts: ImportCounts;
  /** Headings whose columns were not read. */
  ignored: string[];
  chunks: number;
  problemChunks: number;
  finishedAt?: Instant;
  outcomes?: Outcomes;
}

export interface Current {
  import?: string;
  by: string;
  startedAt: Instant;
  /** Chunks done. */
  cursor: number;
  chunks: number;
  outcomes: Outcomes;
  wakeAt?: Instant;
}

const NOTHING: Outcomes = { added: 0, changed: 0, unchanged: 0, failed: 0, accounts: 0 };
const number = (n: number): string => String(n).padStart(4, '0');
/** In order, each chunk at most `most` items and no more bytes than one item of the table holds. */
function chunked<T>(items: readonly T[], most: number): T[][] {
  const chunks: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    const last = chunks.at(-1);
    if (last && last.length < most && bytes + size <= CHUNK_BYTES) last.push(item);
    else {
      chunks.push([item]);
      bytes = 0;
    }
    bytes += size;
  }
  return chunks;
}

export const importsStore = (table: Table) => {
  const part = (id: string, kind: 'rows' | 'problems' | 'failed', n: number) => ({
    pk: `${IMPORT}#${id}`,
    sk: `${kind}#${number(n)}`,
  });
  const current = () => table.get<Current>(CURRENT, true);
  const problemsOf = async (id: string, kind: 'problems' | 'failed') =>
    (
      await table.all<{ problems: RowProblem[] }>({
        partition: ['pk', `${IMPORT}#${id}`],
        sort: ['sk', 'begins_with', `${kind}#`],
      })
    ).flatMap(({ problems }) => problems);

  return {
    /** The record comes last: without it the chunks are nothing. */
    async keep(
      made: Omit<ImportRecord, 'chunks' | 'problemChunks'>,
      rows: readonly ImportRow[],
      problems: readonly RowProblem[],
    ): Promise<ImportRecord> {
      const chunks = chunked(rows, CHUNK);
      const wrong = chunked(problems, PROBLEMS_IN_CHUNK);
      const expires = ttl(after(made.at, ROWS_KEPT));
      const items = [
        ...chunks.map((each, n) => ({ ...part(made.id, 'rows', n), rows: each, expires })),
        ...wrong.map((each, n) => ({ ...part(made.id, 'problems', n), problems: each, expires })),
      ];
      await inParallel(items, 8, (item) => table.put(item));
      const record: ImportRecord = { ...made, chunks: chunks.length, problemChunks: wrong.length };
      const kept = { pk: IMPORT, sk: made.id, ...record, expires: ttl(after(made.at, RECORD_KEPT)) };
      await table.put(kept);
      return record;
    },
    find: (id: string) => table.get<ImportRecord>({ pk: IMPORT, sk: id }, true),
    latest: (limit: number) =>
      table
        .page<ImportRecord>({ partition: ['pk', IMPORT], descending: true, limit, consistent: true })
        .then(({ items }) => items),
    /** What is wrong with the file's rows, and what went wrong when the good ones were applied; all of it, in the file's order. */
    async problems(id: string): Promise<RowProblem[]> {
      const found = await Promise.all([problemsOf(id, 'problems'), problemsOf(id, 'failed')]);
      return found.flat().sort((a, b) => a.row - b.row);
    },
    current,
    /** @returns false while another import is being applied. Asked again for the same one it changes nothing. */
    async begin(record: ImportRecord, by: string, now: Instant): Promise<boolean> {
      const began = await table.update(CURRENT, {
        set: {
          import: record.id,
          by,
          startedAt: now,
          cursor: 0,
          chunks: record.chunks,
          outcomes: NOTHING,
          wake: 'BULK',
          wakeAt: now,
        },
        when: 'attribute_not_exists(#import)',
        names: { '#import': 'import' },
      });
      return began || (await current())?.import === record.id;
    },
    rows: async (id: string, chunk: number): Promise<ImportRow[]> =>
      (await table.get<{ rows: ImportRow[] }>(part(id, 'rows', chunk), true))?.rows ?? [],
    /** What went wrong in a chunk; done again it says the same. */
    fail: (id: string, chunk: number, problems: readonly RowProblem[], now: Instant) =>
      table.put({ ...part(id, 'failed', chunk), problems, expires: ttl(after(now, ROWS_KEPT)) }),
    /** A chunk is done. Undefined when somebody else did it. */
    advance: (seen: Current, outcomes: Outcomes, wakeAt: Instant) =>
      table.updated<Current>(CURRENT, {
        set: { cursor: seen.cursor + 1, outcomes, wakeAt },
        when: '#import = :id AND #cursor = :seen',
        names: { '#import': 'import', '#cursor': 'cursor' },
        values: { ':id': seen.import, ':seen': seen.cursor },
      }),
    /** All chunks are done: first the record says so, then another import may begin. */
    async finish(seen: Current, now: Instant): Promise<void> {
      await table.update(
        { pk: IMPORT, sk: seen.import ?? '' },
        {
          set: { finishedAt: now, outcomes: seen.outcomes },
          when: 'attribute_exists(pk) AND attribute_not_exists(finishedAt)',
        },
      );
      await table.update(CURRENT, {
        remove: ['import', 'wake', 'wakeAt'],
        when: '#import = :id',
        names: { '#import': 'import' },
        values: { ':id': seen.import },
      });
    },
  };
};
export type ImportsStore = ReturnType<typeof importsStore>;
