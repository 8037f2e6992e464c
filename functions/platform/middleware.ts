/** The steps of the one middy stack: what comes before every handler and after it. */
import { gzipSync } from 'node:zlib';
import type { MiddlewareObj } from '@middy/core';
import jsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Route } from '../topology.ts';
import { makeLog } from './log.ts';
import { Problem, problemBody } from './problem.ts';

export type ApiEvent = APIGatewayProxyEventV2;
export type ApiResult = APIGatewayProxyStructuredResultV2;
type Middleware = MiddlewareObj<ApiEvent, ApiResult>;

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** A JSON answer; API answers are never cached. */
export const json = (body: unknown, status = 200, more: Partial<ApiResult> = {}): ApiResult => ({
  ...more,
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...HEADERS, ...more.headers },
  body: JSON.stringify(body),
});

/** A file to keep. Text may be compressed on its way; bytes are taken to be so already and travel as base64. */
export const file = (content: string | Buffer, headers: Record<string, string>): ApiResult => ({
  statusCode: 200,
  headers: { ...headers, ...HEADERS },
  ...(typeof content === 'string'
    ? { body: content }
    : { body: content.toString('base64'), isBase64Encoded: true }),
});

/** Another page to go to, for a person's browser that came to an address of the API. */
export const goTo = (location: string): ApiResult => ({
  statusCode: 303,
  headers: { location, 'content-type': 'text/plain; charset=utf-8', ...HEADERS },
  body: location,
});

/** The answer's header that names the request, as the logs do. */
export const REQUEST_ID = 'x-request-id';

export const logOf = (event: ApiEvent) => makeLog({ route: event.routeKey });

/** The parser's own refusals, in the catalogue's words. */
const asProblem = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return status === 422 || status === 400 ? new Problem('malformed-json') : undefined;
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error && /Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded/.test(error.name);

/** Whatever is thrown leaves as application/problem+json; what nobody expected leaves as 500 and is logged. */
export const problems = (): Middleware => ({
  onError: (request) => {
    const known = asProblem(request.error);
    if (known) logOf(request.event).info('refused', { code: known.code });
    else logOf(request.event).error('request-failed', request.error);
    const { code, details } = known ?? new Problem(isBusy(request.error) ? 'busy' : 'internal');
    const { retryAfter } = details;
    const { requestId } = request.event.requestContext;
    const body = { ...problemBody(code, details), requestId };
    request.response = json(body, body.status, {
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        ...(typeof retryAfter === 'number' && { 'retry-after': String(retryAfter) }),
      },
    });
  },
});

/** Without the key that only CloudFront adds, the API's own URL answers nothing. */
export const frontDoor = (originKey: string): Middleware => ({
  before: ({ event }) => {
    if (event.headers['x-origin-key'] !== originKey) throw new Problem('not-through-front');
  },
});

const FORMS: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The fields of a form that have text: the last of each name. @throws Problem bad-request when it is no form. */
async function formFields(event: ApiEvent): Promise<Record<string, string>> {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const headers = { 'content-type': event.headers['content-type'] ?? '' };
  try {
    const fields = await new Response(bytes, { headers }).formData();
    return Object.fromEntries([...fields].flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  } catch {
    throw new Problem('bad-request', { fields: [{ path: '', code: 'no-form' }] });
  }
}

/** Size and content type as the route says, then parsed; a route that takes no body gets none. */
export const body = (routes: ReadonlyMap<string, Route>): Middleware => {
  // The type was checked against the route's.
  const parse = jsonBodyParser({ disableContentTypeCheck: true }).before;
  return {
    before: async (request) => {
      const { event } = request;
      const route = routes.get(event.routeKey);
      if (!route?.accepts) return void delete event.body;
      const bytes = Buffer.byteLength(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
      if (bytes > (route.maxBytes ?? 0)) throw new Problem('too-large', { maxBytes: route.maxBytes ?? 0 });
      const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
      if (!route.accepts.includes(type)) throw new Problem('wrong-content-type', { accepts: route.accepts });
      if (type === 'application/json') return parse?.(request as Parameters<typeof parse>[0]);
      if (FORMS.includes(type)) Object.assign(event, { body: await formFields(event) });
    },
  };
};

const WORTH_COMPRESSING = 1024;

/** Compressed here over 1 kB: CloudFront does not compress what it does not cache. */
export const compressed = (): Middleware => ({
  after: (request) => {
    const { event, response } = request;
    if (!response?.body || response.isBase64Encoded || response.body.length < WORTH_COMPRESSING) return;
    if (!/\bgzip\b/.test(event.headers['accept-encoding'] ?? '')) return;
    request.response = {
      ...response,
      headers: { ...response.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
      body: gzipSync(response.body).toString('base64'),
      isBase64Encoded: true,
    };
  },
});
