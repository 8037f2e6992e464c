/** What changed since the round before, said only where it is true already. */

export type Change = { kind: 'up' | 'down'; by: number } | { kind: 'same' } | { kind: 'too-early' };

/** With less declared than this share of the round before, "fewer" would only mean "not yet told". */
const ENOUGH = 0.95;

/**
 * @param now the count so far, of `declared` schools
 * @param before the same count of the round before, of `declaredBefore` schools
 * @param closed nothing more will come
 */
export function changeOf(
  now: number,
  before: number,
  declared: number,
  declaredBefore: number,
  closed = false,
): Change {
  if (now > before) return { kind: 'up', by: now - before };
  if (!closed && declared < declaredBefore * ENOUGH) return { kind: 'too-early' };
  return now < before ? { kind: 'down', by: before - now } : { kind: 'same' };
}
