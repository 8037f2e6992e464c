/** Starts and stops the whole: in order, and so that a kill at any moment loses nothing that was acknowledged. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Province } from '../../functions/platform/province.ts';
import type { Args } from './args.ts';
import { build, SITE } from './build.ts';
import { installClock, keptMoment, type RehearsalClock, rehearsalClock } from './clock.ts';
import { openDatabase } from './database.ts';
import { type Loader, loader, makeDemo } from './demo/load.ts';
import type { Progress } from './desk/context.ts';
import { desk } from './desk/desk.ts';
import { setEnvironment, TABLE } from './environment.ts';
import { localFunctions } from './functions.ts';
import { gateway } from './gateway.ts';
import { failed, frontServer, mailEvents, type Parts, scheduleFunctions } from './host.ts';
import { closeServer, listen } from './http.ts';
import { divertFunctionLogs, say } from './log.ts';
import { openMailbox } from './mail/mailbox.ts';
import { sesServer } from './mail/ses.ts';
import { enter, type Place, ROOT, replaceFile } from './place.ts';
import { readProvince } from './province.ts';
import { Refusal } from './refusal.ts';
import { repairIndexes } from './repair.ts';
import { siteServer } from './site.ts';
import { beginsAt, demoMoment } from './start-time.ts';
import { nextCron, parseMoment, zoned } from './zone.ts';

export interface Rehearsal {
  stop(): Promise<void>;
}

const clockText = (ms: number, zone: string) =>
  zoned(ms, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** What `--now` means. @throws Refusal when it is no moment. */
function askedMoment({ now }: Args, { zone }: Province): number | undefined {
  if (now === undefined) return undefined;
  const ms = parseMoment(now, zone);
  if (ms === undefined) throw new Refusal(`--now must look like 2021-02-26T06:55, not "${now}".`);
  return ms;
}

interface Beginning {
  first: boolean;
  /** Where the clock begins, and what it is to show when all is ready. */
  begins: number;
  shows: number;
}

function beginning(asked: number | undefined, kept: number | undefined, province: Province): Beginning {
  if (kept === undefined) {
    const shows = asked ?? demoMoment(province);
    return { first: true, begins: beginsAt(shows, province), shows };
  }
  const shows = asked ?? kept;
  if (shows < kept)
    throw new Refusal(
      `The kept rehearsal has reached ${clockText(kept, province.zone)}, and its clock only moves forward: add --fresh to begin anew.`,
    );
  return { first: false, begins: kept, shows };
}

interface DemoNote {
  endsAt: string;
  empty: boolean;
  done: boolean;
}
const readNote = (file: string): Partial<DemoNote> =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const writeNote = (file: string, note: DemoNote) => replaceFile(file, `${JSON.stringify(note)}\n`);

/** The older rounds of the history, while the system already serves. */
function loadRest(
  store: Loader,
  province: Province,
  place: Place,
  progress: Progress,
): { stop(): Promise<void> } {
  const { endsAt, empty = true, done = true } = readNote(place.demo);
  if (!endsAt || empty || done) return { stop: async () => {} };
  let stopping = false;
  const work = async () => {
    const report = (ready: number, of: number) => Object.assign(progress, { ready, of });
    await store.rest(makeDemo(province, endsAt, false), report, () => stopping);
    if (!stopping) writeNote(place.demo, { endsAt, empty, done: true });
  };
  const running = work().catch((error) => say(`The synthetic history could not be loaded: ${String(error)}`));
  return {
    stop: () => {
      stopping = true;
      return running;
    },
  };
}

async function loadFirst(store: Loader, province: Province, place: Place, begins: number, empty: boolean) {
  say('Loading the register, the cast and the latest synthetic declarations …');
  const endsAt = new Date(begins).toISOString();
  writeNote(place.demo, { endsAt, empty, done: false });
  await store.first(makeDemo(province, endsAt, empty));
}

/** Everything from the store upwards. */
async function assemble(args: Args, province: Province, place: Place) {
  const bundles = await build();
  const database = await openDatabase(TABLE, place.db);
  if (place.unclean)
    say(`The last stop was sudden: ${await repairIndexes(database.client, TABLE)} items checked.`);
  const store = loader(database.client, TABLE);
  const kept = (await store.isLoaded()) ? keptMoment(place.clock) : undefined;
  const { first, begins, shows } = beginning(askedMoment(args, province), kept, province);
  if (first) await loadFirst(store, province, place, begins, args.empty);
  else if (args.empty) say('The kept data stays as it is: --empty counts together with --fresh.');
  const clock = rehearsalClock(place.clock, begins);
  installClock(clock);
  divertFunctionLogs(place.log);
  return { bundles, database, store, clock, shows };
}

/** @throws Refusal when it cannot be, with one sentence. */
export async function startRehearsal(args: Args): Promise<Rehearsal> {
  const started = performance.now();
  const province = readProvince(args.province);
  askedMoment(args, province);
  const origin = `http://localhost:${args.port}`;
  const place = await enter(resolve(ROOT, args.data, province.id), args.fresh, origin);
  const ready = Promise.withResolvers<Parts>();
  const front = frontServer(args.port, ready.promise);
  try {
    await listen(front, args.port);
    const assembled = await assemble(args, province, place);
    const running = await run(args, province, place, origin, assembled);
    ready.resolve(running.parts);
    say(
      `Ready after ${((performance.now() - started) / 1000).toFixed(1)} s. ${greeting(origin, assembled.clock, province)}`,
    );
    return {
      async stop() {
        front.close();
        await running.stop();
        await closeServer(front);
        await place.leave(true);
      },
    };
  } catch (error) {
    front.close();
    await place.leave(!place.unclean);
    throw error;
  }
}

const greeting = (origin: string, clock: RehearsalClock, { zone }: Province) =>
  `The clock shows ${clockText(clock.now(), zone)}.\n\n  Rehearsal desk  ${origin}/__local/\n  Schools         ${origin}/khai-bao/\n  Officials       ${origin}/quan-ly/\n\nCtrl+C stops; what was done is kept.`;

type Assembled = Awaited<ReturnType<typeof assemble>>;

/** What fell due in the last minutes before the moment asked for is done while the system already serves. */
const IN_THE_OPEN_MS = 10 * 60_000;
const OPENING_TAKES_MS = 2 * 60_000;

/** How far the clock is advanced before anybody is let in: past the opening, if there is one on the way. */
const heldUntil = (now: number, shows: number): number =>
  Math.min(shows, Math.max(now + OPENING_TAKES_MS, shows - IN_THE_OPEN_MS));

/** Mailbox, functions, schedule and what serves them. */
async function run(args: Args, province: Province, place: Place, origin: string, assembled: Assembled) {
  const { bundles, database, store, clock, shows } = assembled;
  const mailbox = openMailbox(place.mail, clock.now);
  const functions = localFunctions(bundles);
  const events = mailEvents(functions);
  const ses = sesServer(mailbox, events.happened);
  const sesPort = await listen(ses, 0);
  const dynamo = database.endpoint;
  const originKey = setEnvironment({
    province,
    publicOrigin: origin,
    dynamo,
    ses: `http://127.0.0.1:${sesPort}`,
  });
  const nextOpening = (ms: number) => nextCron(ms, province.weekdays, province.hours.opens, province.zone);
  const scheduler = scheduleFunctions({ functions, clock, settle: events.settle, nextOpening });
  const front = gateway({
    originKey,
    now: clock.now,
    invoke: functions.invoke,
    failed,
    changed: scheduler.disturb,
  });
  const progress: Progress = { ready: 0, of: 0 };
  const held = heldUntil(clock.now(), shows);
  if (held > clock.now()) {
    say(`Living through ${clockText(clock.now(), province.zone)} to ${clockText(held, province.zone)} …`);
    await scheduler.advance(() => held);
  }
  clock.stepTo(shows);
  scheduler.start();
  const rest = loadRest(store, province, place, progress);
  const parts: Parts = {
    api: front,
    site: siteServer(SITE),
    desk: desk({
      port: args.port,
      origin,
      province,
      clock,
      scheduler,
      mailbox,
      progress,
      store: { endpoint: dynamo, table: TABLE },
    }),
  };
  return {
    parts,
    async stop() {
      await Promise.all([scheduler.stop(), rest.stop()]);
      await functions.settled();
      await events.settle();
      clock.stop();
      await closeServer(ses);
      await database.close();
    },
  };
}
