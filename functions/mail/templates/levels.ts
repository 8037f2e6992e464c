/** Safety levels as mails show them: sign and words, never a colour alone. */
import type { SafetyLevel } from '../../declarations/criteria.ts';
import { NEEDS } from '../../declarations/declaration.ts';
import { needNames, safetyNames } from '../../declarations/texts.vi.ts';

const SIGNS: Record<SafetyLevel, string> = {
  good: '●',
  fair: '▲',
  unsafe: '■',
  'mandatory-failed': '◆',
  'not-assessed': '–',
};

/** Stands beside levels until the province has confirmed its criteria. */
export const UNCONFIRMED = '(tiêu chí chưa được xác nhận)';

/** `■ Chưa tốt – không an toàn` */
export const levelText = (level: SafetyLevel): string => `${SIGNS[level]} ${safetyNames[level]}`;

/** Figures name needs by plain keys; one this version does not know is shown as it is. */
export function needText(key: string): string {
  const need = NEEDS.find((known) => known === key);
  return need === undefined ? key : needNames[need];
}
