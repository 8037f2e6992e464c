/** Every view of the office: what the address calls it, where the menu names it, who may see it. Each loads when opened. */
import type { ComponentType } from 'preact';
import { type Action, scopesFor } from '../../functions/access/access.ts';
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
    name: 'truong',
    action: 'read-duty',
    Screen: later(() => import('./school.tsx').then((module) => module.School)),
  },
  {
    name: 'cua-toi',
    action: 'edit-own',
    Screen: later(() => import('./own.tsx').then((module) => module.Own)),
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

export const viewsFor = (account: Account): View[] =>
  VIEW_LIST.filter(({ action }) => mayAnywhere(account, action));
