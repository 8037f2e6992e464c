/** Small things that lead further. */
import type { DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { childTowards, isWithin, type Path } from '../../functions/schools/unit.ts';
import { shortName } from '../../functions/schools/unit-names.ts';
import { Go, useOffice } from './office.tsx';
import type { Place } from './place.ts';

/** A count that opens the list behind it; nothing to open at zero. */
export function Count({ n, to, none }: { n: number; to: Partial<Place>; none?: boolean }) {
  const { say } = useOffice();
  if (none) return <>–</>;
  return n === 0 ? (
    <>0</>
  ) : (
    <Go afresh to={to}>
      {say.number(n)}
    </Go>
  );
}

/** "Trường Tiểu học Dương Đông 1" → "Tiểu học Dương Đông 1": in a list of schools the first word says nothing. */
export const shortSchool = (name: string): string => name.replace(/^Trường (?=\p{L})/u, '');

export const shortUnit = shortName;

export function SchoolLink({ school }: { school: { id: string; name: string } }) {
  return (
    <Go afresh to={{ view: 'truong', school: school.id }} class="name">
      {shortSchool(school.name)}
    </Go>
  );
}

export function UnitLink({ unit }: { unit: { path: Path; name: string } }) {
  return (
    <Go afresh to={{ unit: unit.path }} class="name">
      {shortUnit(unit.name)}
    </Go>
  );
}

/** Name of the unit below the one shown in which a school stands; empty when it stands in that unit itself. */
export function unitNameOf({ unit, units }: Pick<OverviewAnswer, 'unit' | 'units'>, school: Path): string {
  if (!isWithin(school, unit.path)) return '';
  const below = childTowards(school, unit.path);
  return shortUnit(units.find(({ path }) => path === below)?.name ?? '');
}

/** "Phú Quốc · Tiểu học" */
export function SchoolPlace({
  row,
  overview,
}: {
  row: DutyRow;
  overview: Pick<OverviewAnswer, 'unit' | 'units'>;
}) {
  const { texts } = useOffice();
  const parts = [unitNameOf(overview, row.school.path), texts.levels[row.school.level]];
  return <small>{parts.filter((part) => part !== '').join(' · ')}</small>;
}
