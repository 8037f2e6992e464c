/** Every view of the office: what the address calls it, where the menu names it, who may see it. Each loads when opened. */
import type { ComponentType } from 'preact';
import { type Action, type Role, scopesFor } from '../../functions/access/access.ts';
import type { SessionAnswer } from '../../functions/oversight/overview.ts';
import { later } from './later.tsx';
import { Overview } from './overview.tsx';
import type { ViewName } from './place.ts';

export interface View {
  name: ViewName;
  /** Where the menu has it: among the tabs on a wide screen, or in a group of the rest. Absent: reached otherwise. */
  menu?: 'tab' | 'round' | 'time' | 'run';
  /** Shown to whoever may do this somewhere. */
  action: Action;
  Screen: ComponentType;
  /** Whoever has no other role begins here, and finds it among the tabs. */
  firstFor?: Role;
}

export const VIEW_LIST: readonly View[] = [
  { name: '', menu: 'tab', action: 'read-figures', Screen: Overview },
  {
    name: 'tinh-hinh',
    menu: 'tab',
    action: 'read-figures',
    Screen: later(() => import('./list.tsx').then((module) => module.List)),
  },
  {
    name: 'canh-bao',
    menu: 'round',
    action: 'read-alerts',
    firstFor: 'responder',
    Screen: later(() => import('./alerts/alerts.tsx').then((module) => module.Alerts)),
  },
  {
    name: 'bo-sung',
    menu: 'round',
    action: 'follow-up',
    Screen: later(() => import('./supplements/supplements.tsx').then((module) => module.Supplements)),
  },
  {
    name: 'dot-xuat',
    menu: 'round',
    action: 'request-round',
    Screen: later(() => import('./requests/requests.tsx').then((module) => module.Requests)),
  },
  {
    name: 'van-ban',
    menu: 'tab',
    action: 'read-directives',
    Screen: later(() => import('./directives/directives.tsx').then((module) => module.Directives)),
  },
  {
    name: 'ket-qua',
    menu: 'time',
    action: 'read-figures',
    Screen: later(() => import('./results/results.tsx').then((module) => module.ResultsScreen)),
  },
  {
    name: 'xu-huong',
    menu: 'time',
    action: 'read-figures',
    Screen: later(() => import('./trends/trends.tsx').then((module) => module.Trends)),
  },
  {
    name: 'truong',
    action: 'read-duty',
    Screen: later(() => import('./school.tsx').then((module) => module.School)),
  },
  {
    name: 'ban-tin',
    menu: 'round',
    action: 'read-figures',
    Screen: later(() => import('./bulletin.tsx').then((module) => module.Bulletin)),
  },
  {
    name: 'tien-do',
    menu: 'time',
    action: 'read-figures',
    Screen: later(() => import('./rollout/rollout.tsx').then((module) => module.Rollout)),
  },
  {
    name: 'thu',
    menu: 'run',
    action: 'read-mails',
    Screen: later(() => import('./mails/mails.tsx').then((module) => module.Mails)),
  },
  {
    name: 'cua-toi',
    action: 'edit-own',
    Screen: later(() => import('./own.tsx').then((module) => module.Own)),
  },
  {
    name: 'danh-ba',
    menu: 'run',
    action: 'read-register',
    Screen: later(() => import('./register.tsx').then((module) => module.Register)),
  },
  {
    name: 'tai-khoan',
    menu: 'run',
    action: 'read-accounts',
    Screen: later(() => import('./accounts/accounts.tsx').then((module) => module.Accounts)),
  },
  {
    name: 'thiet-lap',
    menu: 'run',
    action: 'edit-settings',
    Screen: later(() => import('./settings/settings.tsx').then((module) => module.Settings)),
  },
];

type Account = Pick<SessionAnswer['account'], 'email' | 'name' | 'scopes'>;

/** Whether the account may do `action` anywhere: what menus and buttons ask. The server decides each case. */
export const mayAnywhere = (account: Account, action: Action): boolean =>
  scopesFor({ kind: 'account', ...account }, action).some(({ by }) => by !== 'school');

const isOnly = (account: Account, role: Role | undefined): boolean =>
  account.scopes.every((scope) => scope.role === role);

/** In the menu's order; the first is where the person begins. */
export function viewsFor(account: Account): View[] {
  const seen = VIEW_LIST.filter(({ action }) => mayAnywhere(account, action));
  const first = seen.find(({ firstFor }) => isOnly(account, firstFor));
  return first ? [{ ...first, menu: 'tab' }, ...seen.filter((view) => view !== first)] : seen;
}
