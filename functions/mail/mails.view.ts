/** The log of mails, put together from the queue's partitions and the register. */
import { type Principal, scopesFor } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { hasWords, pageFrom } from '../oversight/listing.ts';
import type { UnitRef } from '../oversight/overview.ts';
import { maskEmail } from '../platform/tokens.ts';
import type { System } from '../platform/wiring.ts';
import { isWithin, type Path, type School, type Unit } from '../schools/unit.ts';
import type { MailRow, MailsAnswer } from './log.ts';
import { type Mail, mailRef } from './mails.store.ts';
import type { MailsQuery } from './mails-query.ts';
import { MAIL_STATES, type MailState } from './purposes.ts';

const PAGE = 50;
/** What needs somebody comes first. */
const TROUBLE: Record<MailState, number> = {
  bounced: 0,
  complained: 1,
  failed: 2,
  queued: 3,
  sent: 4,
  delivered: 5,
  dropped: 6,
};

const ORDERS: Record<MailsQuery['sort'], (a: Mail, b: Mail) => number> = {
  trouble: (a, b) => TROUBLE[a.state] - TROUBLE[b.state],
  time: (a, b) => b.queuedAt.localeCompare(a.queuedAt),
  path: () => 0,
};
/** Paths are made of the names: their order reads as the alphabet's. */
const steady = (a: Mail, b: Mail): number =>
  a.path.localeCompare(b.path) || b.queuedAt.localeCompare(a.queuedAt) || a.to.localeCompare(b.to);

export interface Looking {
  principal: Principal;
  unit: UnitRef;
  /** Rounds and months to look through. */
  about: readonly string[];
  /** Of one school: its place instead of the unit's. */
  school?: School;
  now: Instant;
}

/** Whoever runs a place sees its addresses whole. */
const seesAddress = (principal: Principal, path: Path): boolean =>
  scopesFor(principal, 'read-mails').some(({ by, target }) => by === 'management' && isWithin(path, target));

const shownTo = (principal: Principal, { to, path }: Mail): string =>
  seesAddress(principal, path) ? to : maskEmail(to);

type Place = Pick<School, 'id' | 'name'> | Pick<Unit, 'name'>;
const lastCode = (path: Path): string => path.slice(path.lastIndexOf('.') + 1);

function rowOf(mail: Mail, place: Place | undefined, looking: Looking): MailRow {
  const { about, purpose, path, state, why, queuedAt, sentAt, attempts } = mail;
  const school = place && 'id' in place ? place.id : undefined;
  return {
    id: mailRef(mail),
    about,
    purpose,
    path,
    name: place?.name ?? lastCode(path),
    ...(school && { school }),
    to: shownTo(looking.principal, mail),
    state,
    ...(why && { why }),
    queuedAt,
    ...(sentAt && { sentAt }),
    attempts,
    again:
      school !== undefined &&
      seesAddress(looking.principal, path) &&
      (purpose === 'reminder' || purpose === 'nudge'),
  };
}

/** The places of the mails, by path: the units, and of the schools all below the unit or just those asked for. */
async function placesOf(system: System, { unit }: Looking, paths: readonly Path[] | 'all') {
  const units = await system.schools.units();
  const unitPaths = new Set(units.map(({ path }) => path));
  const schools =
    paths === 'all'
      ? await system.schools.below(unit.path)
      : await Promise.all(
          [...new Set(paths)]
            .filter((path) => !unitPaths.has(path))
            .map((path) => system.schools.schoolAt(path)),
        );
  return new Map<Path, Place>(
    [...units, ...schools].flatMap((place) => (place ? [[place.path, place]] : [])),
  );
}

interface Found {
  mails: Mail[];
  counts: MailsAnswer['counts'];
  /** Of every mail where words were searched for, else only of the units. */
  places?: ReadonlyMap<Path, Place>;
}

async function found(system: System, looking: Looking, query: MailsQuery): Promise<Found> {
  const below = looking.school?.path ?? looking.unit.path;
  const read = looking.about.flatMap((about) =>
    query.purposes.map((purpose) => system.mails.logged(about, purpose, below)),
  );
  const [all, places] = await Promise.all([
    Promise.all(read).then((parts) => parts.flat()),
    query.words.length > 0 ? placesOf(system, looking, 'all') : undefined,
  ]);
  const said = all.filter((mail) =>
    hasWords(`${places?.get(mail.path)?.name ?? ''} ${shownTo(looking.principal, mail)}`, query.words),
  );
  const counts = MAIL_STATES.map((state) => [state, said.filter((mail) => mail.state === state).length]);
  const mails = said
    .filter(({ state }) => !query.states || query.states.includes(state))
    .sort((a, b) => ORDERS[query.sort](a, b) || steady(a, b));
  return { mails, counts: Object.fromEntries(counts), ...(places && { places }) };
}

/** `GET /api/mails` */
export async function mailsView(
  system: System,
  looking: Looking,
  query: MailsQuery,
  offset: number,
): Promise<MailsAnswer> {
  const { mails, counts, places } = await found(system, looking, query);
  const { rows, ...more } = pageFrom(mails, offset, PAGE);
  // A unit's schools are fewer than a page's worth of single reads costs; the province's are not.
  const isWide = looking.unit.path === system.province.id;
  const paths = isWide || looking.school ? rows.map(({ path }) => path) : 'all';
  const known = places ?? (await placesOf(system, looking, paths));
  return {
    now: looking.now,
    unit: looking.unit,
    about: [...looking.about],
    counts,
    total: mails.length,
    rows: rows.map((mail) => rowOf(mail, known.get(mail.path), looking)),
    ...more,
  };
}

/** Every mail of a list, to be kept as a file. */
export async function mailsFound(system: System, looking: Looking, query: MailsQuery): Promise<MailRow[]> {
  const [{ mails }, places] = await Promise.all([
    found(system, looking, query),
    placesOf(system, looking, 'all'),
  ]);
  return mails.map((mail) => rowOf(mail, places.get(mail.path), looking));
}
