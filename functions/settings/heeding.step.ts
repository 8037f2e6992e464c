/** What follows a change of the settings: the revision is kept, and the rounds that are open take it up. Safe to repeat. */
import { effectiveSettings, type SettingsItem } from '../platform/settings.ts';
import type { System } from '../platform/wiring.ts';
import { heeding, openRounds } from './open-rounds.view.ts';

export async function heedSettings(system: System, item: SettingsItem): Promise<void> {
  await system.settings.keepRevision(item);
  const settings = effectiveSettings(system.province, item);
  for (const round of await openRounds(system)) await system.rounds.heed(round.id, heeding(round, settings));
  await system.settings.heeded(item);
}
