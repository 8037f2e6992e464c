/** Where a person's first view stands. */
import type { Principal } from '../access/access.ts';
import type { Path } from '../schools/unit.ts';

/** The highest unit the caller oversees; empty for those who oversee none (the access rule then refuses). */
export function homeUnit(principal: Principal): Path {
  if (principal.kind === 'link') return '';
  const units = principal.scopes.filter((scope) => scope.by !== 'school').map((scope) => scope.target);
  return units.sort((a, b) => a.split('.').length - b.split('.').length)[0] ?? '';
}
