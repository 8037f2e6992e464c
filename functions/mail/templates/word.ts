/**
 * How a word of the mails' vocabulary is made. Each is written once and has two forms: HTML (inline styles, tables with a
 * presentation role for Outlook, no images) and text. A mail is a sentence made of them.
 */
import type { ComponentChildren, FunctionComponent } from 'preact';
import { wrap } from './text.ts';

export type Children = { children?: ComponentChildren };

/** `text` gets the props and the children's text; `textOf` asks it instead of walking into the HTML. */
export const word = <P>(
  html: (props: P) => ComponentChildren,
  text: (props: P, inner: string) => string,
): FunctionComponent<P> => Object.assign(html, { text });

/** A paragraph of its own. */
export const block = (inner: string): string => `\n\n${wrap(inner)}\n\n`;
/** Stands in its line as it is. */
export const inline = (_: unknown, inner: string): string => inner;
