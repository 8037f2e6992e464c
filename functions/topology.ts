/**
 * What runs, and when: every function of the system, its routes or schedule, and what it may touch.
 * The CDK stack and the local host both read this; neither knows a handler by name.
 */
import type { Action } from './access/access.ts';

/**
 * The table's indexes. Their attributes are written for them alone (`inRound`, not `round`): an item that merely speaks
 * of a round or a school must not slip into them.
 */
export const INDEXES = {
  /** round id → path, with `brief`: a province is one small Query. */
  figures: { partition: 'inRound', sort: 'atPath', projects: ['brief'] },
  /** school id → round id, with `brief`: history and prefill. */
  school: { partition: 'ofSchool', sort: 'inRound', projects: ['brief'] },
  /** `NOW` or `BULK` → instant, keys only and sparse: the agenda. */
  wake: { partition: 'wake', sort: 'wakeAt', projects: [] },
} as const;
export type IndexName = keyof typeof INDEXES;

/** DynamoDB actions, by the names IAM knows. */
export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem';

/** Of everybody together: how many requests a second, and how many more at one moment. Beyond it the gate answers 429. */
export interface Throttle {
  perSecond: number;
  burst: number;
}

export interface Route {
  /** As API Gateway keys it: `PUT /api/rounds/{round}/duties/{school}`. */
  route: string;
  action: Action;
  /** Content types a body may have; absent: the route takes no body. */
  accepts?: readonly string[];
  /** Largest body in bytes. */
  maxBytes?: number;
  /** Called by others than our own pages (mail providers, programs): `Origin` says nothing there. Never with a session. */
  from?: 'anywhere';
  /** Tighter than the stage's own limit: what is dear, or what is guessed at. The gate on AWS holds it. */
  throttle?: Throttle;
}

/** `minutely`: the agenda. `opening`: the province's weekdays at its opening hour, in its zone. */
export type Schedule = 'minutely' | 'opening';

export interface FunctionSpec {
  name: string;
  /** Below functions/. Bundled to .build/functions/<name>/index.cjs, which exports `handler`. */
  entry: string;
  description: string;
  /**
   * Chosen for the processor time that comes with it: Lambda gives a whole core at 1,769 MB ("Configure Lambda function
   * memory"). So 512 where a call reads a few items, 1,024 where it adds up or lists a whole province, a core where it
   * parses workbooks; for bounces nobody waits. What they hold at most (`npm run bench -- memory`, 5,000 schools) is 300 MB,
   * of opening a round; a workbook takes 270, 596 mails 260.
   */
  memoryMb: number;
  /**
   * API Gateway and the front give up after 30 s: a function of theirs ends before, so that who asks gets our answer. Where
   * a call reads a few items 10 s already mean that something is wrong; what goes through a whole province has 15–20 s,
   * what writes hundreds of items 29 s. What is woken has time for all its work: five minutes for a whole province.
   */
  timeoutSeconds: number;
  routes?: readonly Route[];
  schedule?: Schedule;
  /** Woken by SES events through EventBridge. */
  onMailEvents?: true;
  touches: {
    table: readonly TableAction[];
    indexes?: readonly IndexName[];
    sendsMail?: true;
    /** Paces itself by the account's sending rate. */
    asksMailRate?: true;
  };
}

/** Each may send a mail or try a code: a province has some hundreds of accounts, and most people a lasting session. */
const SIGNING_IN: Throttle = { perSecond: 5, burst: 20 };
/** Mail providers press the button for their readers, many at the same moment after a digest. */
const UNSUBSCRIBING: Throttle = { perSecond: 10, burst: 40 };
/** Seconds of a whole core each. */
const WORKBOOKS: Throttle = { perSecond: 2, burst: 5 };
/** A whole province is read, written or put into a file. */
const WHOLE_PROVINCE: Throttle = { perSecond: 5, burst: 20 };

const JSON_BODY = { accepts: ['application/json'], maxBytes: 16 * 1024 } as const;
/** What a mail provider posts for its reader (RFC 8058, section 3.1): either form. */
const ONE_CLICK = {
  accepts: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  maxBytes: 1024,
  from: 'anywhere',
} as const;

/** Base64 makes a third more of it: Lambda takes 6 MB. */
const FILE_BODY = {
  accepts: [
    'application/octet-stream',
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  maxBytes: 4 * 1024 * 1024,
} as const;

export const FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'sign-in',
    entry: 'access/sign-in.api.ts',
    description: 'Asking for a sign-in mail with a link and a code',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [{ route: 'POST /api/sign-in', action: 'anyone', ...JSON_BODY, throttle: SIGNING_IN }],
    touches: {
      table: ['GetItem', 'PutItem', 'UpdateItem'],
      sendsMail: true,
    },
  },
  {
    name: 'session',
    entry: 'access/session.api.ts',
    description: 'Sessions: begun by link or code, looked at, ended; own switches, unsubscribing',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'POST /api/session', action: 'anyone', ...JSON_BODY, throttle: SIGNING_IN },
      { route: 'GET /api/session', action: 'read-session' },
      { route: 'PUT /api/session', action: 'edit-own', ...JSON_BODY },
      { route: 'DELETE /api/session', action: 'read-session' },
      { route: 'GET /api/unsubscribe/{token}', action: 'anyone', throttle: UNSUBSCRIBING },
      { route: 'POST /api/unsubscribe/{token}', action: 'anyone', ...ONE_CLICK, throttle: UNSUBSCRIBING },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'description',
    entry: 'platform/openapi.api.ts',
    description: "The API's description, OpenAPI 3.1",
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'GET /api/openapi.json', action: 'anyone', from: 'anywhere', throttle: WHOLE_PROVINCE },
    ],
    touches: { table: [] },
  },
  {
    name: 'declare',
    entry: 'declarations/declare.api.ts',
    description: "A school's duties: what it owes, declaring, correcting, receipts, history",
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'GET /api/duties/mine', action: 'read-mine' },
      { route: 'PUT /api/rounds/{round}/duties/{school}', action: 'declare', ...JSON_BODY },
      { route: 'GET /api/rounds/{round}/duties/{school}', action: 'read-duty' },
      { route: 'POST /api/rounds/{round}/duties/{school}/receipt', action: 'declare', ...JSON_BODY },
      { route: 'GET /api/schools/{school}/history', action: 'read-history' },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'supplements',
    entry: 'declarations/supplements.api.ts',
    description: 'After a round: supplements accepted or declined, lateness excused',
    memoryMb: 512,
    timeoutSeconds: 15,
    routes: [
      { route: 'GET /api/supplements', action: 'follow-up' },
      { route: 'POST /api/rounds/{round}/supplements/{school}', action: 'follow-up', ...JSON_BODY },
      { route: 'PUT /api/rounds/{round}/excuses/{school}', action: 'follow-up', ...JSON_BODY },
      { route: 'DELETE /api/rounds/{round}/excuses/{school}', action: 'follow-up' },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['figures', 'school'] },
  },
  {
    name: 'calls',
    entry: 'declarations/calls.api.ts',
    description: 'Calling a school: outcomes, its contact, its links',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'POST /api/rounds/{round}/calls/{school}', action: 'follow-up', ...JSON_BODY },
      { route: 'DELETE /api/rounds/{round}/calls/{school}/{call}', action: 'follow-up' },
      { route: 'PUT /api/schools/{school}/contact', action: 'edit-contact', ...JSON_BODY },
      { route: 'DELETE /api/schools/{school}/links', action: 'edit-contact' },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'on-behalf',
    entry: 'declarations/on-behalf.api.ts',
    description: 'Declaring for a school that is on the phone',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'GET /api/rounds/{round}/duties/{school}/on-behalf', action: 'declare-on-behalf' },
      {
        route: 'PUT /api/rounds/{round}/duties/{school}/on-behalf',
        action: 'declare-on-behalf',
        ...JSON_BODY,
      },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'oversight',
    entry: 'oversight/oversight.api.ts',
    description: 'What officials see: rounds, totals, lists, results over time',
    memoryMb: 1024,
    timeoutSeconds: 15,
    routes: [
      { route: 'GET /api/rounds', action: 'read-rounds' },
      { route: 'GET /api/rounds/{round}/overview', action: 'read-figures' },
      { route: 'GET /api/rounds/{round}/duties', action: 'read-figures' },
      { route: 'GET /api/results', action: 'read-figures' },
      { route: 'GET /api/results/silent', action: 'read-figures' },
      { route: 'GET /api/trends', action: 'read-figures' },
      { route: 'GET /api/rollout', action: 'read-figures' },
      { route: 'GET /api/rounds/{round}/bulletin', action: 'read-figures' },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['figures', 'school'] },
  },
  {
    name: 'rounds',
    entry: 'rounds/rounds.api.ts',
    description: 'Requesting a declaration: asking, looking who is asked, cancelling',
    memoryMb: 1024,
    timeoutSeconds: 15,
    routes: [
      { route: 'POST /api/rounds', action: 'request-round', ...JSON_BODY },
      { route: 'DELETE /api/rounds/{round}', action: 'request-round' },
      { route: 'GET /api/requests', action: 'request-round' },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['figures'] },
  },
  {
    name: 'nudges',
    entry: 'rounds/nudges.api.ts',
    description: 'Nudging on demand: mails the schools of a unit that still owe',
    memoryMb: 1024,
    timeoutSeconds: 29,
    routes: [
      {
        route: 'POST /api/rounds/{round}/nudges',
        action: 'follow-up',
        ...JSON_BODY,
        throttle: WHOLE_PROVINCE,
      },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['figures'] },
  },
  {
    name: 'alerts',
    entry: 'alerts/alerts.api.ts',
    description: 'Alerts: the list, one of them, and who took it',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'GET /api/alerts', action: 'read-alerts' },
      { route: 'GET /api/alerts/{alert}', action: 'read-alerts' },
      { route: 'PUT /api/alerts/{alert}/mark', action: 'mark-alert', ...JSON_BODY },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'mails',
    entry: 'mail/mails.api.ts',
    description: 'The log of mails, schools no mail reaches, an address mended and the reminder sent anew',
    memoryMb: 1024,
    timeoutSeconds: 15,
    routes: [
      { route: 'GET /api/mails', action: 'read-mails' },
      { route: 'GET /api/mails/unreachable', action: 'read-mails' },
      { route: 'POST /api/schools/{school}/mails', action: 'resend-mail', ...JSON_BODY },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'accounts',
    entry: 'access/accounts.api.ts',
    description: 'Accounts: the list, invitations, changes, activation codes',
    memoryMb: 1024,
    timeoutSeconds: 20,
    routes: [
      { route: 'GET /api/accounts', action: 'read-accounts' },
      { route: 'GET /api/accounts/schools', action: 'read-accounts' },
      { route: 'GET /api/accounts/{account}', action: 'read-accounts' },
      { route: 'POST /api/accounts', action: 'edit-accounts', ...JSON_BODY },
      { route: 'POST /api/accounts/invitations', action: 'edit-accounts', ...JSON_BODY },
      { route: 'POST /api/accounts/activation-codes', action: 'edit-accounts', ...JSON_BODY },
      { route: 'PUT /api/accounts/{account}', action: 'edit-accounts', ...JSON_BODY },
      { route: 'PUT /api/accounts/{account}/address', action: 'edit-accounts', ...JSON_BODY },
      { route: 'PUT /api/accounts/{account}/state', action: 'edit-accounts', ...JSON_BODY },
      { route: 'POST /api/accounts/{account}/invitation', action: 'edit-accounts', ...JSON_BODY },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'directives',
    entry: 'directives/directives.api.ts',
    description: 'Official letters to schools, who has acknowledged them, reminders',
    memoryMb: 1024,
    timeoutSeconds: 20,
    routes: [
      { route: 'GET /api/directives', action: 'read-directives' },
      { route: 'POST /api/directives', action: 'publish-directive', ...JSON_BODY },
      { route: 'GET /api/directives/{directive}', action: 'read-directives' },
      { route: 'PUT /api/directives/{directive}', action: 'publish-directive', ...JSON_BODY },
      { route: 'POST /api/directives/{directive}/reminders', action: 'publish-directive', ...JSON_BODY },
      {
        route: 'PUT /api/directives/{directive}/acknowledgements/{school}',
        action: 'acknowledge',
        ...JSON_BODY,
      },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'exports',
    entry: 'exports/exports.api.ts',
    description: 'Lists and reports as CSV and XLSX',
    memoryMb: 1024,
    timeoutSeconds: 20,
    routes: [
      { route: 'GET /api/exports/duties', action: 'read-figures', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/results', action: 'read-figures', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/results/units', action: 'read-figures', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/trends', action: 'read-figures', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/requests', action: 'request-round', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/supplements', action: 'follow-up', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/settings', action: 'edit-settings', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/rollout', action: 'read-figures', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/alerts', action: 'read-alerts', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/mails', action: 'read-mails', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/unreachable', action: 'read-mails', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/register', action: 'read-register', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/register-template', action: 'read-register', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/import-problems', action: 'edit-register', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/accounts', action: 'read-accounts', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/directives', action: 'read-directives', throttle: WHOLE_PROVINCE },
      { route: 'GET /api/exports/acknowledgements', action: 'read-directives', throttle: WHOLE_PROVINCE },
    ],
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['figures', 'school'] },
  },
  {
    name: 'settings',
    entry: 'settings/settings.api.ts',
    description: 'Hours, cadence, holidays, criteria: what administrators change without a deploy',
    memoryMb: 512,
    timeoutSeconds: 15,
    routes: [
      { route: 'GET /api/settings', action: 'edit-settings' },
      {
        route: 'PUT /api/settings',
        action: 'edit-settings',
        accepts: ['application/json'],
        maxBytes: 64 * 1024,
      },
      { route: 'GET /api/settings/revisions', action: 'edit-settings' },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['figures'] },
  },
  {
    name: 'public',
    entry: 'publishing/public.api.ts',
    description: 'What anyone may see of the province, small numbers hidden',
    memoryMb: 512,
    timeoutSeconds: 10,
    routes: [
      { route: 'GET /api/public/situation', action: 'anyone' },
      { route: 'GET /api/public/schools', action: 'anyone' },
    ],
    touches: { table: ['GetItem', 'Query'], indexes: ['figures'] },
  },
  {
    name: 'imports',
    entry: 'schools/imports.api.ts',
    description: 'Spreadsheets of schools: checked, then applied by the agenda',
    memoryMb: 1769,
    timeoutSeconds: 29,
    routes: [
      { route: 'GET /api/schools/imports', action: 'edit-register' },
      { route: 'POST /api/schools/imports', action: 'edit-register', ...FILE_BODY, throttle: WORKBOOKS },
      { route: 'GET /api/schools/imports/{import}', action: 'edit-register' },
      { route: 'PUT /api/schools/imports/{import}', action: 'edit-register', ...JSON_BODY },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  },
  {
    name: 'register',
    entry: 'schools/schools.api.ts',
    description: 'Schools and units: reading and changing the register',
    memoryMb: 1024,
    timeoutSeconds: 15,
    routes: [
      { route: 'GET /api/schools', action: 'read-register' },
      { route: 'POST /api/schools', action: 'edit-register', ...JSON_BODY },
      { route: 'GET /api/schools/{school}', action: 'read-register' },
      { route: 'PUT /api/schools/{school}', action: 'edit-register', ...JSON_BODY },
      { route: 'GET /api/units', action: 'read-register' },
      { route: 'POST /api/units', action: 'edit-register', ...JSON_BODY },
      { route: 'PUT /api/units/{unit}', action: 'edit-register', ...JSON_BODY },
    ],
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: ['school'] },
  },
  {
    name: 'open-round',
    entry: 'rounds/open-round.job.ts',
    description: 'The alarm clock that opens a scheduled round',
    memoryMb: 512,
    timeoutSeconds: 300,
    schedule: 'opening',
    touches: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  },
  {
    name: 'agenda',
    entry: 'mail/agenda.job.ts',
    description: 'Does what has fallen due: round steps, alerts, mails',
    memoryMb: 1024,
    timeoutSeconds: 300,
    schedule: 'minutely',
    touches: {
      table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      indexes: ['figures', 'wake', 'school'],
      sendsMail: true,
      asksMailRate: true,
    },
  },
  {
    name: 'bounces',
    entry: 'mail/bounces.job.ts',
    description: 'Marks addresses that bounced or complained',
    memoryMb: 256,
    timeoutSeconds: 30,
    onMailEvents: true,
    touches: { table: ['GetItem', 'Query', 'UpdateItem'], indexes: ['school'] },
  },
];
