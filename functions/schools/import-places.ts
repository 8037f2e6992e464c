/** Finding the unit a spreadsheet means: by its code, its path, or its name with or without its kind ("Huyện", "Xã"), its office ("Phòng GDĐT") and diacritics. */
import { folded } from './folded.ts';
import { isStanding } from './register.ts';
import type { Path, Unit } from './unit.ts';

const KINDS =
  /^((phong (giao duc( va dao tao)?|gd ?(va|&)? ?dt|van hoa ?([-–]|va)? ?xa hoi|vh ?[-–]? ?xh)|ubnd|uy ban nhan dan) )?((tinh|thanh pho|tp|thi xa|tx|huyen|quan|xa|phuong|thi tran|dac khu|q|h|p|x)\.? )?/;

const plain = (text: string): string => folded(text).replace(/\s+/g, ' ').trim();
/** "Huyện Hòn Đất", "hon dat" and "Phòng GDĐT Hòn Đất" are one, and so are "xã Gò Quao" and "UBND xã Gò Quao". */
const bare = (text: string): string => {
  const whole = plain(text);
  return whole.replace(KINDS, '') || whole;
};

export const lastCode = (path: Path): string => path.slice(path.lastIndexOf('.') + 1);

export type Found = { unit: Unit } | { none: true } | { several: string[] } | { closed: Unit };

/** The whole name before the bare one: "Thành phố Hà Tiên" and "Huyện Hà Tiên" may both exist. */
export function unitFinder(units: readonly Unit[]): (text: string) => Found {
  const index = (key: (unit: Unit) => string) => Map.groupBy(units, key);
  const ways = [
    index(({ path }) => path),
    index(({ path }) => lastCode(path)),
    index(({ name }) => plain(name)),
    index(({ name }) => bare(name)),
  ];
  const find = (text: string): Found => {
    const keys = [text.trim(), plain(text), plain(text), bare(text)];
    for (const [i, way] of ways.entries()) {
      const found = way.get(keys[i] ?? '') ?? [];
      const [first] = found;
      const standing = found.filter(isStanding);
      const [unit] = standing;
      if (standing.length > 1) return { several: standing.map(({ path }) => lastCode(path)) };
      if (unit) return { unit };
      // An older list says where a unit stood before it was moved.
      const there = units.find(({ path }) => path === first?.movedTo);
      if (there && isStanding(there)) return { unit: there };
      if (first) return { closed: first };
    }
    return { none: true };
  };
  const known = new Map<string, Found>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}
