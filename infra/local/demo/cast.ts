/** Who can be played: one declarer per school, an officer and an observer per unit, an administrator, a responder. */
import type { Role, Scope } from '../../../functions/access/access.ts';
import type { Account } from '../../../functions/access/accounts.store.ts';
import { parentOf, type School, type Unit } from '../../../functions/schools/unit.ts';
import { declarerEmail, domainOf, nameOf, phoneOf } from './people.ts';
import { chance } from './random.ts';
import type { Register } from './register.ts';

interface Part {
  email: string;
  position: string;
  scope: Scope;
  digest: boolean;
  alerts: boolean;
}

const account = ({ email, position, scope, digest, alerts }: Part): Account => ({
  email,
  name: nameOf(chance('account', email)),
  position,
  phone: phoneOf(email),
  scopes: [scope],
  digest,
  alerts,
  address: 'working',
});

const provinceOf = (unit: Unit) => unit.path.split('.')[0] ?? unit.path;
const codeOf = (unit: Unit) => unit.path.split('.').at(-1) ?? unit.path;
/** `Huyện An Biên` → `huyện An Biên`, as it stands inside a title. */
const inTitle = (unit: Unit) => unit.name.charAt(0).toLowerCase() + unit.name.slice(1);
/** The department's own schools stand on many grounds: who observes them goes by management. */
const isOffice = (unit: Unit) => unit.kind === 'office' || codeOf(unit).startsWith('truc-thuoc');

function officer(unit: Unit): Account {
  const domain = domainOf(provinceOf(unit));
  const [local, position] =
    parentOf(unit.path) === undefined
      ? ['so', `Chuyên viên Sở GDĐT ${inTitle(unit)}`]
      : isOffice(unit)
        ? [codeOf(unit), 'Chuyên viên Sở GDĐT, phụ trách các đơn vị trực thuộc']
        : [codeOf(unit), `Chuyên viên Phòng GDĐT ${inTitle(unit)}`];
  const scope: Scope = { role: 'officer', by: 'management', target: unit.path };
  return account({ email: `${local}@gddt.${domain}`, position, scope, digest: true, alerts: true });
}

function observer(unit: Unit): Account {
  const domain = domainOf(provinceOf(unit));
  const [local, position] =
    parentOf(unit.path) === undefined
      ? ['tinh', `Chuyên viên Văn phòng UBND ${inTitle(unit)}`]
      : isOffice(unit)
        ? [codeOf(unit), 'Thanh tra Sở GDĐT, theo dõi các đơn vị trực thuộc']
        : [codeOf(unit), `Chuyên viên UBND ${inTitle(unit)}`];
  const scope: Scope = { role: 'observer', by: isOffice(unit) ? 'management' : 'area', target: unit.path };
  return account({ email: `${local}@ubnd.${domain}`, position, scope, digest: true, alerts: false });
}

function declarer(school: School, province: string): Account {
  const { contact } = school;
  return {
    email: declarerEmail(school.id, province),
    name: contact?.name ?? nameOf(chance('account', school.id)),
    position: contact?.position ?? 'Hiệu trưởng',
    phone: contact?.phone ?? phoneOf(school.id),
    scopes: [{ role: 'declarer', by: 'school', target: school.id }],
    digest: false,
    alerts: false,
    address: 'working',
  };
}

const forProvince = (
  role: Role,
  by: Scope['by'],
  email: string,
  position: string,
  province: string,
  alerts: boolean,
) => account({ email, position, scope: { role, by, target: province }, digest: false, alerts });

/** Officials first, as the rehearsal's desk shows them. */
export function castOf({ units, schools }: Register): Account[] {
  const province = units[0]?.path.split('.')[0] ?? '';
  const domain = domainOf(province);
  return [
    forProvince(
      'administrator',
      'management',
      `quan-tri@gddt.${domain}`,
      'Quản trị hệ thống, Sở GDĐT',
      province,
      false,
    ),
    forProvince(
      'responder',
      'area',
      `truc-dich@cdc.${domain}`,
      'Trực dịch, Trung tâm Kiểm soát bệnh tật tỉnh',
      province,
      true,
    ),
    ...units.map(officer),
    ...units.map(observer),
    ...schools.map((school) => declarer(school, province)),
  ];
}
