/** Applies an import chunk by chunk. A row done again changes nothing: it is held against the school as it is by then. */
import { queueInvitation } from '../access/inviting.step.ts';
import type { Instant } from '../calendar/cadence.ts';
import { after, SECOND } from '../platform/clock.ts';
import { inParallel } from '../platform/parallel.ts';
import type { System } from '../platform/wiring.ts';
import { type ProblemCode, problemOf, type RowProblem } from './import-problems.ts';
import { type Current, importsStore } from './imports.store.ts';
import { differencesOf, type Recorded } from './register.ts';
import type { Outcomes } from './register-answers.ts';
import type { ImportRow } from './register-import.ts';
import { addSchool, changeSchool, type Doer } from './registering.step.ts';
import type { Path } from './unit.ts';

/** Other work of the agenda waits no longer than this. */
const WORKS_FOR = 20 * SECOND;
const AT_A_TIME = 10;

interface Run {
  doer: Doer;
  /** When it began. */
  since: Instant;
}

type Outcome = 'added' | 'changed' | 'unchanged' | { code: ProblemCode };

const isOurs = ({ changes = [] }: Recorded, { via }: Doer): boolean =>
  changes.some((change) => change.via === via);

async function addRow(
  system: System,
  row: ImportRow & { what: 'add' },
  doer: Doer,
  now: Instant,
): Promise<Outcome> {
  const done = await addSchool(system, row.school, doer, now);
  if (done !== 'taken') return 'added';
  // Made by a run that died, or by somebody since the file was checked.
  const there = await system.schools.school(row.id);
  if (there && isOurs(there, doer)) return 'added';
  return there && differencesOf(there, row.school).length === 0 ? 'unchanged' : { code: 'changed-meanwhile' };
}

async function changeRow(
  system: System,
  row: ImportRow & { what: 'change' | 'same' },
  doer: Doer,
  now: Instant,
): Promise<Outcome> {
  const school = await system.schools.school(row.id);
  if (!school) return { code: 'changed-meanwhile' };
  if (differencesOf(school, row.wish).length === 0) return isOurs(school, doer) ? 'changed' : 'unchanged';
  const contactMoved = row.wish.contact && (school.contactRevision ?? 0) !== row.seenContact;
  if ((school.revision ?? 0) !== row.seen || contactMoved) return { code: 'changed-meanwhile' };
  const changed = await changeSchool(system, school, row.wish, doer, now);
  return changed ? 'changed' : { code: 'changed-meanwhile' };
}

/** Where the answers to an invitation go: the school's place, of a new one at least its unit. */
const placeOf = async (system: System, row: ImportRow): Promise<Path> =>
  (await system.schools.school(row.id))?.path ?? (row.what === 'add' ? row.school.unit : system.province.id);

/**
 * The accounts that come along with a row; whoever is new gets an invitation.
 * @returns how many were new to the school, and the disabled ones
 */
async function issueAccounts(system: System, row: ImportRow, doer: Doer, now: Instant, since: Instant) {
  const disabled: string[] = [];
  let given = 0;
  const name = row.what === 'add' ? row.school.name : row.name;
  const scopes = [{ role: 'declarer', by: 'school', target: row.id }] as const;
  for (const declarer of row.declarers) {
    const wanted = { email: declarer.email, name: declarer.name || name, scopes };
    const { outcome, account } = await system.accounts.issue(wanted, now, doer.by);
    // Also one that a run made which died before its mail was queued; a mail that was is not made twice.
    const isNew = outcome === 'created' || (outcome === 'unchanged' && (account.invitedAt ?? '') >= since);
    if (isNew) await queueInvitation(system, account, await placeOf(system, row), now);
    if (outcome === 'disabled') disabled.push(declarer.email);
    if (outcome === 'created' || outcome === 'merged') given++;
  }
  return { given, disabled };
}

async function applyChunk(system: System, rows: readonly ImportRow[], run: Run, now: Instant) {
  const { doer, since } = run;
  const outcomes: Outcomes = { added: 0, changed: 0, unchanged: 0, failed: 0, accounts: 0 };
  const problems: RowProblem[] = [];
  await inParallel(rows, AT_A_TIME, async (row) => {
    const outcome =
      row.what === 'add' ? await addRow(system, row, doer, now) : await changeRow(system, row, doer, now);
    if (typeof outcome === 'object') {
      outcomes.failed++;
      problems.push(problemOf(outcome.code, { row: row.row, column: 'id', value: row.id }));
      return;
    }
    const { given, disabled } = await issueAccounts(system, row, doer, now, since);
    outcomes[outcome === 'unchanged' && given > 0 ? 'changed' : outcome]++;
    // What a run that died had given counts as well.
    outcomes.accounts += outcome === 'unchanged' ? given : row.declarers.length - disabled.length;
    for (const value of disabled)
      problems.push(problemOf('account-disabled', { row: row.row, column: 'email', value }));
  });
  return { outcomes, problems };
}

const sum = (a: Outcomes, b: Outcomes): Outcomes => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  failed: a.failed + b.failed,
  accounts: a.accounts + b.accounts,
});

/** Works on the import that is being applied until it is done or its turn is over; then it asks to be woken again. */
export async function applyImport(system: System, seen: Current): Promise<void> {
  const until = performance.now() + WORKS_FOR;
  let current: Current | undefined = seen;
  while (current?.import && current.cursor < current.chunks) {
    if (performance.now() > until) return;
    const { import: id, cursor, by, startedAt } = current;
    const now = system.clock.now();
    const rows = await system.open(importsStore).rows(id, cursor);
    const { outcomes, problems } = await applyChunk(
      system,
      rows,
      { doer: { by, via: id }, since: startedAt },
      now,
    );
    if (problems.length > 0) await system.open(importsStore).fail(id, cursor, problems, now);
    // Another instant than before: the agenda takes what it has met at one for done.
    const again: Instant = after(current.wakeAt ?? now, 1);
    current = await system.open(importsStore).advance(current, sum(current.outcomes, outcomes), again);
  }
  if (current?.import) await system.open(importsStore).finish(current, system.clock.now());
}
