/**
 * Structured logs: one JSON object a line, never an e-mail address, a token or a remark. Each line names the request on
 * whose behalf it was written, if there is one.
 */
import { currentRequest } from './correlation.ts';
import type { Embedded } from './metrics.ts';

/** No objects, which might hold anything; but a line may say which of its numbers are metrics. */
export type LogFields = Record<string, string | number | boolean | undefined | Embedded>;
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

const write = (level: string, event: string, fields: LogFields) =>
  process.stdout.write(`${JSON.stringify({ level, event, requestId: currentRequest(), ...fields })}\n`);

/**
 * Where an error's words stop being its author's own: at an address, at a token or whatever else is as long, at what is
 * quoted, bracketed, on another line or after a colon, at a number as long as a phone's.
 * `Unexpected token 'E', "Em Lan bi sot" is not valid JSON` says no more than `Unexpected token`.
 */
const NOT_ITS_OWN = /[^\s@]+@|[\w-]{20,}|["'`:([{\n]|\d[\d .-]{5,}/;
/** Libraries and our own code speak ASCII; a letter beyond it is somebody's text. */
const SOMEBODYS = /[^\t -~]/;

function ownWords(message: string): string {
  const own = message.split(NOT_ITS_OWN)[0]?.trim() ?? '';
  return SOMEBODYS.test(own) ? '' : own;
}

/** Only the places: before them stands the message again. */
const placesIn = (stack: string): string =>
  (stack.match(/^ +at .*:\d+:\d+\)?$/gm) ?? []).slice(0, 12).join('\n');

/** What an unexpected error may say in a log: its kind, the words that are its author's, and where it came from. */
const describe = (error: unknown): LogFields =>
  error instanceof Error
    ? {
        error: error.name,
        message: ownWords(error.message),
        stack: placesIn(error.stack ?? ''),
        ...(error.cause instanceof Error && { cause: error.cause.name }),
      }
    : { error: typeof error };

/** @param base fields of every line, such as which run it was. */
export const makeLog = (base: LogFields = {}): Log => ({
  info: (event, fields) => void write('info', event, { ...base, ...fields }),
  warn: (event, fields) => void write('warn', event, { ...base, ...fields }),
  error: (event, error, fields) => void write('error', event, { ...base, ...describe(error), ...fields }),
});
