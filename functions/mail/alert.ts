/** When a declaration alarms officers and responders (product.md, "Mails"). */
import type { Standing } from '../declarations/duties.store.ts';

/** More new cases; a school entering ■ or ◆; a correction downwards ("đính chính"). */
export type AlertKind = 'cases' | 'level' | 'correction';

const isUnsafe = ({ safety }: Standing): boolean => safety === 'unsafe' || safety === 'mandatory-failed';

/**
 * @param before what was last alerted of this school in this round; at first no new cases and the level of the round before
 * @param confirmed whether the province has confirmed its criteria: until then levels alarm nobody
 */
export function alertBetween(before: Standing, now: Standing, confirmed: boolean): AlertKind | undefined {
  if (now.newConfirmed > before.newConfirmed) return 'cases';
  if (confirmed && isUnsafe(now) && now.safety !== before.safety) return 'level';
  if (now.newConfirmed < before.newConfirmed) return 'correction';
  return undefined;
}
