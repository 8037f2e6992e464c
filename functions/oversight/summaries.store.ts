/** A unit's figures of a round, frozen at due and at close: trends, results and "since last time" read these. */
import type { Instant } from '../calendar/cadence.ts';
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
      now: Instant,
    ) =>
      table.update(keyOf(unit, round), {
        set: { unit, round, close, outcomes, closeFrozenAt: now },
        names: { '#close': 'close' },
        when: 'attribute_not_exists(#close)',
      }),
  };
};
