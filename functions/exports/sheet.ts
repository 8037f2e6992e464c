/** A list as columns and rows: what CSV and XLSX are written from. Each capability says in its `….sheet.ts` what stands where. */
import type { Instant } from '../calendar/cadence.ts';

export interface Column<R> {
  title: string;
  /** In characters, as spreadsheets measure it; by default that of the title and at least 10. */
  width?: number;
  /** `date`: the value is a civil date `2021-02-26`; `instant`: an ISO instant, written as the province's clock showed it. */
  type: 'text' | 'number' | 'date' | 'instant';
  /** Undefined leaves the cell empty. */
  value: (row: R) => string | number | undefined;
}

export interface Sheet<R> {
  /** In Vietnamese; at most 31 characters are shown, and none of `[]:*?/\`. */
  name: string;
  /** Of the downloaded file: ASCII, no extension. */
  file: string;
  /** The file's name as people read it, no extension; by default the sheet's. */
  title?: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
}

/** What stands in a cell. `wall`: `2021-02-26`, or `2021-02-26 16:30` on the clock of the province. */
export type Cell =
  | { is: 'text'; text: string }
  | { is: 'number'; number: number }
  | { is: 'date' | 'instant'; wall: string };

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const kept = clocks.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

function wallOf(instant: Instant, zone: string): string {
  const parts = clockOf(zone).formatToParts(new Date(instant));
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map((p) => [p.type, p.value]));
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const asText = (value: string | number): Cell => ({ is: 'text', text: String(value) });

/**
 * The cell of a row in a column, empty as undefined. What is not what the column promises (a date that is none) stands as
 * text rather than as something else.
 * @param zone IANA zone of the province
 */
export function cellOf<R>(column: Column<R>, row: R, zone: string): Cell | undefined {
  const value = column.value(row);
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number')
    return column.type === 'number' && Number.isFinite(value)
      ? { is: 'number', number: value }
      : asText(value);
  const isDay = !Number.isNaN(Date.parse(value));
  if (column.type === 'date' && isDay && DATE.test(value)) return { is: 'date', wall: value };
  if (column.type === 'instant' && isDay) return { is: 'instant', wall: wallOf(value, zone) };
  return asText(value);
}
