/** Token and code are made here, at sending, and never stored in the clear. */
import { isOffice } from '../access/account.ts';
import type { Compose } from './composing.step.ts';
import { signInMail } from './templates/sign-in.tsx';

export const composeSignIn: Compose = async (system, mail, { now }) => {
  const account = await system.accounts.get(mail.to);
  if (!account || account.disabledAt) return { drop: 'no-account' };
  const { token, code, expiresAt } = await system.signIns.begin(mail.to, now);
  const page = isOffice(account) ? 'quan-ly' : 'khai-bao';
  return {
    message: signInMail({
      provinceName: system.province.name,
      officeName: system.province.office,
      zone: system.province.zone,
      link: `${system.publicOrigin}/${page}/#dang-nhap=${token}`,
      code,
      expiresAt,
    }),
  };
};
