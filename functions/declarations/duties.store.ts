/** Duties: one school in one round. Declaring is one UpdateItem conditioned on the revision seen. */
import type { Instant } from '../calendar/cadence.ts';
import type { DutyState } from '../calendar/duty.ts';
import type { Table } from '../platform/table.ts';
import type { Path } from '../schools/unit.ts';
import type { Brief, BriefRow } from './brief.ts';
import { declaredBrief } from './brief.ts';
import type { CallNoted } from './calls.ts';
import type { SafetyLevel } from './criteria.ts';
import type { Declaration } from './declaration.ts';
import type { FollowUp } from './follow-up.ts';

/** Duties are kept five years, written as TTL with the item. */
const KEPT_YEARS = 5;

/** Everything about one declaring: who, when, what, how. Never overwritten. */
export interface Revision {
  revision: number;
  submission: string;
  /** sha256 of the body: the same submission with another body is refused. */
  hash: string;
  at: Instant;
  preparedAt?: string;
  /** Name and masked address. */
  who: string;
  how: 'page' | 'link' | 'on-behalf';
  /** On behalf: when the school was on the phone, with offset or Z. */
  calledAt?: string;
  reference: string;
  /** What was answered, so that the same submission gets the same answer. */
  state: DutyState;
  safety: SafetyLevel;
  supplement?: true;
  declaration: Declaration;
}

/** What alerts compare: cases reported as new, and the safety level. */
export interface Standing {
  newConfirmed: number;
  safety?: SafetyLevel;
}

export interface Supplement {
  revision: number;
  state: 'waiting' | 'accepted' | 'declined';
  receivedAt: Instant;
  reference: string;
  safety: SafetyLevel;
  declaration: Declaration;
}

export interface Duty {
  round: string;
  path: Path;
  schoolId: string;
  brief: Brief;
  revision: number;
  declaration?: Declaration;
  revisions: Revision[];
  supplement?: Supplement;
  /** What was decided about it after its round, and how often: a decision names the count it saw. */
  followUps?: FollowUp[];
  decisions?: number;
  /** What the last alert said of this duty; at first no new cases and the level of the round before. */
  alerted: Standing;
  /** Calls to the school about this duty, oldest first; `callChanges` counts what was done to them. */
  calls?: CallNoted[];
  callChanges?: number;
  wakeAt?: Instant;
}

/** Where a duty stands, for the stores that keep more on it. */
export const dutyKey = (round: string, path: Path) => ({ pk: `ROUND#${round}`, sk: path });
const expiry = (round: string) => Math.floor(Date.UTC(Number(round.slice(0, 4)) + KEPT_YEARS, 11, 31) / 1000);

export const dutyItem = (duty: Duty) => ({
  ...dutyKey(duty.round, duty.path),
  ...duty,
  inRound: duty.round,
  atPath: duty.path,
  ofSchool: duty.schoolId,
  expires: expiry(duty.round),
});

/** A new revision and what follows from it. */
export interface Declaring {
  revision: Revision;
  /** Wakes the agenda to look whether an alert is due. */
  alert: boolean;
}

/** The attributes a declared duty has, as `declare` writes them: demo data is made with the same words. */
export const declaredParts = ({ revision, alert }: Declaring) => ({
  set: {
    revision: revision.revision,
    declaration: revision.declaration,
    'brief.revision': revision.revision,
    'brief.lastAt': revision.at,
    'brief.declared': declaredBrief(revision.declaration, revision.safety),
    ...(alert && { wake: 'NOW', wakeAt: revision.at }),
  },
});

interface BriefItem {
  sk: Path;
  brief: Brief;
}
const rowsOf = (items: readonly BriefItem[]): BriefRow[] =>
  items.map(({ sk, brief }) => ({ path: sk, brief }));

export const dutiesStore = (table: Table) => ({
  /** Opening: an existing duty, perhaps already declared, is left as it is. */
  create: (duty: Duty) => table.putNew(dutyItem(duty)),
  /** Opening: says anew what the round before left behind, unless something is declared by now. */
  restate: ({ round, path, brief, alerted }: Duty) =>
    table.update(dutyKey(round, path), {
      set: { brief, alerted },
      when: 'revision = :none',
      values: { ':none': 0 },
    }),
  /** Where duties of the round stand already, for an opening that is resumed. */
  paths: (round: string) =>
    table
      .all<{ sk: Path }>({ partition: ['pk', `ROUND#${round}`], consistent: true, only: ['sk'] })
      .then((items) => new Set(items.map(({ sk }) => sk))),
  get: (round: string, path: Path) => table.get<Duty>(dutyKey(round, path), true),
  /** By school, wherever it stood when the round opened. */
  async find(round: string, schoolId: string): Promise<Duty | undefined> {
    const { items } = await table.page<{ sk: Path }>({
      index: 'school',
      partition: ['ofSchool', schoolId],
      sort: ['inRound', '=', round],
    });
    return items[0] && this.get(round, items[0].sk);
  },
  /** Declares or corrects, if nothing newer than `seen` stands. False: look again. */
  declare: (seen: Duty, declaring: Declaring) =>
    table.update(dutyKey(seen.round, seen.path), {
      ...declaredParts(declaring),
      clauses: [
        'revisions = list_append(revisions, :new)',
        '#brief.firstAt = if_not_exists(#brief.firstAt, :at)',
      ],
      names: { '#brief': 'brief' },
      when: 'revision = :seen',
      values: { ':new': [declaring.revision], ':at': declaring.revision.at, ':seen': seen.revision },
    }),
  /** Keeps what arrived after closing for an officer to accept; frozen figures stay. */
  supplement: (seen: Duty, revision: Revision) =>
    table.update(dutyKey(seen.round, seen.path), {
      set: {
        revision: revision.revision,
        supplement: {
          revision: revision.revision,
          state: 'waiting',
          receivedAt: revision.at,
          reference: revision.reference,
          safety: revision.safety,
          declaration: revision.declaration,
        } satisfies Supplement,
        'brief.supplement': 'waiting',
        'brief.revision': revision.revision,
      },
      clauses: ['revisions = list_append(revisions, :new)'],
      when: 'revision = :seen',
      values: { ':new': [revision], ':seen': seen.revision },
    }),
  /** The briefs of a round below the unit `path`: what screens add up. Reads the index, which lags a little. */
  briefs: (round: string, path: Path) =>
    table
      .all<BriefItem>({
        index: 'figures',
        partition: ['inRound', round],
        sort: ['atPath', 'begins_with', `${path}.`],
        only: ['sk', 'brief'],
      })
      .then(rowsOf),
  /** The same from the base, consistently: for digests and close-out. */
  briefsConsistently: (round: string, path: Path) =>
    table
      .all<BriefItem>({
        partition: ['pk', `ROUND#${round}`],
        sort: ['sk', 'begins_with', `${path}.`],
        consistent: true,
        only: ['sk', 'brief'],
      })
      .then(rowsOf),
  /** A school's rounds, newest first; `before` is a round id to go on from. */
  history: (schoolId: string, limit: number, before?: string) =>
    table
      .page<BriefItem & { inRound: string }>({
        index: 'school',
        partition: ['ofSchool', schoolId],
        // Round ids begin with a digit: this leaves the school's own register row out.
        sort: ['inRound', '<', before ?? ':'],
        descending: true,
        limit,
      })
      .then(({ items }) => items.map(({ sk, inRound, brief }) => ({ round: inRound, path: sk, brief }))),
  /**
   * Notes what officials now know, then lets the duty sleep if it is still the revision looked at: a correction that came
   * meanwhile is compared with what was told, not with what stood before.
   */
  async alerted(seen: Duty, standing: Standing): Promise<void> {
    const key = dutyKey(seen.round, seen.path);
    await table.update(key, { set: { alerted: standing }, when: 'attribute_exists(pk)' });
    await table.update(key, {
      remove: ['wake', 'wakeAt'],
      when: 'revision = :seen AND wakeAt = :woken',
      values: { ':seen': seen.revision, ':woken': seen.wakeAt },
    });
  },
  /** Empties the phone of everybody who declared, in each revision. False when another revision came meanwhile. */
  forgetPhones: ({ round, path, revisions, declaration, supplement }: Duty) =>
    table.update(dutyKey(round, path), {
      set: {
        ...(declaration && { 'declaration.declarer.phone': '' }),
        ...(supplement && { 'supplement.declaration.declarer.phone': '' }),
      },
      clauses: revisions.map((_, i) => `#revisions[${i}].#declaration.#declarer.#phone = :none`),
      when: 'size(#revisions) = :seen',
      names: {
        '#revisions': 'revisions',
        '#declaration': 'declaration',
        '#declarer': 'declarer',
        '#phone': 'phone',
      },
      values: { ':none': '', ':seen': revisions.length },
    }),
  /** An address of the school works again. */
  markReachable: (round: string, path: Path) =>
    table.update(dutyKey(round, path), { remove: ['brief.unreachable'], when: 'attribute_exists(pk)' }),
  markUnreachable: (round: string, path: Path) =>
    table.update(dutyKey(round, path), { set: { 'brief.unreachable': true }, when: 'attribute_exists(pk)' }),
});
