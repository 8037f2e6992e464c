/** Each answer's schema is its TypeScript type, member by member: `tsc -p .` fails here otherwise. Nothing runs. */
import type * as z from 'zod/mini';
import type * as session from '../../functions/access/session.schema.ts';
import type { DutyStatus } from '../../functions/calendar/duty.ts';
import type * as calls from '../../functions/declarations/calls.schema.ts';
import type * as callTypes from '../../functions/declarations/calls.ts';
import type { CriteriaSet } from '../../functions/declarations/criteria.ts';
import type * as mine from '../../functions/declarations/mine.schema.ts';
import type * as mineTypes from '../../functions/declarations/mine.ts';
import type * as overTime from '../../functions/oversight/over-time.schema.ts';
import type * as overTimeTypes from '../../functions/oversight/over-time.ts';
import type * as overview from '../../functions/oversight/overview.schema.ts';
import type * as overviewTypes from '../../functions/oversight/overview.ts';
import type { Figures } from '../../functions/oversight/tally.ts';
import type { findingSchema, newerSchema } from '../../functions/platform/problem.schema.ts';
import type * as contactTypes from '../../functions/schools/contact.ts';

/** Without `readonly` and with intersections merged; what is optional stays so. */
type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Is<S extends z.ZodMiniType, T> = Identical<Plain<z.infer<S>>, Plain<T>>;

type All<T extends Record<string, boolean>> = T[keyof T];
type Assert<Expected extends boolean, Given extends Expected> = Given;

export type Proven = Assert<
  true,
  All<{
    status: Is<typeof mine.dutyStatusSchema, DutyStatus>;
    criteria: Is<typeof mine.criteriaSetSchema, CriteriaSet>;
    round: Is<typeof mine.roundBriefSchema, mineTypes.RoundBrief>;
    myDuty: Is<typeof mine.myDutySchema, mineTypes.MyDuty>;
    mine: Is<typeof mine.mineAnswerSchema, mineTypes.MineAnswer>;
    onBehalf: Is<typeof calls.onBehalfAnswerSchema, mineTypes.OnBehalfAnswer>;
    call: Is<typeof calls.callAnswerSchema, callTypes.CallAnswer>;
    contact: Is<typeof calls.contactAnswerSchema, contactTypes.ContactAnswer>;
    revoked: Is<typeof calls.revokedAnswerSchema, contactTypes.RevokedAnswer>;
    declare: Is<typeof mine.declareAnswerSchema, mineTypes.DeclareAnswer>;
    revision: Is<typeof mine.revisionSchema, mineTypes.RevisionView>;
    duty: Is<typeof mine.dutyAnswerSchema, mineTypes.DutyAnswer>;
    history: Is<typeof mine.historyAnswerSchema, mineTypes.HistoryAnswer>;
    results: Is<typeof overTime.resultsAnswerSchema, overTimeTypes.ResultsAnswer>;
    silent: Is<typeof overTime.silentAnswerSchema, overTimeTypes.SilentAnswer>;
    trends: Is<typeof overTime.trendsAnswerSchema, overTimeTypes.TrendsAnswer>;
    figures: Is<typeof overview.figuresSchema, Figures>;
    row: Is<typeof overview.dutyRowSchema, overviewTypes.DutyRow>;
    overview: Is<typeof overview.overviewAnswerSchema, overviewTypes.OverviewAnswer>;
    duties: Is<typeof overview.dutiesAnswerSchema, overviewTypes.DutiesAnswer>;
    rounds: Is<typeof overview.roundsAnswerSchema, overviewTypes.RoundsAnswer>;
    session: Is<typeof session.sessionAnswerSchema, overviewTypes.SessionAnswer>;
    finding: Is<typeof findingSchema, NonNullable<mineTypes.ProblemBody['fields']>[number]>;
    newer: Is<typeof newerSchema, NonNullable<mineTypes.ProblemBody['newer']>>;
  }>
>;

/** That the proof notices: a member too few, too many, of another type, or optional where it must be there. */
export type Noticed = Assert<
  false,
  All<{
    less: Is<typeof mine.declareAnswerSchema, Omit<mineTypes.DeclareAnswer, 'next'>>;
    more: Is<typeof mine.declareAnswerSchema, mineTypes.DeclareAnswer & { more?: string }>;
    other: Is<typeof mine.declareAnswerSchema, Omit<mineTypes.DeclareAnswer, 'safety'> & { safety: string }>;
    optional: Is<
      typeof mine.declareAnswerSchema,
      Omit<mineTypes.DeclareAnswer, 'safety'> & { safety?: 'good' }
    >;
    deep: Is<
      typeof mine.declareAnswerSchema,
      Omit<mineTypes.DeclareAnswer, 'next'> & { next?: { id: string; dueAt?: string } }
    >;
  }>
>;
