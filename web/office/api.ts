/** Asking the server: an answer or a failure, both values. */
import type { ProblemBody } from '../../functions/declarations/mine.ts';

export type FailureKind =
  | 'signed-out'
  | 'forbidden'
  | 'missing'
  | 'too-many'
  | 'refused'
  | 'broken'
  | 'network';

export interface Failure {
  kind: FailureKind;
  /** The catalogue's code and sentences, where the server gave them. */
  code?: string;
  vi?: string;
  en?: string;
  /** Seconds until it may be asked again. */
  retryAfter?: number;
}
export type Outcome<T> = { value: T } | { failure: Failure };

const KINDS: Record<number, FailureKind> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'missing',
  429: 'too-many',
};

async function failureOf(response: Response): Promise<Failure> {
  const kind = KINDS[response.status] ?? (response.status >= 500 ? 'broken' : 'refused');
  try {
    const body: ProblemBody = await response.json();
    const after = body.retryAfter ?? Number(response.headers.get('retry-after') ?? 0);
    const said = { kind, code: body.code, vi: body.title, en: body.titleEn };
    return after > 0 ? { ...said, retryAfter: after } : said;
  } catch {
    return { kind };
  }
}

/** One request; a network that does not answer is a failure like the others. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' }, ...init });
    if (!response.ok) return { failure: await failureOf(response) };
    const text = await response.text();
    const value: T = JSON.parse(text === '' ? 'null' : text);
    return { value };
  } catch {
    return { failure: { kind: 'network' } };
  }
}

export const send = <T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Outcome<T>> =>
  ask<T>(path, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        }),
  });
