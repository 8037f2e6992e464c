/** The notice of a directive and the reminder of it: asked again at sending whether the school has acknowledged by now. */
import { declarersOf } from '../access/account.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { officeOf } from './lookups.step.ts';
import { directiveMail } from './templates/directive.tsx';

export const composeDirective: Compose = async (system, mail, look) => {
  const [id = ''] = mail.n.split('#');
  const [directive, school] = await Promise.all([
    system.directives.get(id),
    system.schools.schoolAt(mail.path),
  ]);
  if (!directive || !school) return { drop: 'no-directive' };
  if (directive.withdrawnAt) return { drop: 'withdrawn' };
  if (await system.directives.acknowledgement(id, school.id)) return { drop: 'acknowledged' };
  const [accounts, unit] = await Promise.all([look.accounts(), look.unitName(parentOf(mail.path) ?? '')]);
  if (!declarersOf(accounts, school.id).some(({ email }) => email === mail.to))
    return { drop: 'not-declarer' };
  const replyTo = officeOf(accounts, mail.path);
  return {
    message: directiveMail({
      kind: mail.purpose === 'directive' ? 'notice' : 'reminder',
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      school: { name: school.name, unit },
      directive,
      link: `${system.publicOrigin}/khai-bao/`,
      address: mail.to,
    }),
    ...(replyTo && { replyTo }),
  };
};
