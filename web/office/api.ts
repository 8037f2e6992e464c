/** Asking the server: an answer or a failure, both values. */
import type { ProblemBody } from '../../functions/declarations/mine.ts';
import type { Contact } from '../../functions/schools/unit.ts';

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
  /** What is wrong with which field, each with its sentence. */
  fields?: readonly { path?: string; code?: string; vi?: string; en?: string }[];
  /** What stands now, where somebody else was faster with a contact. */
  contact?: Contact;
  changed?: { at: string; by: string };
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
    const { fields, contact, changed, requestId } = body;
    // Who asks for help says this; the operator finds the request by it.
    const id = kind === 'broken' && requestId ? ` (${requestId})` : '';
    const said = {
      kind,
      code: body.code,
      vi: body.title + id,
      en: body.titleEn + id,
      ...(fields && { fields }),
      ...(contact && { contact }),
      ...(changed && { changed }),
    };
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

/** The name a file's answer gives it, without what the path of a computer could hold. */
const fileName = (response: Response): string =>
  /filename="?([\w.-]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'tai-ve';

/** A file to keep, whole. */
export async function askFile(path: string): Promise<Outcome<{ name: string; blob: Blob }>> {
  try {
    const response = await fetch(path);
    if (!response.ok) return { failure: await failureOf(response) };
    return { value: { name: fileName(response), blob: await response.blob() } };
  } catch {
    return { failure: { kind: 'network' } };
  }
}

export const send = <T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Outcome<T>> =>
  ask<T>(path, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        }),
  });
