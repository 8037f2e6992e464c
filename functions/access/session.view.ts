/** Who is signed in, for which schools and units, and how they like to look at them. */
import type { Instant } from '../calendar/cadence.ts';
import type { SessionAnswer } from '../oversight/overview.ts';
import type { System } from '../platform/wiring.ts';
import { type Account, isOffice, type Switches, switchesFor } from './account.ts';

/** The switches of mails its roles get; the others are not the account's to set. */
function ownSwitches({ scopes, digest, alerts }: Account): Pick<Switches, 'digest' | 'alerts'> {
  const gets = switchesFor(scopes);
  return { ...(gets.digest && { digest }), ...(gets.alerts && { alerts }) };
}

export async function sessionView(
  { settings, schools, province }: System,
  account: Account,
  now: Instant,
  expiresAt: Instant,
): Promise<SessionAnswer> {
  const [{ synthetic }, units] = await Promise.all([settings.read(), schools.units()]);
  const nameOf = async ({ by, target }: Account['scopes'][number]) =>
    by === 'school' ? (await schools.school(target))?.name : units.find(({ path }) => path === target)?.name;
  const { name, id, zone, office, offices = {} } = province;
  return {
    now,
    province: { name, zone, path: id, office, offices },
    account: {
      email: account.email,
      name: account.name,
      scopes: await Promise.all(
        account.scopes.map(async (scope) => ({ ...scope, targetName: (await nameOf(scope)) ?? '' })),
      ),
      ...ownSwitches(account),
      ...(account.level && { level: account.level }),
    },
    home: isOffice(account) ? '/quan-ly/' : '/khai-bao/',
    expiresAt,
    synthetic,
  };
}
