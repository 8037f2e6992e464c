/** Structured logs: one JSON object a line, never an e-mail address, a token or a remark. */

export type LogFields = Record<string, string | number | boolean | undefined>;
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

const write = (level: string, event: string, fields: LogFields) =>
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`);

const ADDRESS = /[^\s"<>@]+@[^\s"<>@]+/g;

/** What an unexpected error may say in a log: its kind, its words without addresses, and where it came from. */
const describe = (error: unknown): LogFields =>
  error instanceof Error
    ? {
        error: error.name,
        message: error.message.replace(ADDRESS, '…@…'),
        stack: error.stack?.replace(ADDRESS, '…@…'),
      }
    : { error: typeof error };

/** @param base fields of every line, such as the correlation id. */
export const makeLog = (base: LogFields = {}): Log => ({
  info: (event, fields) => void write('info', event, { ...base, ...fields }),
  warn: (event, fields) => void write('warn', event, { ...base, ...fields }),
  error: (event, error, fields) => void write('error', event, { ...base, ...describe(error), ...fields }),
});
