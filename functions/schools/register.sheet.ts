/** The register as a sheet with the very headings that an import reads: what is exported can be imported again. */
import type { Account } from '../access/account.ts';
import { levelNames } from '../declarations/texts.vi.ts';
import type { Column, Sheet } from '../exports/sheet.ts';
import { type ColumnName, HEADINGS } from './import-columns.ts';
import { lastCode, unitFinder } from './import-places.ts';
import type { RowProblem } from './import-problems.ts';
import { type Path, parentOf, type School, type Unit } from './unit.ts';

export interface RegisterRow {
  school: School;
  declarers: readonly Pick<Account, 'email' | 'name'>[];
}

const WIDTHS: Partial<Record<ColumnName, number>> = {
  id: 22,
  name: 40,
  level: 26,
  unit: 26,
  area: 26,
  contactName: 24,
  declarer: 24,
  email: 30,
  contactEmail: 30,
  successor: 22,
};

const column = (
  name: ColumnName,
  value: Column<RegisterRow>['value'],
  type: Column<RegisterRow>['type'] = 'text',
): Column<RegisterRow> => ({ title: HEADINGS[name].vi, width: WIDTHS[name] ?? 16, type, value });

/** A unit's name, where a name finds it; else its code, else its path. */
function nameFinder(units: readonly Unit[]): (path: Path) => string {
  const find = unitFinder(units);
  const leads = (text: string, path: Path) => {
    const found = find(text);
    return ('unit' in found ? found.unit : 'closed' in found ? found.closed : undefined)?.path === path;
  };
  const byPath = new Map(units.map((unit) => [unit.path, unit.name]));
  return (path) =>
    [byPath.get(path) ?? '', lastCode(path)].find((text) => text !== '' && leads(text, path)) ?? path;
}

function columnsOf(units: readonly Unit[]): Column<RegisterRow>[] {
  const name = nameFinder(units);
  return [
    column('id', ({ school }) => school.id),
    column('name', ({ school }) => school.name),
    column('level', ({ school }) => levelNames[school.level]),
    column('unit', ({ school }) => name(parentOf(school.path) ?? '')),
    column('area', ({ school }) => name(school.area)),
    column('from', ({ school }) => school.from, 'date'),
    column('until', ({ school }) => school.until, 'date'),
    column('successor', ({ school }) => school.successor),
    column('contactName', ({ school }) => school.contact?.name),
    column('contactPosition', ({ school }) => school.contact?.position),
    column('contactPhone', ({ school }) => school.contact?.phone),
    column('contactEmail', ({ school }) => school.contact?.email),
    column('declarer', ({ declarers }) => declarers.map((each) => each.name).join('; ')),
    column('email', ({ declarers }) => declarers.map((each) => each.email).join('; ')),
  ];
}

export const registerSheet = (
  unit: Pick<Unit, 'path' | 'name'>,
  units: readonly Unit[],
  rows: readonly RegisterRow[],
): Sheet<RegisterRow> => ({
  name: 'Danh bạ trường học',
  file: `danh-ba-truong-hoc-${lastCode(unit.path)}`,
  title: `Danh bạ trường học - ${unit.name}`,
  columns: columnsOf(units),
  rows,
});

/** An example to overwrite: a row whose code says that it is one. */
export const templateSheet = (units: readonly Unit[], today: string): Sheet<RegisterRow> => {
  const unit = units.find(({ path, until }) => path.includes('.') && until === undefined) ?? units[0];
  const path = unit?.path ?? 'don-vi';
  const school: School = {
    id: 'MA-VI-DU',
    path: `${path}.ma-vi-du`,
    name: 'Trường Tiểu học Ví dụ (xóa hàng này)',
    level: 'primary',
    area: path,
    from: today,
    contact: {
      name: 'Nguyễn Thị Ví Dụ',
      position: 'Hiệu trưởng',
      phone: '0297 000 0000',
      email: 'lien-he@truong.example',
    },
  };
  const declarers = [{ email: 'khai-bao@truong.example', name: 'Trần Văn Ví Dụ' }];
  return {
    name: 'Danh bạ trường học',
    file: 'mau-danh-ba-truong-hoc',
    title: 'Mẫu danh bạ trường học',
    columns: columnsOf(units),
    rows: [{ school, declarers }],
  };
};

/** What to mend in a file, row by row. */
export const problemsSheet = (file: string, problems: readonly RowProblem[]): Sheet<RowProblem> => ({
  name: 'Hàng cần sửa',
  file: 'hang-can-sua',
  title: `Hàng cần sửa - ${file}`,
  columns: [
    { title: 'Hàng', type: 'number', value: ({ row }) => row },
    { title: 'Cột', type: 'text', width: 24, value: ({ column: heading }) => heading },
    { title: 'Nội dung', type: 'text', width: 30, value: ({ value }) => value },
    { title: 'Cần sửa', type: 'text', width: 80, value: ({ vi }) => vi },
    { title: 'In English', type: 'text', width: 80, value: ({ en }) => en },
  ],
  rows: problems,
});
