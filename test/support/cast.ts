/** A small province and the people in it, by name. Phú Quốc is Hương's; a stranger sits in Hòn Đất. */

import type { Scope } from '../../functions/access/access.ts';
import type { Account } from '../../functions/access/accounts.store.ts';
import type { Level, School, Unit } from '../../functions/schools/unit.ts';

export const PROVINCE = 'kien-giang';
export const PHU_QUOC = 'kien-giang.phu-quoc';
export const HON_DAT = 'kien-giang.hon-dat';
export const DEPARTMENT = 'kien-giang.truc-thuoc-so';

export const units: Unit[] = [
  { path: PROVINCE, name: 'Tỉnh Kiên Giang', kind: 'province' },
  { path: PHU_QUOC, name: 'Thành phố Phú Quốc', kind: 'district' },
  { path: HON_DAT, name: 'Huyện Hòn Đất', kind: 'district' },
  { path: DEPARTMENT, name: 'Các đơn vị trực thuộc Sở GDĐT', kind: 'district' },
];

export const school = (unit: string, id: string, level: Level, area = unit): School => ({
  id,
  path: `${unit}.${id}`,
  name: `Trường ${id}`,
  level,
  area,
  from: '2020-09-01',
  contact: { name: 'Nguyễn Thị Thử', position: 'Hiệu trưởng', phone: '0297 000 0001' },
});

export const schools: School[] = [
  school(PHU_QUOC, 'th-duong-dong-1', 'primary'),
  school(PHU_QUOC, 'mn-ganh-dau', 'preschool'),
  school(PHU_QUOC, 'ththcs-tho-chau', 'primary-lower-secondary'),
  school(HON_DAT, 'th-hon-dat', 'primary'),
  school(DEPARTMENT, 'thpt-phu-quoc', 'upper-secondary', PHU_QUOC),
];

const account = (email: string, name: string, scopes: Scope[]): Account => ({
  email,
  name,
  scopes,
  digest: true,
  alerts: true,
  address: 'working',
});

/** The declarer of a school. */
export const declarer = (id: string): Account =>
  account(`${id}@truong.example`, 'Trần Thị Khai', [{ role: 'declarer', by: 'school', target: id }]);

const by = (role: Scope['role'], way: 'management' | 'area', target: string): Scope[] => [
  { role, by: way, target },
];

export const huong = account('huong@phuquoc.example', 'Lê Thị Hương', by('officer', 'management', PHU_QUOC));
export const stranger = account('la@hondat.example', 'Phạm Văn Lạ', by('officer', 'management', HON_DAT));
export const admin = account(
  'quan-tri@kiengiang.example',
  'Danh Quản Trị',
  by('administrator', 'management', PROVINCE),
);
export const observer = account('ubnd@phuquoc.example', 'Võ Quan Sát', by('observer', 'area', PHU_QUOC));
export const responder = account(
  'yte@kiengiang.example',
  'Bác sĩ Ứng Phó',
  by('responder', 'area', PROVINCE),
);
export const everyone: Account[] = [
  ...schools.map(({ id }) => declarer(id)),
  huong,
  stranger,
  admin,
  observer,
  responder,
];
