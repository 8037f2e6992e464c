/** "Đã tiếp nhận": who took an alert, decided from what stands. The first stands; whoever took it may take it back a while. */
import type { Role } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { after, MINUTE } from '../platform/clock.ts';

/** So long it can be taken back by who made it. */
export const UNDO_FOR = 30 * MINUTE;

export interface Mark {
  by: string;
  /** Of the account; leaves the system in no answer. */
  email: string;
  /** As which of the person's roles. */
  role: Role;
  at: Instant;
  note?: string;
}

/** What was done to the mark, kept with the alert. */
export interface MarkEntry extends Mark {
  what: 'taken' | 'taken-back';
}

export interface Marking {
  taken: boolean;
  note?: string;
}

export type MarkDecision =
  | { kind: 'set'; mark: Mark | undefined; entry: MarkEntry }
  /** It stands so already. */
  | { kind: 'same' }
  | { kind: 'refuse'; problem: 'already-taken' | 'undo-too-late' };

/** @param who the person and the instant of asking */
export function decideMark(
  standing: Mark | undefined,
  { taken, note }: Marking,
  who: Omit<Mark, 'note'>,
): MarkDecision {
  const isOwn = standing?.email === who.email;
  const said = { ...who, ...(note && { note }) };
  if (taken) {
    if (!standing) return { kind: 'set', mark: said, entry: { what: 'taken', ...said } };
    if (!isOwn) return { kind: 'refuse', problem: 'already-taken' };
    if (note === undefined || note === standing.note) return { kind: 'same' };
    // A note thought of later; it was taken when it was taken.
    return { kind: 'set', mark: { ...said, at: standing.at }, entry: { what: 'taken', ...said } };
  }
  if (!standing) return { kind: 'same' };
  if (!isOwn) return { kind: 'refuse', problem: 'already-taken' };
  if (who.at > after(standing.at, UNDO_FOR)) return { kind: 'refuse', problem: 'undo-too-late' };
  return { kind: 'set', mark: undefined, entry: { what: 'taken-back', ...who } };
}
