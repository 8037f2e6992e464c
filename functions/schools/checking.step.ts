/** The dry run: a file's bytes against the register as it is now. Nothing of the register is changed by it. */
import { randomBytes } from 'node:crypto';
import type { Principal } from '../access/access.ts';
import { issuesIn } from '../access/granting.ts';
import type { Instant } from '../calendar/cadence.ts';
import { civilDateAt } from '../calendar/zone.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import { FileRefusal } from './file-refusal.ts';
import { type Rows, rowsFrom } from './file-rows.ts';
import { cut } from './import-problems.ts';
import { type ImportRecord, importsStore } from './imports.store.ts';
import { declarersBySchool } from './register.view.ts';
import type { ImportCounts } from './register-answers.ts';
import { findHeading, type Heading, type ImportRow, type Plan, planOf } from './register-import.ts';

/** Headings shown back; a sheet may have sixty. */
const IGNORED_SHOWN = 20;

const refused = (error: FileRefusal): Problem =>
  new Problem('fields-broken', { fields: [{ path: 'file', code: error.code, ...error.said }] });

/** @throws Problem fields-broken with a sentence about the file */
async function tableOf(bytes: Uint8Array): Promise<{ rows: Rows; heading: Heading }> {
  try {
    const rows = await rowsFrom(bytes);
    const heading = findHeading(rows);
    if (!heading) throw new FileRefusal('no-heading');
    return { rows, heading };
  } catch (error) {
    throw error instanceof FileRefusal ? refused(error) : error;
  }
}

async function planned(
  system: System,
  { rows, heading }: { rows: Rows; heading: Heading },
  now: Instant,
): Promise<Plan> {
  const [schools, units, accounts] = await Promise.all([
    system.schools.below(system.province.id, true),
    system.schools.units(),
    system.accounts.all(),
  ]);
  const declarers = new Map(
    [...declarersBySchool(accounts)].map(([id, own]) => [id, own.map(({ email }) => email)]),
  );
  const today = civilDateAt(now, system.province.zone);
  return planOf(rows, heading, { schools, units, declarers, today });
}

const countsOf = ({ rows, total }: Plan): ImportCounts => ({
  total,
  added: rows.filter(({ what }) => what === 'add').length,
  changed: rows.filter(({ what }) => what === 'change').length,
  unchanged: rows.filter(({ what }) => what === 'same').length,
  rejected: total - rows.length,
  accounts: rows.reduce((sum, { declarers }) => sum + declarers.length, 0),
});

/** Whoever may not issue accounts everywhere imports schools without them. */
const withoutAccounts = (rows: readonly ImportRow[]): ImportRow[] =>
  rows.map((row) =>
    row.what === 'change' && row.fields.length === 0
      ? { ...row, what: 'same', declarers: [] }
      : { ...row, declarers: [] },
  );

const idAt = (now: Instant): string =>
  `${now.replace(/\D/g, '').slice(0, 14)}-${randomBytes(6).toString('hex')}`;

/** Keeps what the file would do, for a look at it and for applying it. @throws Problem fields-broken */
export async function checkFile(
  system: System,
  principal: Principal & { kind: 'account' },
  file: { name: string; bytes: Uint8Array },
  now: Instant,
): Promise<ImportRecord> {
  const table = await tableOf(file.bytes);
  const plan = await planned(system, table, now);
  const rows = issuesIn(principal, system.province.id) ? plan.rows : withoutAccounts(plan.rows);
  const record = {
    id: idAt(now),
    file: file.name,
    by: principal.email,
    at: now,
    counts: countsOf({ ...plan, rows }),
    ignored: [...table.heading.unknown, ...table.heading.twice].slice(0, IGNORED_SHOWN).map(cut),
  };
  return system.open(importsStore).keep(
    record,
    rows.filter(({ what }) => what !== 'same'),
    plan.problems,
  );
}
