/** Where a person's first view stands. */
import type { Principal } from '../access/access.ts';
import type { Call } from '../platform/endpoint.ts';
import type { Path } from '../schools/unit.ts';

/** The highest unit the caller oversees; empty for those who oversee none (the access rule then refuses). */
export function homeUnit(principal: Principal): Path {
  if (principal.kind === 'link') return '';
  const units = principal.scopes.filter((scope) => scope.by !== 'school').map((scope) => scope.target);
  return units.sort((a, b) => a.split('.').length - b.split('.').length)[0] ?? '';
}

/** The unit asked for, or where the caller lives; asked whether they may before anything is read. @throws Problem forbidden */
export function unitOf(call: Call<unknown>): Path {
  const unit = call.query.unit || homeUnit(call.caller().principal);
  call.allow({ path: unit });
  return unit;
}
