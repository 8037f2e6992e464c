/** The answer with the bulletin. Types only. */
import type { Instant } from '../calendar/cadence.ts';
import type { RoundBrief } from '../declarations/mine.ts';
import type { UnitRef } from './overview.ts';

/** `GET /api/rounds/{round}/bulletin` — {round} may be `latest`. */
export interface BulletinAnswer {
  now: Instant;
  round: RoundBrief;
  unit: UnitRef;
  /** Ready to read aloud or to post; `words` as a newsroom counts. */
  vi: { text: string; words: number };
  en: { text: string; words: number };
}
