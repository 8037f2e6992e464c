/** All that is documented: each route with its problems, and the schemas that have names. Loaded by openapi.ts alone. */
import type * as z from 'zod/mini';
import { ACCOUNTS_DOCS } from '../access/accounts.doc.ts';
import * as accounts from '../access/accounts.schema.ts';
import { SESSION_DOCS } from '../access/session.doc.ts';
import * as session from '../access/session.schema.ts';
import { ALERTS_DOCS } from '../alerts/alerts.doc.ts';
import * as alerts from '../alerts/alerts.schema.ts';
import { civilDateSchema, instantSchema } from '../calendar/instant.schema.ts';
import { CALLS_DOCS } from '../declarations/calls.doc.ts';
import * as calls from '../declarations/calls.schema.ts';
import * as callBodies from '../declarations/calls-body.schema.ts';
import {
  declarationSchema,
  declareBodySchema,
  onBehalfBodySchema,
} from '../declarations/declaration.schema.ts';
import { DECLARE_DOCS } from '../declarations/declare.doc.ts';
import * as mine from '../declarations/mine.schema.ts';
import { SUPPLEMENTS_DOCS } from '../declarations/supplements.doc.ts';
import { DIRECTIVES_DOCS } from '../directives/directives.doc.ts';
import * as directives from '../directives/directives.schema.ts';
import { EXPORTS_DOCS } from '../exports/exports.doc.ts';
import { MAILS_DOCS } from '../mail/mails.doc.ts';
import * as mails from '../mail/mails.schema.ts';
import { BULLETIN_DOCS } from '../oversight/bulletin.doc.ts';
import * as bulletin from '../oversight/bulletin.schema.ts';
import { OVER_TIME_DOCS } from '../oversight/over-time.doc.ts';
import * as overTime from '../oversight/over-time.schema.ts';
import { OVERSIGHT_DOCS } from '../oversight/oversight.doc.ts';
import * as overview from '../oversight/overview.schema.ts';
import { ROLLOUT_DOCS } from '../oversight/rollout.doc.ts';
import * as rollout from '../oversight/rollout.schema.ts';
import { PUBLIC_DOCS } from '../publishing/public.doc.ts';
import { NUDGES_DOCS } from '../rounds/nudges.doc.ts';
import * as nudges from '../rounds/nudges.schema.ts';
import { ROUNDS_DOCS } from '../rounds/rounds.doc.ts';
import * as requests from '../rounds/rounds.schema.ts';
import { SCHOOLS_DOCS } from '../schools/schools.doc.ts';
import * as schools from '../schools/schools.schema.ts';
import { SETTINGS_DOCS } from '../settings/settings.doc.ts';
import type { Route } from '../topology.ts';
import { findingSchema, PROBLEM_SCHEMAS } from './problem.schema.ts';
import type { ProblemCode } from './problem.ts';
import type { RouteDocs } from './route-doc.ts';

export const ROUTE_DOCS: RouteDocs = {
  ...SESSION_DOCS,
  ...DECLARE_DOCS,
  ...CALLS_DOCS,
  ...SUPPLEMENTS_DOCS,
  ...OVERSIGHT_DOCS,
  ...OVER_TIME_DOCS,
  ...ROLLOUT_DOCS,
  ...BULLETIN_DOCS,
  ...MAILS_DOCS,
  ...EXPORTS_DOCS,
  ...SETTINGS_DOCS,
  ...PUBLIC_DOCS,
  ...ALERTS_DOCS,
  ...SCHOOLS_DOCS,
  ...ACCOUNTS_DOCS,
  ...ROUNDS_DOCS,
  ...DIRECTIVES_DOCS,
  ...NUDGES_DOCS,
};

/** The name of a problem's schema: `StaleRevisionProblem`. */
export const problemName = (code: ProblemCode): string =>
  `${code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Problem`;

/** Schemas that stand under `components`, wherever they are used. */
export const NAMED: Readonly<Record<string, z.ZodMiniType>> = {
  Instant: instantSchema,
  CivilDate: civilDateSchema,
  Level: mine.levelSchema,
  DutyState: mine.dutyStateSchema,
  SafetyLevel: mine.safetySchema,
  Why: mine.whySchema,
  Declaration: declarationSchema,
  CriteriaSet: mine.criteriaSetSchema,
  RoundBrief: mine.roundBriefSchema,
  MyDuty: mine.myDutySchema,
  Revision: mine.revisionSchema,
  Figures: overview.figuresSchema,
  UnitRef: overview.unitRefSchema,
  DutyRow: overview.dutyRowSchema,
  Finding: findingSchema,
  SignInBody: session.signInSchema,
  SessionBody: session.sessionSchema,
  SwitchesBody: session.switchesSchema,
  OneClickBody: session.oneClickSchema,
  DeclareBody: declareBodySchema,
  SessionAnswer: session.sessionAnswerSchema,
  MineAnswer: mine.mineAnswerSchema,
  DeclareAnswer: mine.declareAnswerSchema,
  DutyAnswer: mine.dutyAnswerSchema,
  ReceiptAnswer: mine.receiptAnswerSchema,
  HistoryAnswer: mine.historyAnswerSchema,
  CallBody: callBodies.callBodySchema,
  CallAnswer: calls.callAnswerSchema,
  Contact: mine.contactSchema,
  ContactBody: callBodies.contactBodySchema,
  ContactAnswer: calls.contactAnswerSchema,
  RevokedAnswer: calls.revokedAnswerSchema,
  OnBehalfBody: onBehalfBodySchema,
  OnBehalfAnswer: calls.onBehalfAnswerSchema,
  OverviewAnswer: overview.overviewAnswerSchema,
  DutiesAnswer: overview.dutiesAnswerSchema,
  RoundsAnswer: overview.roundsAnswerSchema,
  Result: overTime.resultSchema,
  SchoolResult: overTime.schoolResultSchema,
  ResultsAnswer: overTime.resultsAnswerSchema,
  SilentAnswer: overTime.silentAnswerSchema,
  TrendsAnswer: overTime.trendsAnswerSchema,
  RolloutStage: rollout.rolloutStageSchema,
  RolloutFigures: rollout.rolloutFiguresSchema,
  BulletinAnswer: bulletin.bulletinAnswerSchema,
  RolloutAnswer: rollout.rolloutAnswerSchema,
  MailPurpose: mails.purposeSchema,
  MailState: mails.mailStateSchema,
  UnreachableWhy: mails.unreachableWhySchema,
  MailRow: mails.mailRowSchema,
  MailsAnswer: mails.mailsAnswerSchema,
  UnreachableAnswer: mails.unreachableAnswerSchema,
  ResendBody: mails.resendSchema,
  ResendAnswer: mails.resendAnswerSchema,
  AccountScope: accounts.scopeSchema,
  AccountRow: accounts.accountRowSchema,
  AccountsAnswer: accounts.accountsAnswerSchema,
  AccountAnswer: accounts.accountAnswerSchema,
  InvitedAnswer: accounts.invitedAnswerSchema,
  SchoolAccountsAnswer: accounts.schoolsAnswerSchema,
  InviteBody: accounts.inviteSchema,
  ChangeAccountBody: accounts.changeSchema,
  SchoolsBatchBody: accounts.batchSchema,
  InvitationsAnswer: accounts.invitationsAnswerSchema,
  ActivationAnswer: accounts.activationAnswerSchema,
  RequestBody: requests.requestBodySchema,
  RequestPreview: requests.requestPreviewSchema,
  RequestRow: requests.requestRowSchema,
  RequestAnswer: requests.requestAnswerSchema,
  RequestsAnswer: requests.requestsAnswerSchema,
  NudgesBody: nudges.nudgesBodySchema,
  NudgesAnswer: nudges.nudgesAnswerSchema,
  AlertRow: alerts.alertRowSchema,
  AlertsAnswer: alerts.alertsAnswerSchema,
  AlertAnswer: alerts.alertAnswerSchema,
  MarkBody: alerts.markBodySchema,
  MarkAnswer: alerts.markAnswerSchema,
  NewSchoolBody: schools.newSchoolSchema,
  SchoolChangeBody: schools.schoolChangeSchema,
  NewUnitBody: schools.newUnitSchema,
  UnitChangeBody: schools.unitChangeSchema,
  ImportChangeBody: schools.importChangeSchema,
  RegisterChange: schools.registerChangeSchema,
  SchoolLine: schools.schoolLineSchema,
  UnitLine: schools.unitLineSchema,
  SchoolsAnswer: schools.schoolsAnswerSchema,
  SchoolAnswer: schools.schoolAnswerSchema,
  UnitsAnswer: schools.unitsAnswerSchema,
  ImportsAnswer: schools.importsAnswerSchema,
  ImportAnswer: schools.importAnswerSchema,
  DirectiveRow: directives.directiveRowSchema,
  DirectivesAnswer: directives.directivesAnswerSchema,
  DirectiveAnswer: directives.directiveAnswerSchema,
  PublishBody: directives.publishBodySchema,
  EditBody: directives.editBodySchema,
  ...Object.fromEntries([...PROBLEM_SCHEMAS].map(([code, schema]) => [problemName(code), schema])),
};

/** Every problem a route can answer: the handler's own and those of the stack that stands before all handlers. */
export function problemsOf({ route, action, accepts, from }: Route): ProblemCode[] {
  const codes: ProblemCode[] = [...(ROUTE_DOCS[route]?.problems ?? []), 'not-through-front'];
  if (accepts) codes.push('bad-request', 'too-large', 'wrong-content-type');
  if (accepts?.includes('application/json')) codes.push('malformed-json');
  if (action !== 'anyone') codes.push('signed-out', 'forbidden');
  if (!route.startsWith('GET ') && from !== 'anywhere') codes.push('wrong-origin');
  return [...new Set<ProblemCode>([...codes, 'internal', 'busy'])];
}
