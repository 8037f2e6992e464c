/** Moving a unit, with all below it, under another one: whether it makes sense. Rules only. */
import type { FieldProblem } from '../platform/problem.ts';
import { isStanding } from './register.ts';
import { unitProblems } from './register-checks.ts';
import { isWithin, movedPath, type Path, parentOf, type Unit } from './unit.ts';

/** The unit's path below its new parent: its own code goes along. */
export const pathUnder = (path: Path, parent: Path): Path => movedPath(path, parentOf(path) ?? '', parent);

/** A unit that was moved away from a place may come back to it; any other one that stands or stood there is in the way. */
const isTaken = (to: Path, from: Path, units: readonly Unit[]): boolean =>
  units.some(({ path, movedTo }) => path === to && movedTo !== from);

const wrong = (code: string, vi: string, en: string): FieldProblem[] => [{ path: 'to', code, vi, en }];

/** What was moved away stands elsewhere: it comes back by being moved. */
export const reopeningProblems = ({ movedTo }: Unit): FieldProblem[] =>
  movedTo === undefined
    ? []
    : [
        {
          path: 'unit',
          code: 'moved',
          vi: 'Đơn vị này đã được chuyển đi. Muốn trở lại, hãy chuyển đơn vị về chỗ cũ.',
          en: 'This unit was moved away. To bring it back, move it back.',
        },
      ];

/** @param parent under which `unit` is to stand */
export function movingProblems(
  unit: Unit,
  parent: Path,
  units: readonly (Unit & { wakeAt?: string })[],
): FieldProblem[] {
  if (parent === parentOf(unit.path))
    return wrong('same', 'Đơn vị đang thuộc đơn vị này.', 'The unit is there already.');
  if (isWithin(parent, unit.path))
    return wrong(
      'itself',
      'Không thể chuyển một đơn vị vào chính nó hoặc vào cấp dưới của nó.',
      'A unit cannot be moved below itself.',
    );
  const bad = unitProblems('to', parent, units);
  if (bad.length > 0) return bad;
  const to = pathUnder(unit.path, parent);
  const moving = units.filter((each) => isWithin(each.path, unit.path) && isStanding(each));
  const taken = moving.find(({ path }) => isTaken(movedPath(path, unit.path, to), path, units));
  if (taken)
    return wrong(
      'taken',
      `Ở đó đã có đơn vị mang mã của ${taken.name}. Hãy chọn nơi khác.`,
      `There is a unit with the code of ${taken.name} there already. Choose another place.`,
    );
  // What left the one place or the other a moment ago is still on its way.
  const concerns = ({ path }: Unit) => isWithin(path, unit.path) || isWithin(path, to);
  return units.some((each) => each.wakeAt !== undefined && concerns(each))
    ? wrong(
        'busy',
        'Các trường của đơn vị này đang được chuyển. Hãy thử lại sau một phút.',
        'Schools of this unit are on their way. Try again in a minute.',
      )
    : [];
}
