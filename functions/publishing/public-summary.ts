/** What everyone may see of the province now, put together from figures that officials see. Rules only. */
import type { CivilDate, Hours, Instant } from '../calendar/cadence.ts';
import type { DutyState } from '../calendar/duty.ts';
import type { CriteriaSet, SafetyLevel } from '../declarations/criteria.ts';
import type { Operation } from '../declarations/declaration.ts';
import { addFigures, type Figures, NO_FIGURES } from '../oversight/tally.ts';
import type { Level } from '../schools/unit.ts';
import { type PublicCount, publicColumn } from './suppression.ts';

/** What the province publishes; changed in the settings. */
export interface Publication {
  /** The situation per unit on the public page. */
  situation: boolean;
  /** Whether one school may be looked up by name. */
  schools: boolean;
}
export const PUBLISHED_BY_DEFAULT: Publication = { situation: true, schools: false };

export interface PublicFigures {
  expected: number;
  declared: number;
  /** Schools whose attendance is suspended. */
  suspended: number;
  newConfirmed: PublicCount;
  activeConfirmed: PublicCount;
}

/** `GET /api/public/situation` */
export interface PublicSituation {
  now: Instant;
  province: { name: string; office: string; zone: string };
  synthetic: boolean;
  hours: Hours;
  /** ISO weekdays on which a round is scheduled, 1 = Monday. */
  weekdays: number[];
  /** What the safety levels are worked out from. */
  criteria: {
    letter: string;
    date: CivilDate;
    /** How many there are. */
    count: number;
    rule: CriteriaSet['rule'];
  };
  /** What the duty answers. */
  letters: { number: string; issuer: string; date: CivilDate; about: string; url?: string }[];
  /** One school may be looked up. */
  schools: boolean;
  /** The next round to open. */
  next?: { id: string; opensAt: Instant; dueAt: Instant };
  /** Absent when the province publishes nothing here, or before the first round. */
  situation?: {
    round: { id: string; title: string; dueAt: Instant; closedAt?: Instant };
    total: PublicFigures;
    units: ({ name: string } & PublicFigures)[];
    /** Schools by level; absent while the criteria are not confirmed. */
    safety?: Record<SafetyLevel, number>;
  };
}

/** One school as anyone may find it: whether it has declared, never a count of its cases. */
export interface PublicSchool {
  name: string;
  unit: string;
  level: Level;
  state: DutyState;
  operation?: Operation;
  until?: string;
  /** Absent while the criteria are not confirmed. */
  safety?: SafetyLevel;
}
/** `GET /api/public/schools?q=` */
export interface PublicSchools {
  now: Instant;
  /** At most twenty; `total` says how many there are. */
  total: number;
  schools: PublicSchool[];
}

export interface UnitFigures {
  name: string;
  figures: Figures;
}

type CaseColumn = 'newConfirmed' | 'activeConfirmed';

/** Units in the order given; the parts are the whole. */
export function publicSituation(
  units: readonly UnitFigures[],
  criteriaConfirmed: boolean,
): Pick<NonNullable<PublicSituation['situation']>, 'total' | 'units' | 'safety'> {
  const column = (of: CaseColumn) =>
    publicColumn(units.map(({ figures }) => ({ value: figures[of], lone: figures.declared < 2 })));
  const [fresh, active] = [column('newConfirmed'), column('activeConfirmed')];
  const { expected, declared, operation, safety } = units.reduce(
    (all, { figures }) => addFigures(all, figures),
    NO_FIGURES,
  );
  return {
    total: {
      expected,
      declared,
      suspended: operation.closed,
      newConfirmed: fresh.total,
      activeConfirmed: active.total,
    },
    units: units.map(({ name, figures }, i) => ({
      name,
      expected: figures.expected,
      declared: figures.declared,
      suspended: figures.operation.closed,
      newConfirmed: fresh.counts[i] ?? null,
      activeConfirmed: active.counts[i] ?? null,
    })),
    ...(criteriaConfirmed && { safety }),
  };
}
