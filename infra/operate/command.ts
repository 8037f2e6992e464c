/** What an operator types: flags with a sentence each, checked before anything is done. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Refusal, reasonOf } from '../local/refusal.ts';

/** A flag: with `value` it takes one, shown as that word; without, it is a switch. */
export interface Flag {
  about: string;
  value?: string;
}
export type Flags = Readonly<Record<string, Flag>>;
type Given<F extends Flags> = {
  [K in keyof F]?: F[K] extends { value: string } ? string : boolean;
};

export interface Usage<F extends Flags> {
  /** As it is typed: `npm run admin -- kien-giang --email … --name …`. */
  example: string;
  about: string;
  /** Names of what stands before the flags; all of them must be given. */
  takes: readonly string[];
  flags: F;
}

/** What a command is given: streams and a signal come from outside, so that a test gives its own. */
export interface Terminal {
  say(line: string): void;
  /** Progress and remarks: apart from `output`, which may be piped into a file. */
  remark(line: string): void;
  output: NodeJS.WritableStream;
  /** Asks for a yes; without a terminal the answer is no. */
  confirm(question: string): Promise<boolean>;
  signal: AbortSignal;
}

export interface Command {
  help: string;
  run(argv: readonly string[], terminal: Terminal): Promise<void>;
}

const HELP = { help: { about: 'shows this' } } as const;

export function helpOf({ example, about, flags }: Usage<Flags>): string {
  const rows = Object.entries({ ...flags, ...HELP }).map(([name, flag]) => {
    const { value, about: text }: Flag = flag;
    return [`--${name}${value ? ` ${value}` : ''}`, text] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    about,
    '',
    `  ${example}`,
    '',
    ...rows.map(([left, text]) => `  ${left.padEnd(width)}  ${text}`),
  ].join('\n');
}

/** @throws Refusal with one sentence and the way to `--help`. */
export function readArguments<F extends Flags>(
  argv: readonly string[],
  usage: Usage<F>,
): { taken: string[]; flags: Given<F> } {
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(usage.flags).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
  );
  const refuse = (why: string): never => {
    throw new Refusal(`${why}\n  ${usage.example}\n--help says more.`);
  };
  const parsed = (() => {
    try {
      return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    } catch (error) {
      // Node's own sentence, without its advice about `--`.
      return refuse(reasonOf(error).split('. To specify')[0] ?? '');
    }
  })();
  const { positionals, values } = parsed;
  const missing = usage.takes.slice(positionals.length);
  if (missing.length > 0) refuse(`Missing: ${missing.join(', ')}.`);
  if (positionals.length > usage.takes.length)
    refuse(`"${positionals.slice(usage.takes.length).join(' ')}" is one word too many.`);
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty) refuse(`--${empty[0]} needs a value.`);
  // By the very options `F` names: parseArgs cannot say so of a record that was computed.
  return { taken: positionals, flags: values as Given<F> };
}
