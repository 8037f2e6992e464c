/** When a declaration alarms officers and responders (product.md, "Mails"), and what it says then. */
import type { Instant } from '../calendar/cadence.ts';
import { newConfirmed } from '../declarations/changes.ts';
import type { AffectedClass, Declaration, Operation } from '../declarations/declaration.ts';
import type { Duty, Standing } from '../declarations/duties.store.ts';
import { ancestorsOf, type Level, type Path } from '../schools/unit.ts';

/** More new cases; a school entering ■ or ◆; a correction downwards ("đính chính"). */
export const ALERT_KINDS = ['cases', 'level', 'correction'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const isUnsafe = ({ safety }: Standing): boolean => safety === 'unsafe' || safety === 'mandatory-failed';

/**
 * @param before what was last alerted of this school in this round; at first no new cases and the level of the round before
 * @param confirmed whether the province has confirmed its criteria: until then levels alarm nobody
 */
export function alertBetween(before: Standing, now: Standing, confirmed: boolean): AlertKind | undefined {
  if (now.newConfirmed > before.newConfirmed) return 'cases';
  if (confirmed && isUnsafe(now) && now.safety !== before.safety) return 'level';
  if (now.newConfirmed < before.newConfirmed) return 'correction';
  return undefined;
}

/** What one revision of one school's declaration alarms of. Never changed afterwards. */
export interface AlertFacts {
  kind: AlertKind;
  /** Arrival of the declaration. */
  at: Instant;
  round: string;
  schoolId: string;
  schoolPath: Path;
  schoolName: string;
  level: Level;
  /** The ground the school stands on. */
  area: Path;
  revision: number;
  before: Standing;
  now: Standing;
  /** Whether the criteria were confirmed then: where not, levels are shown to nobody. */
  confirmed: boolean;
  operation: Operation;
  /** For tracing, as that revision has them: class or site, never a name. */
  classes: AffectedClass[];
}

/** What counts of a duty: an accepted supplement before what was declared in time; one that waits counts nowhere. */
export function standingOf({
  brief,
  declaration,
  supplement,
}: Pick<Duty, 'brief' | 'declaration' | 'supplement'>):
  | { declaration: Declaration; standing: Standing }
  | undefined {
  if (supplement?.state === 'accepted')
    return {
      declaration: supplement.declaration,
      standing: { newConfirmed: newConfirmed(supplement.declaration), safety: supplement.safety },
    };
  if (!brief.declared || !declaration) return undefined;
  const { cases, safety } = brief.declared;
  return { declaration, standing: { newConfirmed: cases.newConfirmed, safety } };
}

/** Of a supplement: when it was accepted, for until then it counted nowhere. */
const arrivalOf = ({ brief, supplement }: Duty): Instant | undefined =>
  supplement?.state === 'accepted' ? brief.supplementAcceptedAt : brief.lastAt;

/**
 * What is to be told of a duty as it stands, against what was last told of it; undefined when nothing is.
 * @param now stands in for the arrival where the duty has none
 */
export function alertOf(duty: Duty, confirmed: boolean, now: Instant): AlertFacts | undefined {
  const { brief } = duty;
  const { declaration, standing } = standingOf(duty) ?? {};
  if (!declaration || !standing) return undefined;
  const kind = alertBetween(duty.alerted, standing, confirmed);
  return (
    kind && {
      kind,
      at: arrivalOf(duty) ?? now,
      round: duty.round,
      schoolId: duty.schoolId,
      schoolPath: duty.path,
      schoolName: brief.name,
      level: brief.level,
      area: brief.area,
      revision: duty.revision,
      before: duty.alerted,
      now: standing,
      confirmed,
      operation: declaration.operation.state,
      classes: declaration.classes,
    }
  );
}

/** The units that hear of a school: all above it, and the ground it stands on with all above that. */
export const unitsToTell = ({ schoolPath, area }: Pick<AlertFacts, 'schoolPath' | 'area'>): Path[] => [
  ...new Set([...ancestorsOf(schoolPath), area, ...ancestorsOf(area)]),
];

type Named = Pick<AlertFacts, 'at' | 'schoolId' | 'round' | 'revision'>;
/** Sorted by time; school, round and revision make keeping or noting it again change nothing. */
export const sortKey = ({ at, schoolId, round, revision }: Named): string =>
  `${at}#${schoolId}#${round}#${revision}`;

/** What addresses call an alert: safe in a URL, sorted by nothing. */
export const alertId = (alert: Named): string => Buffer.from(sortKey(alert)).toString('base64url');
/** Undefined when it is no alert's id. */
export const sortKeyOf = (id: string): string | undefined => {
  const key = Buffer.from(id, 'base64url').toString();
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z#[^#]+#[^#]+#\d+$/.test(key) ? key : undefined;
};
