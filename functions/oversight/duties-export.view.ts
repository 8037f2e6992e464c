/** The whole of a list of schools, to be kept as a file. */
import { mayCall, type Principal } from '../access/access.ts';
import type { Instant } from '../calendar/cadence.ts';
import { tellsContact } from '../declarations/telling-contact.ts';
import type { Sheet } from '../exports/sheet.ts';
import { Problem } from '../platform/problem.ts';
import type { System } from '../platform/wiring.ts';
import type { Round } from '../rounds/round.ts';
import type { Contact, Path } from '../schools/unit.ts';
import { dutiesSheet } from './duties.sheet.ts';
import type { DutiesQuery } from './duties-query.ts';
import { dutiesFound } from './oversight.view.ts';
import type { DutyRow } from './overview.ts';

/** By school id, from the register as it is now: read at once, one Query instead of a Get per school. */
async function contactsOf(
  system: System,
  principal: Principal,
  round: Round,
  rows: readonly DutyRow[],
): Promise<Map<string, Contact>> {
  const callable = new Set(
    rows.flatMap(({ school: { id, path, area } }) =>
      mayCall(principal, { path, area, schoolId: id }) ? [id] : [],
    ),
  );
  if (callable.size === 0) return new Map();
  const schools = await system.schools.below(system.province.id);
  const told = schools.filter((school) => callable.has(school.id) && tellsContact(principal, round, school));
  return new Map(told.flatMap(({ id, contact }) => (contact ? [[id, contact]] : [])));
}

/** `GET /api/exports/duties`: every school the list would page through. @throws Problem unknown-unit, forbidden */
export async function dutiesExport(
  system: System,
  principal: Principal,
  round: Round,
  unitPath: Path,
  query: DutiesQuery,
  now: Instant,
): Promise<Sheet<DutyRow>> {
  const [found, units] = await Promise.all([
    dutiesFound(system, principal, round, unitPath, query, now),
    system.schools.units(),
  ]);
  const unit = units.find(({ path }) => path === unitPath);
  if (!unit) throw new Problem('unknown-unit');
  const contacts = await contactsOf(system, principal, round, found);
  return dutiesSheet({
    round,
    unit,
    unitNames: new Map(units.map(({ path, name }) => [path, name])),
    rows: found.map((row) => {
      const contact = contacts.get(row.school.id);
      return contact ? { ...row, contact } : row;
    }),
    withContacts: contacts.size > 0,
  });
}
