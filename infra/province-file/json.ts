/**
 * Reads JSON and remembers where everything stands: `JSON.parse` names no place for most mistakes, and silently takes
 * the last of two members of one name. Otherwise as strict as JSON.parse (RFC 8259).
 */
export type Path = readonly (string | number)[];

export interface Position {
  /** Both from 1, as editors count. */
  line: number;
  column: number;
}

/** What the reader stumbled over. @see JSON_SENTENCES in sentences.ts */
export type JsonFault =
  | 'ends-early'
  | 'comma-left-over'
  | 'comma-missing'
  | 'colon-missing'
  | 'quotes'
  | 'name-expected'
  | 'comment'
  | 'string-ends'
  | 'value-expected'
  | 'more-after-end';

export class JsonError extends Error {
  override name = 'JsonError';
  readonly fault: JsonFault;
  readonly position: Position;
  constructor(fault: JsonFault, position: Position) {
    super(`${fault} at ${position.line}:${position.column}`);
    this.fault = fault;
    this.position = position;
  }
}

export interface Read {
  value: unknown;
  /** Where the value at `path` begins; of what isn't there, where its nearest parent does. */
  positionOf(path: Path): Position;
  /** Members that stand twice in one object, each where it stands again. */
  twice: { path: Path; position: Position }[];
}

const TOKEN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

const keyOf = (path: Path): string => JSON.stringify(path);

export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Reader {
  private at = 0;
  readonly starts = new Map<string, number>();
  readonly twice: { path: Path; offset: number }[] = [];
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  private fail(fault: JsonFault, offset = this.at): never {
    throw new JsonError(fault, positionIn(this.text, offset));
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** The next character that isn't space; undefined at the end. */
  private peek(): string | undefined {
    this.match(SPACE);
    const next = this.text[this.at];
    if (next === '/' || next === '#') this.fail('comment');
    return next;
  }

  private string(): string {
    const found = this.match(STRING);
    if (found === undefined) this.fail('string-ends');
    return String(JSON.parse(found));
  }

  /** After a member: true when another follows. */
  private goesOn(end: '}' | ']'): boolean {
    const next = this.peek();
    if (next === end) {
      this.at += 1;
      return false;
    }
    if (next === undefined) this.fail('ends-early');
    if (next !== ',') this.fail('comma-missing');
    const comma = this.at;
    this.at += 1;
    if (this.peek() === end) this.fail('comma-left-over', comma);
    return true;
  }

  private empty(end: '}' | ']'): boolean {
    this.at += 1;
    if (this.peek() !== end) return false;
    this.at += 1;
    return true;
  }

  private member(path: Path, members: Map<string, unknown>): void {
    const next = this.peek();
    if (next === undefined) this.fail('ends-early');
    if (next === "'" || next === '“' || next === '”') this.fail('quotes');
    if (next !== '"') this.fail('name-expected');
    const offset = this.at;
    const name = this.string();
    const place = [...path, name];
    if (members.has(name)) this.twice.push({ path: place, offset });
    if (this.peek() !== ':') this.fail(this.at >= this.text.length ? 'ends-early' : 'colon-missing');
    this.at += 1;
    members.set(name, this.value(place));
  }

  private object(path: Path): unknown {
    const members = new Map<string, unknown>();
    if (!this.empty('}'))
      do this.member(path, members);
      while (this.goesOn('}'));
    return Object.fromEntries(members);
  }

  private array(path: Path): unknown[] {
    const items: unknown[] = [];
    if (!this.empty(']'))
      do items.push(this.value([...path, items.length]));
      while (this.goesOn(']'));
    return items;
  }

  private value(path: Path): unknown {
    const next = this.peek();
    this.starts.set(keyOf(path), this.at);
    if (next === undefined) this.fail('ends-early');
    if (next === '{') return this.object(path);
    if (next === '[') return this.array(path);
    if (next === '"') return this.string();
    if (next === "'" || next === '“' || next === '”') this.fail('quotes');
    const token = this.match(TOKEN);
    if (token === undefined) this.fail('value-expected');
    return JSON.parse(token);
  }

  whole(): unknown {
    const value = this.value([]);
    if (this.peek() !== undefined) this.fail('more-after-end');
    return value;
  }
}

/** @throws JsonError at the first place that is no JSON */
export function readJson(source: string): Read {
  // Notepad puts a mark before the text that is no part of it.
  const text = source.replace(/^\uFEFF/, '');
  const reader = new Reader(text);
  const value = reader.whole();
  return {
    value,
    twice: reader.twice.map(({ path, offset }) => ({ path, position: positionIn(text, offset) })),
    positionOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const offset = reader.starts.get(keyOf(path.slice(0, length)));
        if (offset !== undefined) return positionIn(text, offset);
      }
      return { line: 1, column: 1 };
    },
  };
}
