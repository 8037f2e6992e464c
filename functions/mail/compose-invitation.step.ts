/** The invitation: a link that signs in, made at sending, and the guide to what is expected of whom. */
import { type Account, isOffice } from '../access/account.ts';
import { isReachable } from '../access/accounts.store.ts';
import { parentOf } from '../schools/unit.ts';
import type { Compose } from './composing.step.ts';
import { type Lookups, runBy, runs } from './lookups.step.ts';
import { type Helper, invitationMail } from './templates/invitation.tsx';

/** Who runs the schools or units the account is for, and can be asked. */
async function helperFor(accounts: readonly Account[], account: Account, path: string, look: Lookups) {
  const others = accounts.filter(({ email }) => email !== account.email);
  const unit = runBy(others, isOffice(account) ? (parentOf(path) ?? path) : path);
  const officer = others.find((each) => unit !== undefined && isReachable(each) && runs(each, unit));
  if (!unit || !officer) return undefined;
  const helper: Helper = {
    unit: await look.unitName(unit),
    name: officer.name,
    ...(officer.phone && { phone: officer.phone }),
  };
  return { helper, replyTo: officer.email };
}

export const composeInvitation: Compose = async (system, mail, look) => {
  const [accounts, account, settings] = await Promise.all([
    look.accounts(),
    system.accounts.get(mail.to),
    look.settings(),
  ]);
  if (!account || account.disabledAt) return { drop: 'no-account' };
  if (account.invitedAt !== mail.n) return { drop: 'newer-invitation' };
  const { token, expiresAt } = await system.signIns.invite(mail.to, system.clock.now());
  const names = await Promise.all(
    account.scopes.map(async ({ by, target, role }) => ({
      role,
      name:
        by === 'school' ? ((await system.schools.school(target))?.name ?? '') : await look.unitName(target),
    })),
  );
  const page = isOffice(account) ? 'quan-ly' : 'khai-bao';
  const found = await helperFor(accounts, account, mail.path, look);
  const [letter] = system.province.letters;
  return {
    message: invitationMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      kind: isOffice(account) ? 'office' : 'school',
      name: account.name,
      places: names.filter(({ name }) => name !== ''),
      email: account.email,
      link: `${system.publicOrigin}/${page}/#dang-nhap=${token}`,
      page: `${system.publicOrigin}/${page}/`,
      expiresAt,
      weekdays: settings.cadence.weekdays,
      hours: settings.cadence.hours,
      ...(letter && { letter }),
      ...(found && { helper: found.helper }),
    }),
    ...(found && { replyTo: found.replyTo }),
  };
};
