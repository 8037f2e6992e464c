/**
 * API Gateway on one machine: an HTTP request becomes the very event (payload format 2.0) the topology's function gets
 * on AWS, and its answer becomes the response.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FRONT_HEADERS } from '../../functions/platform/environment.ts';
import { type ProblemCode, problemBody } from '../../functions/platform/problem.ts';
import { FUNCTIONS, type FunctionSpec } from '../../functions/topology.ts';
import { SECURITY_HEADERS } from '../headers.ts';
import { body, TooLarge } from './http.ts';

/** Lambda takes no larger event. */
const LARGEST_BODY = 6 * 1024 * 1024;

interface Target {
  spec: FunctionSpec;
  routeKey: string;
  parameters: Record<string, string>;
}

interface Template {
  spec: FunctionSpec;
  routeKey: string;
  method: string;
  segments: readonly string[];
}

const TEMPLATES: readonly Template[] = FUNCTIONS.flatMap((spec) =>
  (spec.routes ?? []).map(({ route }) => {
    const [method = '', path = ''] = route.split(' ');
    return { spec, routeKey: route, method, segments: path.split('/') };
  }),
);

const nameOf = (segment: string) => /^\{(.+)\}$/.exec(segment)?.[1];

const decoded = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

function parametersOf(template: Template, segments: readonly string[]): Record<string, string> | undefined {
  if (template.segments.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, part] of template.segments.entries()) {
    const given = segments[i] ?? '';
    const name = nameOf(part);
    const value = decoded(given);
    if (name === undefined ? part !== given : given === '' || value === undefined) return undefined;
    if (name !== undefined && value !== undefined) parameters[name] = value;
  }
  return parameters;
}

/** The most specific route wins, as API Gateway has it: fewest parameters. Several methods of one path: all of them. */
export function routesOf(path: string): Target[] {
  const segments = path.split('/');
  return TEMPLATES.flatMap((template) => {
    const parameters = parametersOf(template, segments);
    return parameters ? [{ spec: template.spec, routeKey: template.routeKey, parameters }] : [];
  }).sort((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
}

const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/;

/** Repeated headers and query keys are joined by a comma; cookies stand apart. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct))
    if (name !== 'cookie' && values) headers[name] = values.join(',');
  return headers;
}

function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = {};
  for (const key of new Set(url.searchParams.keys())) query[key] = url.searchParams.getAll(key).join(',');
  return Object.keys(query).length > 0 ? query : undefined;
}

export interface Front {
  originKey: string;
  /** Epoch milliseconds of the rehearsal's clock. */
  now(): number;
}

/** The event of a request, as API Gateway makes it and as CloudFront vouches for it. */
export function eventOf(request: IncomingMessage, url: URL, target: Target, payload: Buffer, front: Front) {
  const headers = headersOf(request);
  const viewer = request.socket.remoteAddress ?? '127.0.0.1';
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  const cookies = request.headers.cookie?.split(/;\s*/).filter(Boolean);
  const query = queryOf(url);
  return {
    version: '2.0',
    routeKey: target.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies && { cookies }),
    headers: { ...headers, [FRONT_HEADERS.originKey]: front.originKey, [FRONT_HEADERS.viewerIp]: viewer },
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(target.parameters).length > 0 && { pathParameters: target.parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: target.routeKey.split(' ')[0] ?? '',
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: viewer,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: target.routeKey,
      stage: '$default',
      time: new Date(front.now()).toUTCString(),
      timeEpoch: front.now(),
    },
    ...(payload.length > 0 && { body: payload.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: payload.length > 0 && !isText,
  };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

const stringsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, v]) => [name.toLowerCase(), String(v)]))
    : {};

/** An answer without `statusCode` is the JSON body of a 200, as API Gateway infers it. */
export function answerOf(result: unknown): Answer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const json = Buffer.from(result === undefined ? '' : JSON.stringify(result));
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: json };
  }
  const text: unknown = Reflect.get(result, 'body');
  const cookies: unknown = Reflect.get(result, 'cookies');
  const encoding = Reflect.get(result, 'isBase64Encoded') === true ? 'base64' : 'utf8';
  return {
    status: Number(result.statusCode),
    headers: { 'content-type': 'text/plain; charset=utf-8', ...stringsOf(Reflect.get(result, 'headers')) },
    cookies: Array.isArray(cookies) ? cookies.map(String) : [],
    body: Buffer.from(typeof text === 'string' ? text : '', encoding),
  };
}

function write(response: ServerResponse, answer: Answer, withBody: boolean): void {
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...answer.headers }))
    response.setHeader(name, value);
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies);
  response.setHeader('content-length', answer.body.length);
  response.writeHead(answer.status).end(withBody ? answer.body : undefined);
}

const problem = (code: ProblemCode): Answer => {
  const content = problemBody(code);
  return {
    status: content.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    cookies: [],
    body: Buffer.from(JSON.stringify(content)),
  };
};

export interface GatewayOptions extends Front {
  /** Something may have changed: told after every request that is not a plain read. */
  changed(): void;
  invoke(spec: FunctionSpec, event: unknown): Promise<unknown>;
  failed(spec: FunctionSpec, error: unknown): void;
}

/** Serves everything below `/api`. */
export function gateway(options: GatewayOptions) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const method = request.method ?? 'GET';
    const targets = routesOf(url.pathname);
    const methods = targets.map(({ routeKey }) => routeKey.split(' ')[0] ?? '');
    if (method === 'OPTIONS' && targets.length > 0) {
      response.writeHead(204, { allow: [...new Set([...methods, 'OPTIONS'])].join(', ') }).end();
      return;
    }
    // CloudFront answers HEAD from a GET; API Gateway itself would not know the route.
    const asked = method === 'HEAD' ? 'GET' : method;
    const target = targets[methods.indexOf(asked)];
    try {
      const payload = await body(request, LARGEST_BODY);
      if (!target) return write(response, problem('unknown-route'), method !== 'HEAD');
      const result = await options.invoke(target.spec, eventOf(request, url, target, payload, options));
      if (asked !== 'GET') options.changed();
      write(response, answerOf(result), method !== 'HEAD');
    } catch (error) {
      if (error instanceof TooLarge) return write(response, problem('too-large'), true);
      if (target) options.failed(target.spec, error);
      write(response, problem('internal'), true);
    }
  };
}
