// First bundle of /khai-bao/: every byte counts.
/** How answers of the API are read. Nothing is thrown: an answer, or what stood in the way. */
import type { ProblemBody } from '../../functions/declarations/mine.ts';

/** `status` 0: no answer came (no network, or it broke off). 1: what answered was not us (a Wi-Fi's own page). */
export interface Trouble {
  status: number;
  body?: ProblemBody;
}
export type Answer<T> = { ok: true; body: T } | { ok: false; trouble: Trouble };

declare global {
  /** What the page's first bytes found in the address, and the call they made (early.ts). */
  var early: {
    /** A reminder link's token, kept until the round closes. */
    link: string | null | undefined;
    /** A sign-in link's token, spent only by a tap. */
    signIn: string;
    /** `rounds/…/duties/…/on-behalf` when an officer declares for a school, by the office's session. */
    behalf: string | false;
    ask: () => Promise<Response>;
    mine: Promise<Response> | undefined;
  };
}

/** The answer is taken for what the API's contract says it is (functions/declarations/mine.ts). */
export async function read<T>(coming: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await coming;
    const { ok, status, headers } = response;
    const text = await response.text();
    const ours = !text || /json/.test(headers.get('content-type') ?? '');
    if (!ours) return { ok: false, trouble: { status: ok ? 1 : status } };
    const body = text ? JSON.parse(text) : undefined;
    return ok ? { ok, body } : { ok, trouble: { status, body } };
  } catch {
    return { ok: false, trouble: { status: 0 } };
  }
}
