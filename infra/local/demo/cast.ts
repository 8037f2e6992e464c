/** Who can be played: one declarer per school, an officer and an observer per unit, an administrator, a responder. */
import type { Role, Scope } from '../../../functions/access/access.ts';
import type { Account } from '../../../functions/access/accounts.store.ts';
import type { Province } from '../../../functions/platform/province.ts';
import { parentOf, type School, type Unit } from '../../../functions/schools/unit.ts';
import { isOfDepartment, nameInSentence, officeNameOf } from '../../../functions/schools/unit-names.ts';
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

type Titles = Pick<Province, 'id' | 'office' | 'offices'>;
const codeOf = (unit: Unit) => unit.path.split('.').at(-1) ?? unit.path;
/** The department's own schools stand on many grounds: who observes them goes by management. */
const isOffice = (unit: Unit) => parentOf(unit.path) !== undefined && isOfDepartment(unit);

function officer(unit: Unit, titles: Titles): Account {
  const domain = domainOf(titles.id);
  const place = nameInSentence(unit.name);
  const [local, position] =
    parentOf(unit.path) === undefined
      ? ['so', `Chuyên viên ${titles.office}`]
      : isOffice(unit)
        ? [codeOf(unit), `Chuyên viên ${titles.office}, phụ trách ${place}`]
        : [codeOf(unit), `Chuyên viên ${officeNameOf(unit, titles) ?? 'UBND'} ${place}`];
  const scope: Scope = { role: 'officer', by: 'management', target: unit.path };
  return account({ email: `${local}@gddt.${domain}`, position, scope, digest: true, alerts: true });
}

function observer(unit: Unit, titles: Titles): Account {
  const domain = domainOf(titles.id);
  const place = nameInSentence(unit.name);
  const [local, position] =
    parentOf(unit.path) === undefined
      ? ['tinh', `Chuyên viên Văn phòng UBND ${place}`]
      : isOffice(unit)
        ? [codeOf(unit), `Thanh tra ${titles.office}, theo dõi ${place}`]
        : [codeOf(unit), `Chuyên viên UBND ${place}`];
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
export function castOf({ units, schools }: Register, titles: Titles): Account[] {
  const province = titles.id;
  const domain = domainOf(province);
  return [
    forProvince(
      'administrator',
      'management',
      `quan-tri@gddt.${domain}`,
      `Quản trị hệ thống, ${titles.office}`,
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
    ...units.map((unit) => officer(unit, titles)),
    ...units.map((unit) => observer(unit, titles)),
    ...schools.map((school) => declarer(school, province)),
  ];
}
