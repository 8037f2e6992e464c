/** One process that is the whole system: pages, API, store, mailbox, scheduler, clock. `rehearsal.ts` starts it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { FUNCTIONS, type FunctionSpec, type Schedule } from '../../functions/topology.ts';
import type { RehearsalClock } from './clock.ts';
import type { Functions } from './functions.ts';
import { isOurHost } from './http.ts';
import { complain } from './log.ts';
import { eventBridgeEvent, type MailEvent } from './mail/events.ts';
import { reasonOf } from './refusal.ts';
import { makeScheduler, type Scheduler } from './scheduler.ts';

/** Events come a little after the mail, as from SES: the sender has noted by then that it was sent. */
const EVENTS_AFTER_MS = 300;

export const failed = ({ name }: FunctionSpec, error: unknown): void =>
  complain(
    `The function ${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );

/** Hands bounces and complaints to the functions that want them, one after the other. */
export function mailEvents(functions: Functions) {
  const pending: MailEvent[] = [];
  let queue: Promise<void> = Promise.resolve();
  async function deliver(): Promise<void> {
    for (let event = pending.shift(); event; event = pending.shift())
      for (const spec of FUNCTIONS.filter(({ onMailEvents }) => onMailEvents))
        await functions.invoke(spec, eventBridgeEvent(event)).catch((error) => failed(spec, error));
  }
  const settle = () => {
    queue = queue.then(deliver);
    return queue;
  };
  return {
    settle,
    happened(event: MailEvent): void {
      pending.push(event);
      setTimeout(() => functions.settled().then(settle), EVENTS_AFTER_MS).unref();
    },
  };
}

export interface ScheduleOptions {
  functions: Functions;
  clock: RehearsalClock;
  settle(): Promise<void>;
  nextOpening(ms: number): number;
}

/** The topology's schedules on the rehearsal's clock. */
export const scheduleFunctions = ({ functions, ...options }: ScheduleOptions): Scheduler =>
  makeScheduler({
    ...options,
    async wake(schedule: Schedule, at: string) {
      const spec = FUNCTIONS.find((each) => each.schedule === schedule);
      return spec && functions.invoke(spec, { scheduledTime: at });
    },
    failed: (schedule, error) => {
      const spec = FUNCTIONS.find((each) => each.schedule === schedule);
      if (spec) failed(spec, error);
    },
  });

export type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
export interface Parts {
  api: Serve;
  desk: Serve;
  site: Serve;
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

async function serve(
  parts: Parts,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOurHost(request, port)) {
    response
      .writeHead(421, { 'content-type': 'text/plain' })
      .end(`Only http://localhost:${port} is served here.\n`);
    return;
  }
  const target = request.url ?? '/';
  const url = URL.parse(`http://localhost:${port}${target.startsWith('/') ? target : '/'}`);
  if (!url) {
    response.writeHead(400).end();
    return;
  }
  if (isBelow(url.pathname, '/api')) return parts.api(request, response, url);
  if (isBelow(url.pathname, '/__local')) return parts.desk(request, response, url);
  // The pages' own origin: from another name their requests would be refused.
  if (request.headers.host !== url.host) {
    response.writeHead(307, { location: url.href }).end();
    return;
  }
  return parts.site(request, response, url);
}

/** Requests that come before all is ready wait for it. */
export const frontServer = (port: number, ready: Promise<Parts>): Server =>
  createServer(async (request, response) => {
    try {
      await serve(await ready, port, request, response);
    } catch (error) {
      complain(`${request.method} ${request.url?.split('?')[0]}: ${reasonOf(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('This failed; the console says why.\n');
    }
  });
