/** The answer about the roll-out. Types only. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { Contact, Level, Path } from '../schools/unit.ts';
import type { UnitRef } from './overview.ts';
import type { Deadline, RolloutFigures, RolloutStage } from './rollout.ts';

export interface RolloutRow {
  school: { id: string; path: Path; name: string; level: Level; unitName: string };
  stage: RolloutStage;
  /** Accounts of declarers that are not disabled. */
  accounts: number;
  /** When the newest invitation was asked for. */
  invitedAt?: Instant;
  activatedAt?: Instant;
  firstOn?: CivilDate;
  /** Whom to call, for whoever runs the school. */
  contact?: Contact;
}

/** `GET /api/rollout` */
export interface RolloutAnswer {
  now: Instant;
  unit: UnitRef;
  deadline?: Deadline;
  figures: RolloutFigures;
  /** Every school has all three: the day the last one had. */
  doneSince?: CivilDate;
  /** Directly below, who has got furthest first. */
  units: (UnitRef & { figures: RolloutFigures })[];
  /** Schools by what they lack. */
  stages: Record<RolloutStage, number>;
  total: number;
  rows: RolloutRow[];
  cursor?: string;
}
