// First bundle of /khai-bao/: every byte counts.
/** The server's clock, carried on by the device's ticking. What the device thinks the time is decides nothing. */

let base = Date.now() - performance.now();

/** Takes the server's `now` as it arrives. */
export const setClock = (now: string): void => {
  base = Date.parse(now) - performance.now();
};

/** The server's instant, ISO UTC with milliseconds. */
export const now = (): string => new Date(base + performance.now()).toISOString();
