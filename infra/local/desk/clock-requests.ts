/** Setting the rehearsal's clock, from the desk's buttons or from a script. */
import { Backwards, type Scheduler } from '../scheduler.ts';
import { parseDuration, parseMoment } from '../zone.ts';

/** A sentence for whoever asked for something that cannot be. */
export class NotPossible extends Error {
  /** For the page; `message` is for scripts. */
  readonly vi: string;
  constructor(vi: string, message: string) {
    super(message);
    this.vi = vi;
  }
}

/** @param asked `{ now }` in the province's zone or with an offset, or `{ advance }` as an ISO duration. */
function target(asked: Readonly<Record<string, unknown>>, zone: string): (now: number) => number {
  const { now, advance } = asked;
  if (typeof now === 'string' && advance === undefined) {
    const ms = parseMoment(now, zone);
    if (ms === undefined)
      throw new NotPossible(
        'Vui lòng chọn ngày và giờ.',
        `"now" must look like 2021-02-26T07:01, not "${now}".`,
      );
    return () => ms;
  }
  if (typeof advance === 'string' && now === undefined) {
    const ms = parseDuration(advance);
    if (ms === undefined)
      throw new NotPossible(
        'Khoảng thời gian không đúng.',
        `"advance" must be a duration such as PT1H, not "${advance}".`,
      );
    return (from) => from + ms;
  }
  throw new NotPossible(
    'Vui lòng chọn ngày và giờ.',
    'Say either {"now": "2021-02-26T07:01"} or {"advance": "PT1H"}.',
  );
}

/** @returns the moment reached, when all that fell due on the way has been done. @throws NotPossible */
export async function moveClock(
  scheduler: Scheduler,
  zone: string,
  asked: Readonly<Record<string, unknown>>,
): Promise<number> {
  try {
    return await scheduler.advance(target(asked, zone));
  } catch (error) {
    if (error instanceof Backwards)
      throw new NotPossible(
        'Đồng hồ chỉ đi tới: việc đã làm không làm lại được.',
        'The clock only moves forward: what was done stays done. Start with --fresh to begin anew.',
      );
    throw error;
  }
}
