/** Who may do what. One pure function decides; every route names its action in topology.ts. */
import { isWithin, type Path } from '../schools/unit.ts';

export const ROLES = ['declarer', 'officer', 'administrator', 'observer', 'responder'] as const;
export type Role = (typeof ROLES)[number];

/** `management` and `area`: target is a unit's path. `school`: target is a school's id. */
export interface Scope {
  role: Role;
  by: 'management' | 'area' | 'school';
  target: string;
}

/** What a route does, as the topology names it. */
export const ACTIONS = [
  'anyone', // sign-in, OpenAPI: no principal needed
  'read-session',
  'read-mine', // a declarer's own duties
  'declare',
  'read-duty',
  'read-history',
  'read-rounds',
  'read-figures', // overview, lists, trends, results, roll-out
  'request-round', // ask for a declaration, look who is asked, cancel
  'follow-up', // nudge, outcome of a call, supplements, excuses
  'declare-on-behalf', // what a school says by phone
  'edit-contact', // whom to call at a school
  'read-alerts',
  'mark-alert', // "Đã tiếp nhận"
  'read-directives',
  'publish-directive',
  'acknowledge', // a school has read a directive
  'read-register',
  'edit-register', // import, edit, move, close, merge
  'read-accounts',
  'edit-accounts', // invite, change, disable
  'read-mails', // what was sent to whom, and what became of it
  'resend-mail',
  'edit-settings', // reads them too
  'edit-own', // one's own switches
] as const;
export type Action = (typeof ACTIONS)[number];

export type Principal =
  | { kind: 'account'; email: string; name: string; scopes: readonly Scope[] }
  /**
   * A reminder's link: declares and reads its own school's duties, of its round and of those open beside it. Once its round
   * is closed only that one is left, to supplement it.
   */
  | { kind: 'link'; schoolId: string; round: string; roundClosed: boolean; recipient: string };

/** What an action is done to: a school (all three) or a unit (`path` alone). */
export interface Target {
  path: Path;
  area?: Path;
  schoolId?: string;
  /** The round it is done in, where there is one. */
  round?: { id: string; closed: boolean };
}

/** What a role may do within its scope, and the kinds of scope it can have. All else is denied. */
const READS = [
  'read-session',
  'edit-own',
  'read-rounds',
  'read-figures',
  'read-duty',
  'read-history',
  'read-alerts',
  'read-directives',
] as const;
/** What an education office does for the schools below it. */
const RUNS = [
  ...READS,
  'request-round',
  'follow-up',
  'declare-on-behalf',
  'edit-contact',
  'mark-alert',
  'publish-directive',
  'read-register',
  'read-accounts',
  'edit-accounts',
  'read-mails',
  'resend-mail',
] as const;
const RIGHTS: Record<Role, { by: readonly Scope['by'][]; may: readonly Action[] }> = {
  declarer: {
    by: ['school'],
    may: ['read-session', 'edit-own', 'read-mine', 'declare', 'read-duty', 'read-history', 'acknowledge'],
  },
  officer: { by: ['management', 'area'], may: RUNS },
  administrator: { by: ['management', 'area'], may: [...RUNS, 'edit-register', 'edit-settings'] },
  observer: { by: ['management', 'area'], may: READS },
  responder: { by: ['area'], may: [...READS, 'mark-alert'] },
};
const LINK_MAY: readonly Action[] = ['read-mine', 'declare', 'read-duty'];
/** Actions that are done to nothing in particular: what they answer is the principal's own. */
export const WITHOUT_TARGET: readonly Action[] = [
  'anyone',
  'read-session',
  'edit-own',
  'read-mine',
  'read-rounds',
];

/**
 * `school` knows only its school. `management` goes by the place in the tree; `area` by the ground a school stands on,
 * wherever it is managed, and by the place only for units themselves.
 */
function reaches(scope: Scope, target: Target): boolean {
  if (scope.by === 'school') return target.schoolId === scope.target;
  if (scope.by === 'management' || target.schoolId === undefined) return isWithin(target.path, scope.target);
  return target.area !== undefined && isWithin(target.area, scope.target);
}

const linkReaches = (link: Principal & { kind: 'link' }, { schoolId, round }: Target): boolean =>
  schoolId === link.schoolId &&
  (round === undefined || round.id === link.round || (!round.closed && !link.roundClosed));

/** The scopes that allow `action` somewhere: what a list is made from. A link has none. */
export const scopesFor = (principal: Principal | undefined, action: Action): Scope[] =>
  principal?.kind === 'account'
    ? principal.scopes.filter(
        ({ role, by }) => RIGHTS[role].by.includes(by) && RIGHTS[role].may.includes(action),
      )
    : [];

/**
 * Whether the principal may do `action` to `target`. Denied unless a scope allows it; a target that is named is
 * always looked at, one that is missing is enough only for what concerns the principal itself.
 */
export function may(principal: Principal | undefined, action: Action, target?: Target): boolean {
  if (action === 'anyone') return true;
  if (target === undefined && !WITHOUT_TARGET.includes(action)) return false;
  if (principal?.kind === 'link')
    return LINK_MAY.includes(action) && (target === undefined || linkReaches(principal, target));
  return scopesFor(principal, action).some((scope) => target === undefined || reaches(scope, target));
}

/**
 * By which rule the principal sees the schools of a unit: all managed there, or those that stand on its ground.
 * Management wins where both hold; undefined when it may not see the unit.
 */
export function viewOf(principal: Principal | undefined, unitPath: Path): 'management' | 'area' | undefined {
  const rules = scopesFor(principal, 'read-figures')
    .filter((scope) => reaches(scope, { path: unitPath }))
    .map(({ by }) => by);
  return (['management', 'area'] as const).find((rule) => rules.includes(rule));
}

/** Whether the principal sees whom to call at a school: those do who run it, not those who only read. */
export const mayCall = (principal: Principal | undefined, school: Target): boolean =>
  scopesFor(principal, 'read-duty').some(
    (scope) => (scope.role === 'officer' || scope.role === 'administrator') && reaches(scope, school),
  );
