/** A mail as written, before it is addressed. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { textOf } from './text.ts';

export interface Message {
  /** One line, at most 120 characters. */
  subject: string;
  html: string;
  text: string;
}

const SUBJECT_LIMIT = 120;

/** One line without control characters (a name could carry a line feed and with it a header), cut at a word if too long. */
function subjectLine(words: string): string {
  const line = words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (line.length <= SUBJECT_LIMIT) return line;
  const cut = line.slice(0, SUBJECT_LIMIT - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SUBJECT_LIMIT / 2)).trimEnd()}…`;
}

/** Both forms from one tree. */
export const message = (subject: string, page: VNode): Message => ({
  subject: subjectLine(subject),
  html: `<!doctype html>${renderToString(page)}`,
  text: textOf(page),
});
