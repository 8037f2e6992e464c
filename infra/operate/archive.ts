/**
 * A province as a file: JSON lines. The first says what it is, the last how much it holds; between them one item a line.
 * Written and read as a stream: a province of any size needs the memory of a page.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { codeOf, Refusal, reasonOf } from '../local/refusal.ts';
import { differences, isStored, lineOf, type Stored, type Sums, staysBehind, summing } from './items.ts';

const NAME = 'an-toan-truong-hoc';
/** Of the file. Items say their own version. */
const FORMAT = 1;

export interface Head {
  archive: typeof NAME;
  format: number;
  province: string;
  table: string;
  at: string;
}

/** The lines of an archive of `items`, each with its line feed. What belongs to the moment only is left out. */
export async function* archiveOf(
  items: AsyncIterable<Stored>,
  source: Pick<Head, 'province' | 'table' | 'at'>,
  count: (items: number) => void = () => {},
): AsyncGenerator<string, Sums> {
  const head: Head = { archive: NAME, format: FORMAT, ...source };
  yield `${JSON.stringify(head)}\n`;
  const all = summing();
  let written = 0;
  for await (const item of items) {
    if (staysBehind(item)) continue;
    const line = lineOf(item);
    all.add(item, line);
    count(++written);
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ end: all.sums })}\n`;
  return all.sums;
}

/** The lines of a file, unpacked if its name ends in `.gz`. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  // An error of any part ends the whole, and reaches whoever reads; the callback only says that it was expected.
  const text = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal(`Line ${number} is no JSON: the file is damaged.`);
  }
}

const isHead = (value: unknown): value is Head =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'archive') === NAME;

function checkHead(value: unknown): Head {
  if (!isHead(value)) throw new Refusal('This is no export of a province: its first line does not say so.');
  if (value.format !== FORMAT)
    throw new Refusal(`The export has format ${value.format}; this version reads ${FORMAT}.`);
  return value;
}

export interface Line {
  item: Stored;
  /** Counted from 1, without the head. */
  number: number;
}

/**
 * Reads an archive once from beginning to end.
 * @throws Refusal when it is none, was cut off, or does not hold what its last line says
 */
export async function* readArchive(lines: AsyncIterable<string>): AsyncGenerator<Head | Line> {
  const all = summing();
  let head: Head | undefined;
  let end: Sums | undefined;
  let number = 0;
  for await (const line of lines) {
    // `npm run` prints what it runs before what that prints.
    if (line === '' || (!head && !line.startsWith('{'))) continue;
    if (end) throw new Refusal('The file goes on behind its end: two exports in one?');
    const value = parsed(line, number + 2);
    if (!head) {
      head = checkHead(value);
      yield head;
    } else if (isStored(value)) {
      all.add(value);
      number++;
      yield { item: value, number };
    } else {
      end = typeof value === 'object' && value !== null ? Reflect.get(value, 'end') : undefined;
      if (!end) throw new Refusal(`Line ${number + 2} is no item: the file is damaged.`);
    }
  }
  if (!head) throw new Refusal('The file is empty.');
  if (!end) throw new Refusal(`The file was cut off after ${number} items: its last line is missing.`);
  const wrong = differences(end, all.sums);
  if (wrong.length > 0) throw new Refusal(`The file is damaged:\n  ${wrong.join('\n  ')}`);
}

/** @throws Refusal also when the file cannot be unpacked */
export async function* openArchive(file: string): AsyncGenerator<Head | Line> {
  try {
    yield* readArchive(linesOf(file));
  } catch (error) {
    if (/^(Z_|ERR_)/.test(codeOf(error) ?? ''))
      throw new Refusal(`${file} cannot be unpacked: ${reasonOf(error)}.`);
    throw error;
  }
}
