/** A unit's figures of a round, frozen at due and at close: trends, results and "since last time" read these. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { Table } from '../platform/table.ts';
import type { Path } from '../schools/unit.ts';
import type { Figures } from './tally.ts';

export interface Summary {
  unit: Path;
  round: string;
  due?: Figures;
  dueFrozenAt?: Instant;
  close?: Figures;
  closeFrozenAt?: Instant;
  /** At close, by school id: the state it ended in. */
  outcomes?: Record<string, string>;
  /** At close: ids of the schools whose lateness was excused. */
  excused?: string[];
  /** What supplements and excuses accepted after close made of it; absent where there were none. */
  after?: AfterClose;
}

/** The columns beside the frozen ones: counted anew from the duties each time something is accepted, never added to. */
export interface AfterClose {
  /** When they were counted. */
  at: Instant;
  figures: Figures;
  /** By school id: outcomes that are no longer as at close. */
  outcomes: Record<string, string>;
  /** Ids of all schools whose lateness is excused by now. */
  excused: string[];
}

export const summaryItem = (summary: Summary) => ({
  pk: `SUMMARY#${summary.unit}`,
  sk: summary.round,
  ...summary,
});

export const summariesStore = (table: Table) => {
  const keyOf = (unit: Path, round: string) => ({ pk: `SUMMARY#${unit}`, sk: round });
  return {
    get: (unit: Path, round: string) => table.get<Summary>(keyOf(unit, round)),
    /**
     * Figures of the rounds from `first` to `last`, oldest first. Outcomes, most of an item, are neither sent nor parsed; they
     * are paid for all the same: a Query consumes by the size of what it reads, whatever it projects.
     */
    figures: (unit: Path, first: string, last: string) =>
      table.all<Pick<Summary, 'round' | 'due' | 'close' | 'after'>>({
        partition: ['pk', `SUMMARY#${unit}`],
        sort: ['sk', 'between', first, last],
        only: ['round', 'due', 'close', 'after'],
      }),
    /** What became of each school in the rounds of the civil dates `from` to `to`, both inclusive, oldest first. */
    outcomes: (unit: Path, from: CivilDate, to: CivilDate) =>
      table.all<Pick<Summary, 'round' | 'outcomes' | 'excused' | 'after'>>({
        partition: ['pk', `SUMMARY#${unit}`],
        sort: ['sk', 'between', from, `${to}~`],
        only: ['round', 'outcomes', 'excused', 'after'],
      }),
    /** First freezing stands. */
    freezeDue: (unit: Path, round: string, due: Figures, now: Instant) =>
      table.update(keyOf(unit, round), {
        set: { unit, round, due, dueFrozenAt: now },
        when: 'attribute_not_exists(due)',
      }),
    freezeClose: (
      unit: Path,
      round: string,
      close: Figures,
      outcomes: Record<string, string>,
      excused: readonly string[],
      now: Instant,
    ) =>
      table.update(keyOf(unit, round), {
        set: { unit, round, close, outcomes, excused, closeFrozenAt: now },
        names: { '#close': 'close' },
        when: 'attribute_not_exists(#close)',
      }),
    /** Older counts never replace newer ones; without frozen figures there is nothing to stand beside. */
    countAfter: (unit: Path, round: string, after: AfterClose) =>
      table.update(keyOf(unit, round), {
        set: { after },
        names: { '#close': 'close', '#after': 'after', '#at': 'at' },
        when: 'attribute_exists(#close) AND (attribute_not_exists(#after) OR #after.#at <= :at)',
        values: { ':at': after.at },
      }),
  };
};
