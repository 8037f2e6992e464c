/** Rounds: opened once, closed once, and moved from step to step by the agenda. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import { addDays } from '../calendar/civil-date.ts';
import type { Table } from '../platform/table.ts';
import type { Round, Step } from './round.ts';

const ROUND = 'ROUND';
const RECENT_DAYS = 60;
const PAGE = 10;
/** Sorts after whatever follows the date in an id. */
const END = '~';
const keyOf = (id: string) => ({ pk: ROUND, sk: id });

/** Rides on the index `wake` while the agenda still has something to do with it. */
export const roundItem = (round: Round) => ({
  ...keyOf(round.id),
  ...round,
  ...(round.wakeAt && { wake: 'NOW' }),
});

export const roundsStore = (table: Table) => ({
  get: (id: string) => table.get<Round>(keyOf(id), true),
  /** Those of the sixty days up to `date`, oldest first: every round that may still be open is among them. */
  recent: (date: CivilDate) =>
    table.all<Round>({
      partition: ['pk', ROUND],
      sort: ['sk', '>=', addDays(date, -RECENT_DAYS)],
      consistent: true,
    }),
  /** Those of the civil dates `from` to `to`, both inclusive, oldest first. */
  between: (from: CivilDate, to: CivilDate) =>
    table.all<Round>({ partition: ['pk', ROUND], sort: ['sk', 'between', from, to + END] }),
  /** The newest scheduled round before `id` that was opened, however many requested ones stand between. */
  async scheduledBefore(id: string): Promise<Round | undefined> {
    for (let before: string | undefined = id; before !== undefined; ) {
      const page: Round[] = await this.latest(PAGE, before);
      const found = page.find(({ kind, openedAt }) => kind === 'scheduled' && openedAt !== undefined);
      if (found) return found;
      before = page.length === PAGE ? page.at(-1)?.id : undefined;
    }
    return undefined;
  },
  /** Newest first; `before` is a round id to go on from. */
  latest: (limit: number, before?: string) =>
    table
      .page<Round>({
        partition: ['pk', ROUND],
        ...(before && { sort: ['sk', '<', before] }),
        descending: true,
        limit,
        consistent: true,
      })
      .then(({ items }) => items),
  /** False when the round exists already: whoever came first made it. */
  create: (round: Round) => table.putNew(roundItem(round)),
  /** Requested rounds asked for since `date`, newest first, cancelled ones among them. */
  requestedSince: async (date: CivilDate): Promise<Round[]> => {
    const rounds = await table.all<Round>({
      partition: ['pk', ROUND],
      sort: ['sk', '>=', date],
      descending: true,
    });
    return rounds
      .filter(({ kind }) => kind === 'requested')
      .sort((a, b) => b.opensAt.localeCompare(a.opensAt));
  },
  /**
   * Before the first declaration to a requested round: from now on it cannot be cancelled. This one item decides between
   * a school and a cancellation. @returns false when it was cancelled
   */
  beginDeclaring: (id: string, at: Instant) =>
    table.update(keyOf(id), {
      clauses: ['declaredAt = if_not_exists(declaredAt, :at)'],
      when: 'attribute_exists(pk) AND attribute_not_exists(cancelled)',
      values: { ':at': at },
    }),
  /**
   * Calls a requested round off while nobody has declared: it is closed, and the agenda tells whom it had mailed.
   * @returns false when a school came first, or it was closed or cancelled already
   */
  cancel: (id: string, cancelled: NonNullable<Round['cancelled']>) =>
    table.update(keyOf(id), {
      set: {
        cancelled,
        closedAt: cancelled.at,
        step: 'called-off' satisfies Step,
        wake: 'NOW',
        wakeAt: cancelled.at,
      },
      when: 'kind = :requested AND attribute_not_exists(declaredAt) AND attribute_not_exists(closedAt)',
      values: { ':requested': 'requested' satisfies Round['kind'] },
    }),
  /** Set last, when every duty exists. */
  markOpened: (id: string, at: Instant) =>
    table.update(keyOf(id), {
      set: { openedAt: at },
      when: 'attribute_exists(pk) AND attribute_not_exists(openedAt) AND attribute_not_exists(cancelled)',
    }),
  /**
   * Closes it: a fact, the first closing stands. A step still due before (a digest after an outage) is not skipped;
   * if the round only waited to be closed, its close-out is now due at `closeOutAt`.
   */
  async close(id: string, at: Instant, closeOutAt: Instant): Promise<void> {
    await table.update(keyOf(id), {
      set: { closedAt: at },
      when: 'attribute_exists(pk) AND attribute_not_exists(closedAt)',
    });
    await table.update(keyOf(id), {
      set: { wake: 'NOW', wakeAt: closeOutAt },
      when: 'step = :waiting AND attribute_not_exists(wakeAt)',
      values: { ':waiting': 'close-out' satisfies Step },
    });
  },
  /** From now on the round is looked through for supplements that wait. */
  getsSupplements: (round: Round, at: Instant) =>
    table.update(keyOf(round.id), {
      set: { supplements: at },
      when: 'attribute_exists(pk) AND (attribute_not_exists(supplements) OR supplements < :came)',
      values: { ':came': at },
    }),
  /** None waits, unless one came since `seen` was read. */
  hasNoSupplements: (seen: Round) =>
    table.update(keyOf(seen.id), {
      set: { supplementsDone: seen.supplements },
      when: 'supplements = :seen',
      values: { ':seen': seen.supplements },
    }),
  /** An open round takes up what the settings say by now of its holidays and its closing; a closed one is history. */
  heed: (id: string, said: Pick<Round, 'holidays' | 'closesAt'>) =>
    table.update(keyOf(id), {
      set: { ...said },
      when: 'attribute_exists(pk) AND attribute_not_exists(closedAt)',
    }),
  /**
   * On to the next step, if the round still stands where it was seen. Without an instant the step waits for the closing.
   * @returns false when it had moved or was closed meanwhile: the agenda then meets it again.
   */
  moveOn(seen: Round, next: { step: Step; wakeAt?: Instant } | undefined) {
    const waits = next !== undefined && next.wakeAt === undefined;
    return table.update(keyOf(seen.id), {
      set: { ...(next && { step: next.step }), ...(next?.wakeAt && { wake: 'NOW', wakeAt: next.wakeAt }) },
      remove: [...(next?.wakeAt ? [] : ['wake', 'wakeAt']), ...(next ? [] : ['step'])],
      when: `step = :step AND wakeAt = :seen${waits ? ' AND attribute_not_exists(closedAt)' : ''}`,
      values: { ':step': seen.step, ':seen': seen.wakeAt },
    });
  },
});
export type RoundsStore = ReturnType<typeof roundsStore>;
