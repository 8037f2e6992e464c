/** The operator's commands: `npm run admin`, `npm run export` … Each is loaded when it is asked for. */
import { createInterface } from 'node:readline/promises';
import { complain, say } from '../local/log.ts';
import { Refusal } from '../local/refusal.ts';
import type { Command, Terminal } from './command.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  admin: async () => (await import('./admin.ts')).admin,
  diff: async () => (await import('./diff.ts')).diff,
  province: async () => (await import('./province.ts')).province,
  deploy: async () => (await import('./deploy.ts')).deploying,
  export: async () => (await import('./export.ts')).exporting,
  restore: async () => (await import('./restore.ts')).restoring,
  remove: async () => (await import('./remove.ts')).removing,
  import: async () => (await import('./import.ts')).importing,
};

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${question} [y/N] `);
  lines.close();
  return /^(y|yes|c|có)$/i.test(answer.trim());
}

/** The first signal lets the step under way end and says how to go on; the second does not wait. */
function stopping(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    complain('Stopping after what is under way …');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

const terminal: Terminal = {
  say,
  remark: complain,
  output: process.stdout,
  confirm,
  signal: stopping(),
};

const [name = '', ...argv] = process.argv.slice(2);
try {
  const command = await COMMANDS[name]?.();
  if (!command)
    throw new Refusal(`There is no command "${name}"; there is: ${Object.keys(COMMANDS).join(', ')}.`);
  if (argv.includes('--help')) say(command.help);
  else await command.run(argv, terminal);
} catch (error) {
  const unexpected = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain(error instanceof Refusal ? error.message : unexpected);
  process.exitCode = 1;
}
