/** How the desk answers, and how it is asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { body } from '../http.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const LARGEST = 64 * 1024;

export type Send = (
  status: number,
  type: string,
  content: string | Buffer,
  headers?: Record<string, string>,
) => void;

export const sender =
  (response: ServerResponse): Send =>
  (status, type, content, headers = {}) =>
    void response
      .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
        ...headers,
      })
      .end(content);

export const json = (send: Send, value: unknown, status = 200): void =>
  send(status, 'application/json', `${JSON.stringify(value, undefined, 1)}\n`);

export interface Asked {
  fields: Record<string, unknown>;
  /** By a form of the page; scripts send JSON, under whatever content type curl gives it. */
  byPage: boolean;
}

export async function askedBy(request: IncomingMessage): Promise<Asked> {
  const text = (await body(request, LARGEST)).toString().trim();
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded') && !text.startsWith('{'))
    return { fields: Object.fromEntries(new URLSearchParams(text)), byPage: true };
  try {
    const value: unknown = JSON.parse(text);
    return { fields: typeof value === 'object' && value !== null ? { ...value } : {}, byPage: false };
  } catch {
    return { fields: {}, byPage: false };
  }
}
