/** Other programs, run to their end. */
import { spawn } from 'node:child_process';

export interface Outcome {
  /** What it ended with; 127 when there is no such program. */
  code: number;
  /** Both of its streams, as they came. */
  output: string;
}

/** @param words the program and its arguments: no shell reads them */
export function run([program = '', ...args]: readonly string[], cwd: string): Promise<Outcome> {
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output: said.join('') }));
  });
}
