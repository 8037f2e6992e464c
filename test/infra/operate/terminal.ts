/** What a command is given instead of a person's terminal. */
import { Writable } from 'node:stream';
import type { Terminal } from '../../../infra/operate/command.ts';

/** @param yes what is answered to questions */
export function terminal({ yes = false, signal = new AbortController().signal } = {}): Terminal & {
  said: string[];
  remarks: string[];
  written: () => Buffer;
} {
  const [said, remarks, chunks]: [string[], string[], Buffer[]] = [[], [], []];
  return {
    said,
    remarks,
    written: () => Buffer.concat(chunks),
    say: (line) => void said.push(line),
    remark: (line) => void remarks.push(line),
    output: new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk);
        done();
      },
    }),
    confirm: async () => yes,
    signal,
  };
}
