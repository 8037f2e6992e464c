/** Reads a mail's two forms as a person would, without a browser. */
import { expect } from 'vitest';
import type { Message } from '../../functions/mail/templates/message.ts';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

export const oneLine = (text: string): string => text.replace(/[\s\u200c]+/g, ' ').trim();

/** What the body shows, on one line. */
export const seen = (html: string): string =>
  oneLine(
    html
      .slice(html.indexOf('<body'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity),
  );

/** The markup without what it holds: the same for every name if names are escaped. */
export const tagsOf = (html: string): string[] => [...html.matchAll(/<\/?[a-z0-9]+/g)].map(([tag]) => tag);

/** Both forms hold it. */
export function says(mail: Message, ...facts: string[]): void {
  for (const fact of facts) {
    expect(oneLine(mail.text)).toContain(fact);
    expect(seen(mail.html).replace(/ ([,.])/g, '$1')).toContain(fact);
  }
}
/** Neither form does. */
export function neverSays(mail: Message, ...words: (string | RegExp)[]): void {
  for (const word of words) {
    expect(oneLine(mail.text)).not.toMatch(word);
    expect(seen(mail.html)).not.toMatch(word);
  }
}
