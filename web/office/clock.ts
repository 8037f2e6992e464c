/** The server's clock as far as this page knows it: the browser's own clock and zone decide nothing. */
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../functions/calendar/cadence.ts';

/** Server's epoch milliseconds at the browser's monotonic zero. */
let zero = Date.now() - performance.now();

/** Each answer brings the server's `now`. */
export const heard = (now: Instant): void => {
  zero = Date.parse(now) - performance.now();
};
export const serverNow = (): Instant => new Date(zero + performance.now()).toISOString();

/** The server's time, told again every `everyMs`. */
export function useNow(everyMs: number): Instant {
  const [now, tell] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => tell(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
