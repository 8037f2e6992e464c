/** The answers about directives. Types only. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { UnitRef } from '../oversight/overview.ts';
import type { Contact, Level, Path } from '../schools/unit.ts';
import type { Audience, DirectiveChange, Letter } from './directive.ts';

export interface DirectiveRow extends Letter {
  id: string;
  /** Whom it is for; levels none: every level. */
  unit: { path: Path; name: string };
  levels: Level[];
  publishedAt: Instant;
  by: string;
  withdrawnAt?: Instant;
  /** Of the schools the viewer sees in the unit asked for: how many have acknowledged, how many are to. */
  acknowledged: number;
  expected: number;
  /** The viewer may edit and withdraw it. */
  mayEdit: boolean;
}

/** `GET /api/directives?unit=&q=&cursor=`: newest first. */
export interface DirectivesAnswer {
  now: Instant;
  today: CivilDate;
  unit: UnitRef;
  total: number;
  rows: DirectiveRow[];
  cursor?: string;
}

export interface AcknowledgementRow {
  school: { id: string; path: Path; name: string; level: Level; unitName: string };
  acknowledged?: { at: Instant; by: string };
  /** Of those who have not, for viewers who may call them. */
  contact?: Contact;
}

/** `GET /api/directives/{directive}?unit=&state=&q=&cursor=`: who has not first. */
export interface DirectiveAnswer {
  now: Instant;
  today: CivilDate;
  unit: UnitRef;
  directive: DirectiveRow & { revision: number; changes: DirectiveChange[] };
  /** Units directly below, each with the figures its own view shows. */
  units: (UnitRef & { acknowledged: number; expected: number })[];
  /** Newest first. */
  reminders: { at: Instant; by: string; unitName: string; schools: number }[];
  /** The viewer may remind the schools of this unit: not again on the same day. */
  mayRemind: boolean;
  remindedToday: boolean;
  total: number;
  rows: AcknowledgementRow[];
  cursor?: string;
}

/** `POST /api/directives`; with `?dry-run=true` only looks who would get it. */
export interface PublishBody extends Letter, Audience {
  /** A uuid made by the page, once for each letter it means to publish. */
  submission: string;
  numberAgain?: boolean;
}
/** Who gets it: schools, and of them how many can be reached by mail. */
export interface PreviewAnswer {
  now: Instant;
  expected: number;
  reachable: number;
  units: { name: string; schools: number }[];
}
export interface PublishAnswer {
  now: Instant;
  id: string;
  expected: number;
  reachable: number;
}

/** `PUT /api/directives/{directive}`: whom it is for stays as published. */
export interface EditBody extends Letter {
  /** The revision the editor had before their eyes. */
  revision: number;
  withdrawn: boolean;
  numberAgain?: boolean;
}
export interface EditAnswer {
  now: Instant;
  revision: number;
}

/** `POST /api/directives/{directive}/reminders` */
export interface RemindBody {
  /** The unit whose schools are reminded. */
  unit: Path;
}
export interface RemindAnswer {
  now: Instant;
  /** Schools that have not acknowledged and can be reached: mails to them are on their way. */
  schools: number;
  /** Who have not, but have no working address. */
  unreachable: number;
}

/** `PUT /api/directives/{directive}/acknowledgements/{school}` */
export interface AcknowledgeAnswer {
  now: Instant;
  acknowledged: { at: Instant; by: string };
}
