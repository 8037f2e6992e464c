/** The console says little; what functions log goes to a file, as it would to CloudWatch. */
import { appendFileSync } from 'node:fs';

/** How functions/platform/log.ts begins each line. */
const LOG_LINE = '{"level":';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** From here on, log lines of functions are appended to `file`; everything else still reaches the console. */
export function divertFunctionLogs(file: string): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: []): boolean => {
    if (typeof chunk !== 'string' || !chunk.startsWith(LOG_LINE)) return write(chunk, ...rest);
    appendFileSync(file, chunk);
    if (chunk.startsWith(`${LOG_LINE}"error"`)) complain(`A function failed, see ${file}`);
    return true;
  };
}
