/**
 * The one stack of every Lambda behind the API: the front door, body, identity, access, answer.
 * A handler then reads like its policy: who may, what comes in, one domain call, what goes out.
 */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { may, type Principal, type Target, WITHOUT_TARGET } from '../access/access.ts';
import type { PrincipalsStore } from '../access/principals.store.ts';
import type { Instant } from '../calendar/cadence.ts';
import { FUNCTIONS, type Route } from '../topology.ts';
import type { Clock } from './clock.ts';
import { onBehalfOf } from './correlation.ts';
import type { Log } from './log.ts';
import {
  type ApiEvent,
  type ApiResult,
  body,
  compressed,
  frontDoor,
  logOf,
  problems,
  REQUEST_ID,
} from './middleware.ts';
import { Problem } from './problem.ts';

export interface Caller {
  principal: Principal;
  token: string;
  expiresAt: Instant;
}

export interface Call<B> {
  now: Instant;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: B;
  /** The viewer's IP address as CloudFront saw it. */
  viewer: string;
  log: Log;
  /** Who calls. @throws Problem signed-out on a route for anyone when nobody is known. */
  caller(): Caller;
  /** @throws Problem forbidden unless the caller may do the route's action to `target`. */
  allow(target: Target): void;
}

/** A route's handler with its body's schema applied. */
export type Endpoint = (call: Call<unknown>) => Promise<ApiResult>;

export const endpoint = (handle: (call: Call<unknown>) => Promise<ApiResult>): Endpoint => handle;

type Issue = z.core.$ZodIssue;

/** What is wrong, field by field; where a body may have several shapes, with the one it comes nearest to. */
const plainIssues = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest?.flatMap(plainIssues) ?? [issue];
};

/** @throws Problem bad-request naming each field, when the body does not fit `schema`. */
export const endpointWith =
  <S extends z.ZodMiniType>(schema: S, handle: (call: Call<z.infer<S>>) => Promise<ApiResult>): Endpoint =>
  (call) => {
    const parsed = z.safeParse(schema, call.body);
    if (parsed.success) return handle({ ...call, body: parsed.data });
    const fields = parsed.error.issues
      .flatMap(plainIssues)
      .slice(0, 50)
      .map((issue) => ({
        path: [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'),
        code: issue.code,
      }));
    throw new Problem('bad-request', { fields });
  };

export interface EndpointDeps {
  clock: Clock;
  principals: PrincipalsStore;
  /** The pages' own origin, e.g. `https://khaibao.example`. */
  publicOrigin: string;
  /** What CloudFront vouches for a request with. */
  originKey: string;
}

const SESSION_COOKIE = '__Host-session=';

const cookieToken = (event: ApiEvent) =>
  event.cookies?.find((c) => c.startsWith(SESSION_COOKIE))?.slice(SESSION_COOKIE.length);
const bearerToken = (event: ApiEvent) =>
  /^Bearer ([\w-]{20,100})$/.exec(event.headers.authorization ?? '')?.[1];

/** What changes state by cookie, and what makes sessions, must come from our own pages. */
function checkOrigin(event: ApiEvent, route: Route, origin: string): void {
  if (route.from === 'anywhere') return;
  const changes = event.requestContext.http.method !== 'GET';
  const byCookie = bearerToken(event) === undefined;
  if (changes && (byCookie || route.action === 'anyone') && event.headers.origin !== origin)
    throw new Problem('wrong-origin');
}

/** Longer than any id, name or cursor of ours: refused before it reaches a key, which DynamoDB bounds at 1,024 bytes. */
const LONGEST = 300;

function checkLengths({ pathParameters, queryStringParameters }: ApiEvent): void {
  const values = Object.entries({ ...pathParameters, ...queryStringParameters });
  const fields = values
    .filter(([, value]) => (value?.length ?? 0) > LONGEST)
    .map(([path]) => ({ path, code: 'too-long' }));
  if (fields.length > 0) throw new Problem('bad-request', { fields });
}

async function identify(event: ApiEvent, deps: EndpointDeps, now: Instant): Promise<Caller | undefined> {
  const token = bearerToken(event) ?? cookieToken(event);
  const identified = token ? await deps.principals.identify(token, now) : undefined;
  return token && identified ? { token, ...identified } : undefined;
}

const present = (values: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));

/** JSON as parsed, text as it came, what travelled as base64 as the bytes it is. */
const sentBody = ({ body: sent, isBase64Encoded }: ApiEvent): unknown =>
  typeof sent === 'string' && isBase64Encoded ? Buffer.from(sent, 'base64') : sent;

async function respond(
  event: ApiEvent,
  route: Route,
  handle: Endpoint,
  deps: EndpointDeps,
): Promise<ApiResult> {
  checkOrigin(event, route, deps.publicOrigin);
  checkLengths(event);
  const now = deps.clock.now();
  // What others than our pages may call is done for nobody in particular, whatever a browser sends along.
  const caller = route.from === 'anywhere' ? undefined : await identify(event, deps, now);
  if (route.action !== 'anyone') {
    if (!caller) throw new Problem('signed-out');
    if (WITHOUT_TARGET.includes(route.action) && !may(caller.principal, route.action))
      throw new Problem('forbidden');
  }
  let asked = WITHOUT_TARGET.includes(route.action);
  const result = await handle({
    now,
    params: present(event.pathParameters),
    query: present(event.queryStringParameters),
    body: sentBody(event),
    viewer: event.headers['x-viewer-ip'] ?? event.requestContext.http.sourceIp,
    log: logOf(event),
    caller() {
      if (!caller) throw new Problem('signed-out');
      return caller;
    },
    allow(target) {
      asked = true;
      if (!caller || !may(caller.principal, route.action, target)) throw new Problem('forbidden');
    },
  });
  // A handler that forgot to ask must not leak what it found.
  if (!asked) throw new Error(`${route.route} answered without asking who may`);
  return result;
}

/** The answer names the request, so that whoever asks for help can; the log has a line of each request by that name. */
const named = (event: ApiEvent, answer: ApiResult, ms: number): ApiResult => {
  const { statusCode = 200 } = answer;
  logOf(event).info('answered', { status: statusCode, ms: Math.round(ms) });
  return { ...answer, headers: { ...answer.headers, [REQUEST_ID]: event.requestContext.requestId } };
};

/** The Lambda handler of a function: exactly the routes topology.ts gives `name`. */
export function serve(name: string, deps: EndpointDeps, endpoints: Record<string, Endpoint>) {
  const spec = FUNCTIONS.find((f) => f.name === name);
  const routes = new Map((spec?.routes ?? []).map((route) => [route.route, route]));
  const stack = middy<ApiEvent, ApiResult>()
    .use(problems())
    .use(compressed())
    .use(frontDoor(deps.originKey))
    .use(body(routes))
    .handler(async (event: ApiEvent) => {
      const route = routes.get(event.routeKey);
      const handle = endpoints[event.routeKey];
      if (!route || !handle) throw new Problem('unknown-route');
      return respond(event, route, handle, deps);
    });
  return (event: ApiEvent, context: Context): Promise<ApiResult> =>
    onBehalfOf(event.requestContext.requestId, async () => {
      const began = performance.now();
      return named(event, await stack(event, context), performance.now() - began);
    });
}
