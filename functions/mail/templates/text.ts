/**
 * The plain-text twin: the same vnode tree that becomes HTML, told in lines. A word of the vocabulary (words.tsx) brings
 * its own text form; everything else passes its children through.
 */
import { type ComponentChildren, isValidElement } from 'preact';

/** Columns of a text line: fits a phone's monospace turned sideways and every desktop client. Links are never broken. */
export const LINE = 72;

type TextForm = (props: object, inner: string) => string;

const hasTextForm = (type: unknown): type is { text: TextForm } =>
  typeof type === 'function' && 'text' in type && typeof type.text === 'function';
const isPlainFunction = (type: unknown): type is (props: object) => ComponentChildren =>
  typeof type === 'function';

/** Raw text of a node: blocks bring their own blank lines, `tidy` puts them in order. */
function raw(node: ComponentChildren): string {
  if (Array.isArray(node)) return node.map(raw).join('');
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (!isValidElement(node)) return '';
  const { type, props } = node;
  if (hasTextForm(type)) return type.text(props, raw(props.children));
  if (type === 'br') return '\n';
  if (isPlainFunction(type)) return raw(type(props));
  return raw(props.children);
}

/** One line broken at spaces; what follows the first break starts with `indent`. */
function wrapLine(line: string, indent: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > LINE) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}

/** Breaks each line of `text` at spaces; every line but the first gets `indent` before it. */
export const wrap = (text: string, indent = ''): string =>
  text
    .trim()
    .split('\n')
    .map((line) => wrapLine(line.trim(), indent))
    .join(`\n${indent}`);

const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

/** The tree as plain text, ending in one line feed. */
export const textOf = (node: ComponentChildren): string => tidy(raw(node));
