/** `npm start`: the same system on one machine. See `--help` in args.ts for its flags. */
import { parseArgs } from './args.ts';
import { complain, say } from './log.ts';
import { Refusal } from './refusal.ts';
import { startRehearsal } from './rehearsal.ts';

try {
  const rehearsal = await startRehearsal(parseArgs(process.argv.slice(2)));
  let stopping = false;
  const stop = async () => {
    // A second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping …');
    await rehearsal.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  complain(
    error instanceof Refusal
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
  process.exit(1);
}
