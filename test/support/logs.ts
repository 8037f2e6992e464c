/** Reads along what functions log, in the order they log it; it reaches no terminal meanwhile. */
import { vi } from 'vitest';

export type LogLine = Record<string, unknown> & { level: string; event: string };

export interface Logs {
  lines: LogLine[];
  /** All of it, as it would stand in CloudWatch. */
  text(): string;
  /** Events of the lines that name a request. */
  of(requestId: string): LogLine[];
  stop(): void;
}

export function readLogs(): Logs {
  const written: string[] = [];
  const lines: LogLine[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    for (const line of String(chunk)
      .split('\n')
      .filter((each) => each.startsWith('{"level":'))) {
      written.push(line);
      lines.push(JSON.parse(line));
    }
    return true;
  });
  return {
    lines,
    text: () => written.join('\n'),
    of: (requestId) => lines.filter((line) => String(line.requestId ?? '').includes(requestId)),
    stop: () => spy.mockRestore(),
  };
}
