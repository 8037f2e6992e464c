/** The call list and the digest of a unit, from its schools as they stand when the mail is sent. */
import { mayCall } from '../access/access.ts';
import { type Account, isReachable } from '../access/accounts.store.ts';
import { unsubscribePage, unsubscribeRoute } from '../access/unsubscribing.ts';
import { firstDeclaredOn } from '../declarations/brief.ts';
import type { SafetyLevel } from '../declarations/criteria.ts';
import { attention } from '../oversight/attention.ts';
import type { DutyRow } from '../oversight/overview.ts';
import { previousFigures } from '../oversight/previous.view.ts';
import { isComplete, rolloutFigures } from '../oversight/rollout.ts';
import { begunOf } from '../oversight/rollout.view.ts';
import { figuresOfRows, isOwing, newCasesOf } from '../oversight/rows.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import { isWithin, type Path, parentOf, type Unit } from '../schools/unit.ts';
import { chatText } from './chat-text.ts';
import type { Compose } from './composing.step.ts';
import { type Lookups, runBy } from './lookups.step.ts';
import type { Mail } from './mails.store.ts';
import { callListMail } from './templates/call-list.tsx';
import { type DigestMail, digestMail } from './templates/digest.tsx';
import type { CallRow } from './templates/parts.tsx';

const WORST = 20;

const owing = (rows: readonly DutyRow[]): DutyRow[] => rows.filter(isOwing).sort(attention);

/** `reader`: whom the mail goes to. Only those who run a school see whom to call there, as on their screens. */
const callRow = async (row: DutyRow, reader: Account | undefined, look: Lookups): Promise<CallRow> => {
  const { path, area, id } = row.school;
  const calls = reader && mayCall({ kind: 'account', ...reader }, { path, area, schoolId: id });
  const [contact, unit] = await Promise.all([
    calls ? look.contacts(path) : undefined,
    look.unitName(row.school.unit),
  ]);
  const { silentBefore, unreachable } = row;
  const told = { ...(contact && { contact }), ...(!calls && { withheld: true }) };
  return { name: row.school.name, unit, silentBefore, unreachable, ...told };
};
const callRows = async (rows: readonly DutyRow[], { to }: Mail, look: Lookups) => {
  const reader = (await look.accounts()).find(({ email }) => email === to);
  return Promise.all(rows.map((row) => callRow(row, reader, look)));
};

/** The schools an office answers for: those whose nearest run unit is `unit`. */
const answeredFor = (rows: readonly DutyRow[], unit: Path, accounts: readonly Account[]): DutyRow[] => {
  const office = new Map<Path, Path | undefined>();
  return rows.filter(({ school }) => {
    if (!office.has(school.unit)) office.set(school.unit, runBy(accounts, school.unit));
    return office.get(school.unit) === unit;
  });
};

/** Units below that nobody runs and whose work therefore falls to `unit`. */
const standingInFor = (units: readonly Unit[], unit: Path, accounts: readonly Account[]): string[] =>
  units
    .filter(({ path }) => path !== unit && isWithin(path, unit) && runBy(accounts, path) === unit)
    .map(({ name }) => name);

const sender = (system: System) => ({
  provinceName: system.province.name,
  officeName: system.province.office,
  zone: system.province.zone,
});

const roundTold = ({ title, dueAt, kind }: Round) => ({
  title,
  dueAt,
  ...(kind === 'requested' && { requested: true as const }),
});

const officeLink = (origin: string, round: Round, unit: Path) =>
  `${origin}/quan-ly/?ky=${encodeURIComponent(round.id)}&don-vi=${encodeURIComponent(unit)}`;

export const composeCallList: Compose = async (system, mail, look) => {
  const [round, accounts, units] = await Promise.all([look.round(mail.about), look.accounts(), look.units()]);
  if (!round || round.cancelled) return { drop: 'no-round' };
  const mine = answeredFor(await look.rows(round.id), mail.path, accounts);
  const rows = owing(mine);
  if (rows.length === 0) return { drop: 'nobody-owes' };
  const { expected, declared } = figuresOfRows(mine);
  return {
    message: callListMail({
      ...sender(system),
      unit: { name: await look.unitName(mail.path) },
      round: roundTold(round),
      rows: await callRows(rows, mail, look),
      expected,
      declared,
      link: officeLink(system.publicOrigin, round, mail.path),
      chatText: chatText(
        round,
        rows.map((row) => row.school.name),
        system.publicOrigin,
        system.province.zone,
      ),
      fallbackFor: standingInFor(units, mail.path, accounts),
      now: look.now,
    }),
  };
};

const changesOf = (rows: readonly DutyRow[], nameOf: (path: Path) => string) => {
  const of = (row: DutyRow) => ({ name: row.school.name, unit: nameOf(row.school.unit) });
  const levelChange = (row: DutyRow): { from: SafetyLevel; to: SafetyLevel } | undefined => {
    const [from, to] = [row.before?.safety, row.declared?.safety];
    return from && to && from !== to ? { from, to } : undefined;
  };
  return {
    newCases: rows
      .filter((row) => newCasesOf(row) > 0)
      .map((row) => ({
        ...of(row),
        newConfirmed: newCasesOf(row),
        classes: (row.declared?.classes ?? []).map(({ label }) => label),
      })),
    newlyClosed: rows
      .filter(({ declared, before }) => declared?.operation === 'closed' && before?.operation !== 'closed')
      .map((row) => ({ ...of(row), ...(row.declared?.until && { until: row.declared.until }) })),
    levelChanges: rows.flatMap((row) => {
      const change = levelChange(row);
      return change ? [{ ...of(row), ...change }] : [];
    }),
  };
};

const isDeclared = ({ state }: DutyRow) => state === 'declared' || state === 'declared-late';

/** By management the unit's own tree; by area the schools on its ground. */
const seenBy = (rows: readonly DutyRow[], mail: Mail): DutyRow[] =>
  rows.filter(({ school }) => isWithin(mail.n === 'area' ? school.area : school.path, mail.path));

/** Until every school has begun: the same rule as the screen's. */
function rollOut(
  rows: readonly DutyRow[],
  accounts: readonly Account[],
  zone: string,
): DigestMail['rollout'] {
  const figures = rolloutFigures(
    rows.map((row) => begunOf(accounts, row.school.id, firstDeclaredOn(row, zone))),
  );
  return isComplete(figures) ? undefined : figures;
}

/** The whole call list for schools the unit manages itself; for a province otherwise the worst. */
function silentOf(rows: readonly DutyRow[], unit: Path, isProvince: boolean): DutyRow[] {
  if (!isProvince) return [...rows];
  const own = rows.filter(({ school }) => school.unit === unit);
  return [...own, ...rows.filter(({ school }) => school.unit !== unit).slice(0, WORST)];
}

export const composeDigest: Compose = async (system, mail, look) => {
  const [round, accounts, units, settings] = await Promise.all([
    look.round(mail.about),
    look.accounts(),
    look.units(),
    look.settings(),
  ]);
  if (!round || round.cancelled) return { drop: 'no-round' };
  if (!accounts.some(({ email, digest }) => email === mail.to && digest)) return { drop: 'unsubscribed' };
  const rows = seenBy(await look.rows(round.id), mail);
  // Of a unit that was closed or moved there is nothing more to tell.
  const isGone = units.some(({ path, until }) => path === mail.path && until !== undefined);
  if ((round.kind === 'requested' || isGone) && rows.length === 0) return { drop: 'nobody-asked' };
  const token = await system.unsubscribes.issue(mail.to, system.clock.now());
  const isProvince = parentOf(mail.path) === undefined;
  const silent = owing(rows);
  const nameOf = (path: Path) => units.find((unit) => unit.path === path)?.name ?? '';
  const figures = figuresOfRows(rows);
  const below = units
    .filter(({ path }) => parentOf(path) === mail.path)
    .map(({ path, name, until }) => ({
      name,
      until,
      figures: figuresOfRows(rows.filter(({ school }) => isWithin(school.path, path))),
    }))
    .filter(({ until, figures: { expected } }) => until === undefined || expected > 0);
  const [previous, silentRows] = await Promise.all([
    mail.n === 'area' ? undefined : previousFigures(system, round, mail.path, units),
    callRows(silentOf(silent, mail.path, isProvince), mail, look),
  ]);
  const rollout = rollOut(rows, accounts, system.province.zone);
  return {
    unsubscribe: unsubscribeRoute(system.publicOrigin, token),
    message: digestMail({
      ...sender(system),
      unit: { name: isProvince ? system.province.name : nameOf(mail.path), isProvince },
      round: { ...roundTold(round), digestAt: look.now },
      figures,
      ...(previous && { previous: { title: previous.round.title, figures: previous.figures } }),
      ...(below.length > 0 && { units: below }),
      silent: silentRows,
      silentTotal: silent.length,
      needs: figures.needs,
      ...changesOf(rows.filter(isDeclared), nameOf),
      criteriaConfirmed: settings.criteria.confirmed,
      unreachable: figures.unreachable,
      link: officeLink(system.publicOrigin, round, mail.path),
      unsubscribeLink: unsubscribePage(system.publicOrigin, token),
      fallbackFor: standingInFor(units, mail.path, accounts),
      ...(rollout && { rollout }),
      now: look.now,
    }),
  };
};

/** Whom a unit's digest goes to: every account of the unit that wants it. */
export const wantsDigest = (account: Account): { unit: Path; by: 'management' | 'area' }[] =>
  !account.digest || !isReachable(account)
    ? []
    : account.scopes.flatMap(({ by, target }) => (by === 'school' ? [] : [{ unit: target, by }]));
