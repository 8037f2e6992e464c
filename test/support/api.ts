/** Calls the very handlers of the API with the events API Gateway makes (payload format 2.0). */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { provinceVariable, VARIABLES } from '../../functions/platform/environment.ts';
import type { ApiEvent, ApiResult } from '../../functions/platform/middleware.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import type { Rehearsal } from './system.ts';

export const ORIGIN = 'https://khaibao.example';
export const ORIGIN_KEY = 'front-door';

export interface Request {
  token?: string;
  cookie?: string;
  /** An object is sent as JSON, text as it is, bytes as API Gateway does: in base64. */
  body?: unknown;
  headers?: Record<string, string | undefined>;
  /** As API Gateway names the request. */
  id?: string;
}
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the wire brought
  body: any;
  headers: Record<string, unknown>;
  cookies: string[];
}
type Handler = (event: ApiEvent, context: Context) => Promise<ApiResult>;

/** As Lambda gives it; none of our functions asks it anything. */
export const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-1:123456789012:function:test',
  memoryLimitInMB: '512',
  awsRequestId: 'test',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};

const TEMPLATES = FUNCTIONS.flatMap((spec) =>
  (spec.routes ?? []).map(({ route }) => {
    const [method = '', path = ''] = route.split(' ');
    return { name: spec.name, entry: spec.entry, route, method, segments: path.split('/') };
  }),
);

function match(method: string, path: string) {
  const segments = path.split('/');
  const fits = TEMPLATES.find(
    (t) =>
      t.method === method &&
      t.segments.length === segments.length &&
      t.segments.every((part, i) => part.startsWith('{') || part === segments[i]),
  );
  if (!fits) throw new Error(`no route for ${method} ${path}`);
  const params = fits.segments.flatMap((part, i) =>
    part.startsWith('{') ? [[part.slice(1, -1), segments[i]]] : [],
  );
  return { ...fits, params: Object.fromEntries(params) };
}

/** The route that a request to a path meets. */
export const routeOf = (method: string, url: string): string =>
  match(method, new URL(url, ORIGIN).pathname).route;

const HANDLERS: Record<string, () => Promise<{ handler: Handler }>> = {
  'sign-in': () => import('../../functions/access/sign-in.api.ts'),
  session: () => import('../../functions/access/session.api.ts'),
  description: () => import('../../functions/platform/openapi.api.ts'),
  declare: () => import('../../functions/declarations/declare.api.ts'),
  supplements: () => import('../../functions/declarations/supplements.api.ts'),
  calls: () => import('../../functions/declarations/calls.api.ts'),
  'on-behalf': () => import('../../functions/declarations/on-behalf.api.ts'),
  oversight: () => import('../../functions/oversight/oversight.api.ts'),
  public: () => import('../../functions/publishing/public.api.ts'),
  settings: () => import('../../functions/settings/settings.api.ts'),
  rounds: () => import('../../functions/rounds/rounds.api.ts'),
  nudges: () => import('../../functions/rounds/nudges.api.ts'),
  directives: () => import('../../functions/directives/directives.api.ts'),
  alerts: () => import('../../functions/alerts/alerts.api.ts'),
  mails: () => import('../../functions/mail/mails.api.ts'),
  accounts: () => import('../../functions/access/accounts.api.ts'),
  exports: () => import('../../functions/exports/exports.api.ts'),
  imports: () => import('../../functions/schools/imports.api.ts'),
  register: () => import('../../functions/schools/schools.api.ts'),
};

const sent = (body: unknown) => {
  if (body === undefined) return {};
  if (body instanceof Uint8Array) return { body: Buffer.from(body).toString('base64') };
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
};

/** What the functions are told from outside: the rehearsal's table, and who sends. */
export const environmentOf = (rehearsal: Rehearsal, origin = ORIGIN): Record<string, string> => ({
  [VARIABLES.tableName]: rehearsal.table,
  [VARIABLES.province]: provinceVariable(rehearsal.system.province),
  [VARIABLES.publicOrigin]: origin,
  [VARIABLES.originKey]: ORIGIN_KEY,
  [VARIABLES.mailFrom]: rehearsal.system.mailFrom,
  [VARIABLES.configurationSet]: 'rehearsal',
  AWS_ENDPOINT_URL_DYNAMODB: rehearsal.endpoint,
});

/** @returns what API Gateway makes of a request, and the name of the function it goes to */
export function eventOf(method: string, url: string, request: Request = {}, origin = ORIGIN) {
  const { pathname, searchParams } = new URL(url, origin);
  const { route, name, params } = match(method, pathname);
  const { body } = request;
  const given: Record<string, string | undefined> = {
    'x-origin-key': ORIGIN_KEY,
    'x-viewer-ip': '203.0.113.7',
    origin,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(request.token && { authorization: `Bearer ${request.token}` }),
    ...request.headers,
  };
  // The parts of the event our handlers read; API Gateway's type wants forty more.
  const event = {
    version: '2.0',
    routeKey: route,
    rawPath: pathname,
    rawQueryString: searchParams.toString(),
    headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    queryStringParameters: Object.fromEntries(searchParams),
    pathParameters: params,
    ...(request.cookie && { cookies: [`__Host-session=${request.cookie}`] }),
    ...sent(body),
    isBase64Encoded: body instanceof Uint8Array,
    requestContext: {
      requestId: request.id ?? 'test',
      http: { method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
    },
  } as unknown as APIGatewayProxyEventV2;
  return { name, event };
}

/**
 * Binds the handlers' environment to the rehearsal's table, mailbox and clock.
 * @param origin the pages' own: what the session's cookie and changing requests are held to
 * @returns what API Gateway would get of a request
 */
export function gateway(rehearsal: Rehearsal, origin = ORIGIN) {
  Object.assign(process.env, environmentOf(rehearsal, origin));
  Reflect.set(globalThis, Symbol.for('an-toan-truong-hoc.clock'), () => Date.parse(rehearsal.clock.now()));

  return async (method: string, url: string, request: Request = {}): Promise<ApiResult> => {
    const { name, event } = eventOf(method, url, request, origin);
    const load = HANDLERS[name];
    if (!load) throw new Error(`No function ${name} to ask`);
    const { handler } = await load();
    return handler(event, CONTEXT);
  };
}

const isJson = ({ headers }: ApiResult): boolean => /json/.test(String(headers?.['content-type'] ?? 'json'));

/** Requests as a script would make them; answers that are not JSON come as text, or as bytes when they are no text. */
export function api(rehearsal: Rehearsal) {
  const call = gateway(rehearsal);
  return async (method: string, url: string, request: Request = {}): Promise<Answer> => {
    const result = await call(method, url, request);
    const text = result.body ?? '';
    const body = result.isBase64Encoded
      ? Buffer.from(text, 'base64')
      : isJson(result) && text
        ? JSON.parse(text)
        : text;
    return {
      status: result.statusCode ?? 200,
      body: body === '' ? undefined : body,
      headers: result.headers ?? {},
      cookies: result.cookies ?? [],
    };
  };
}
export type Api = ReturnType<typeof api>;

/** The cookie's token of a session, as signing in would have opened it: for tests about something else. */
export const sessionOf = async ({ system, clock }: Rehearsal, email: string): Promise<string> =>
  (await system.grants.openSession(email, 'office', clock.now())).token;

/** Signs in as a person would: asks, reads the mail, types the code; takes the 1.2 s that every answer does. @returns the cookie's token. */
export async function signIn(call: Api, rehearsal: Rehearsal, email: string): Promise<string> {
  await call('POST', '/api/sign-in', { body: { email } });
  const mail = rehearsal.mailbox.list({ to: email }).at(-1);
  const code = /(\d{4} \d{4})/.exec(mail?.subject ?? '')?.[1];
  const answer = await call('POST', '/api/session', { body: { email, code } });
  const token = /__Host-session=([^;]+)/.exec(answer.cookies[0] ?? '')?.[1];
  if (!token) throw new Error(`no session for ${email}: ${JSON.stringify(answer.body)}`);
  return token;
}

/** The declare link's token in the newest reminder to an address. */
export async function linkTokenOf(rehearsal: Rehearsal, email: string): Promise<string> {
  for (const { id } of rehearsal.mailbox.list({ to: email }).reverse()) {
    const token = /#t=([\w-]{43})/.exec((await rehearsal.mailbox.read(id))?.text ?? '')?.[1];
    if (token) return token;
  }
  throw new Error(`no link for ${email}`);
}
