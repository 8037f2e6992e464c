/** A requested round as it is made, and whom it asks. Pure. */
import { type Cadence, civilDateAt, type Instant } from '../calendar/cadence.ts';
import type { Settings } from '../platform/settings.ts';
import { isOpenOn, isWithin, type School, type Unit } from '../schools/unit.ts';
import { requestedInstants } from './requested.ts';
import type { RequestBody } from './requests.ts';
import { asks, type Round, requestedClosing, requestedId } from './round.ts';

const STAYS_OPEN_MS = 48 * 60 * 60_000;

/** The schools of the unit that would be asked today, among `schools`. */
export const asked = <S extends School>(
  schools: readonly S[],
  { unit, stages }: Pick<Round, 'unit' | 'stages'>,
  date: string,
): S[] =>
  schools.filter(
    (school) =>
      isWithin(school.path, unit) && isOpenOn(school, date) && asks({ ...(stages && { stages }) }, school),
  );

/** When everything happens; where the settings leave no slot to close at, 48 hours after due. */
export const instantsOf = (cadence: Cadence, now: Instant, dueAt: Instant) => ({
  opensAt: now,
  ...requestedInstants(cadence, now, dueAt),
  closesAt: requestedClosing(cadence, dueAt) ?? new Date(Date.parse(dueAt) + STAYS_OPEN_MS).toISOString(),
});

interface Requested {
  body: RequestBody;
  dueAt: Instant;
  unit: Unit;
  schools: readonly School[];
  settings: Settings;
  criteria: Pick<Round['criteria'], 'set' | 'version'>;
  by: { email: string; name: string };
  hash: string;
  now: Instant;
}

/** Opened by the agenda as soon as it runs: 5,000 duties take longer than whoever asks should wait. */
export function roundRequested(all: Requested): Round {
  const { body, unit, schools, settings, by, now } = all;
  const { cadence } = settings;
  const date = civilDateAt(now, cadence.zone);
  const id = requestedId(date, body.submission);
  const letter = body.letter?.trim();
  return {
    id,
    kind: 'requested',
    title: body.title.trim(),
    unit: unit.path,
    ...(body.stages && { stages: body.stages }),
    date,
    ...instantsOf(cadence, now, all.dueAt),
    criteria: { ...settings.criteria, ...all.criteria },
    // A page may show two requested rounds at once: their questions must not share ids.
    questions: body.questions.map(({ kind, text }, i) => ({
      id: `${id.slice(id.indexOf('-x') + 1)}-${i + 1}`,
      kind,
      text: text.trim(),
    })),
    // Asked for by an authority that knows the calendar: holidays excuse nobody.
    holidays: [],
    request: {
      reason: body.reason.trim(),
      authority: body.authority.trim(),
      ...(letter && { letter }),
      unitName: unit.name,
      areas: [...new Set(schools.map(({ area }) => area))],
      schools: schools.length,
      at: now,
      by: by.email,
      name: by.name,
      hash: all.hash,
    },
    step: 'open',
    wakeAt: now,
  };
}
