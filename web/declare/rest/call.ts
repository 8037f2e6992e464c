/** Calls to the API by link or session. */
import { type Answer, read } from '../api.ts';

/** Longer than any answer of ours takes, in ms; a lost one is then known to be lost. */
const PATIENCE = 25_000;

/** @param link whose link speaks; by default the page's own, without one the session */
export async function call<T>(
  method: string,
  path: string,
  content?: unknown,
  link = early.link,
): Promise<Answer<T>> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  const answer = await read<T>(
    fetch(`/api/${path}`, {
      method,
      signal: waiting.signal,
      headers: {
        ...(content !== undefined && { 'content-type': 'application/json' }),
        ...(link && { authorization: `Bearer ${link}` }),
      },
      ...(content !== undefined && { body: JSON.stringify(content) }),
    }),
  );
  clearTimeout(timer);
  return answer;
}
