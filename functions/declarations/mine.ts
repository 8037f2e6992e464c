/** The answers a school's page lives on. Types only: they cost the page nothing. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import type { DutyStatus } from '../calendar/duty.ts';
import type { Contact, Level } from '../schools/unit.ts';
import type { CallView } from './calls.ts';
import type { CriteriaSet, SafetyLevel } from './criteria.ts';
import type { Declaration, Finding, Question } from './declaration.ts';
import type { Excuse, FollowUpView } from './follow-up.ts';

/** `GET /api/duties/mine` */
export interface MineAnswer {
  /** The server's clock: the only one that decides. */
  now: Instant;
  /** Civil date of `now` in the province's zone. */
  today: CivilDate;
  /**
   * `offset`: the province's clock from UTC at `now`, `+07:00`. The page reads every time by it: a cheap phone's first
   * Intl formatter takes it a tenth of a second. Việt Nam never moves its clocks.
   */
  province: { name: string; offset: string };
  /** `link`: opened from a reminder (declare only). `account`: signed in. */
  by: 'link' | 'account';
  /** True when the data is a rehearsal's: the page then says that it is synthetic. */
  synthetic: boolean;
  schools: { id: string; path: string; name: string; level: Level; unit: string }[];
  duties: MyDuty[];
  /** The next scheduled opening, for when nothing is open. */
  next?: { id: CivilDate; opensAt: Instant; dueAt: Instant };
  /** The criteria sets the open rounds use. */
  criteria: CriteriaSet[];
  /** Official letters to the schools: those not acknowledged and recent ones, newest first. */
  directives: {
    id: string;
    number: string;
    issuer: string;
    title: string;
    issuedOn: CivilDate;
    deadline: CivilDate;
    url?: string;
    /** Ids of the schools above that have not acknowledged it. */
    owed: string[];
  }[];
}

/** `GET /api/rounds/{round}/duties/{school}/on-behalf`: the same, for the officer who fills it in for the school. */
export interface OnBehalfAnswer extends Omit<MineAnswer, 'by'> {
  by: 'officer';
  /** Who fills it in, and whom they call at the school. */
  officer: { email: string; name: string; contact?: Contact };
}

export interface RoundBrief {
  id: string;
  kind: 'scheduled' | 'requested';
  title: string;
  opensAt: Instant;
  dueAt: Instant;
  closesAt: Instant;
  closedAt?: Instant;
  criteria: { set: string; version: number; confirmed: boolean };
  questions: Question[];
  /** Of a requested round: for which unit, why, and on whose authority. */
  request?: RequestBrief;
}

export interface RequestBrief {
  unit: string;
  unitName: string;
  reason: string;
  authority: string;
  /** Number of the authority's letter. */
  letter?: string;
}

export interface MyDuty extends DutyStatus {
  school: string;
  round: RoundBrief;
  /** 0 until something was declared; what a PUT must name. */
  revision: number;
  /** What stands declared in this round, to correct it. */
  current?: { declaration: Declaration; receivedAt: Instant; reference: string; safety: SafetyLevel };
  /** A supplement kept after closing. */
  supplement?: {
    receivedAt: Instant;
    reference: string;
    state: 'waiting' | 'accepted' | 'declined';
    /** Why it was declined. */
    reason?: string;
  };
  /** The last declaration of an earlier round: prefill and "lần trước". */
  last?: { round: string; declaration: Declaration };
}

/** Body of `PUT /api/rounds/{round}/duties/{school}` */
export interface DeclareBody {
  /** A uuid made by the page, once for each thing it means to send. */
  submission: string;
  revision: number;
  /** When the declarer finished, if it is sent later (offline). With offset or Z. */
  preparedAt?: string;
  declaration: Declaration;
}

/** Body of `PUT /api/rounds/{round}/duties/{school}/on-behalf` */
export interface OnBehalfBody extends Omit<DeclareBody, 'preparedAt'> {
  /** When the school was on the phone: with offset or Z. */
  calledAt: string;
}

/** 200 (declared or corrected) or 202 (kept as a supplement) */
export interface DeclareAnswer {
  reference: string;
  revision: number;
  state: DutyStatus['state'];
  receivedAt: Instant;
  safety: SafetyLevel;
  /** Present and true when the round had closed: kept as a supplement for an officer to accept. */
  supplement?: true;
  next?: { id: CivilDate; dueAt: Instant };
}

/** `POST /api/rounds/{round}/duties/{school}/receipt` */
export interface ReceiptAnswer {
  now: Instant;
  /** `queued`: on its way. `earlier`: was mailed before, and nothing new was received since. `failed`: that mail did not arrive. */
  mail: 'queued' | 'earlier' | 'failed';
  /** When it was sent, or else asked for. */
  at: Instant;
  /** The caller's own address, masked. */
  to: string;
}

/** RFC 9457 body of every error. `title` is Vietnamese, `titleEn` English; `code` is the catalogue's. */
export interface ProblemBody {
  /** As the logs name the request: what to tell whoever helps. */
  requestId?: string;
  type: string;
  title: string;
  titleEn: string;
  status: number;
  code: string;
  /** 422: each rule that spoke, with its sentences. */
  fields?: (Finding & { vi: string; en: string })[];
  /** 409 stale-revision: what stands now. */
  newer?: { revision: number; declaration: Declaration; receivedAt: Instant; by: string };
  /** 409 contact-changed: how it stands now, and who changed it. */
  contact?: Contact;
  changed?: { at: Instant; by: string };
  /** 429: seconds. */
  retryAfter?: number;
}

/** One revision as shown to those who may read it. */
export interface RevisionView {
  revision: number;
  at: Instant;
  preparedAt?: string;
  /** Who, as shown: a name and masked address. */
  who: string;
  how: 'page' | 'link' | 'on-behalf';
  calledAt?: string;
  supplement?: true;
  safety: SafetyLevel;
  declaration: Declaration;
}

/** `GET /api/rounds/{round}/duties/{school}` */
export interface DutyAnswer extends MyDuty {
  now: Instant;
  schoolName: string;
  level: Level;
  unitName: string;
  /** Whom to call, for those who run the school. */
  contact?: Contact;
  /** Calls about this duty, oldest first, for the same people. */
  calls?: CallView[];
  /** When it was last nudged, on demand by an officer, for the same people. */
  nudgedAt?: Instant;
  /** What was decided about it after its round, oldest first. */
  followUps?: FollowUpView[];
  /** Its lateness, excused. */
  excuse?: Excuse;
  revisions: RevisionView[];
  criteriaSet: CriteriaSet;
}

/** `GET /api/schools/{school}/history?cursor=`: newest first. */
export interface HistoryAnswer {
  now: Instant;
  school: { id: string; path: string; name: string; level: Level; unit: string };
  rounds: (DutyStatus & {
    round: { id: string; kind: 'scheduled' | 'requested'; title: string; dueAt: Instant };
    revision: number;
    firstAt?: Instant;
    lastAt?: Instant;
    safety?: SafetyLevel;
    newConfirmed?: number;
    learners?: { total: number; absent: number };
  })[];
  cursor?: string;
}
