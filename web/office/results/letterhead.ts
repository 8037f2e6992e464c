/** What stands at the head of the printed report, and who signs it. */
import type { ResultsAnswer } from '../../../functions/oversight/over-time.ts';
import type { SessionAnswer } from '../../../functions/oversight/overview.ts';
import { bareName, isOfDepartment, officeNameOf } from '../../../functions/schools/unit-names.ts';
import { reportVi as t } from './letter.ts';

export const FIELDS = ['parent', 'office', 'number', 'place', 'position', 'signer'] as const;
export type Letter = Record<(typeof FIELDS)[number], string>;

/** As the province's file calls its offices; every part can be changed before printing. */
export function letterOf(
  unit: ResultsAnswer['unit'],
  { name, office, offices }: SessionAnswer['province'],
): Letter {
  const own = officeNameOf(unit, { office, offices });
  const ground = isOfDepartment(unit) ? t.province(name) : unit.name;
  return {
    parent: own ? t.parent(ground) : '',
    office: own ? own.toUpperCase() : t.parent(ground),
    number: '',
    place: bareName(ground),
    position: t.signs(own ?? ''),
    signer: '',
  };
}
