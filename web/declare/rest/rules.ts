/** The declaration's rules, asked with what the page knows: the very ones the server asks. */
import { check, isHard } from '../../../functions/declarations/check.ts';
import type { Declaration, Draft, Finding } from '../../../functions/declarations/declaration.ts';
import { valueAt } from '../../../functions/declarations/draft.ts';
import { schoolInView, state, type Work } from '../state.ts';

/** The set that a draft, or a round, names. */
export const setOf = ({ criteria }: { criteria: { set: string; version: number } }) =>
  state.mine?.criteria.find(({ id, version }) => id === criteria.set && version === criteria.version);

const untouched = ({ cases }: Draft): boolean => !/\d/.test(JSON.stringify(cases));

/** True once every count was typed: the draft is then a declaration. Text that reads "null" is text. */
export function isComplete(draft: Draft): draft is Declaration {
  let complete = true;
  JSON.stringify(draft, (_, value) => {
    if (value === null) complete = false;
    return value;
  });
  return complete;
}

/** What the rules say of the work, for every round it will be sent to. Untouched cases are one thing to mend, not twelve. */
export function ask({ draft, rounds }: Work): Finding[] {
  const { mine, school } = state;
  const level = schoolInView()?.level;
  const asked = mine?.duties.filter((duty) => duty.school === school && rounds.includes(duty.round.id)) ?? [];
  // The round's, as on the server: a draft may still name another.
  const criteria = asked[0] && setOf(asked[0].round);
  if (!mine || !level || !criteria) return [];
  const last = asked[0]?.last?.declaration;
  const all = check(draft, {
    level,
    today: mine.today,
    criteria,
    questions: asked.flatMap(({ round }) => round.questions),
    ...(last && { last }),
  });
  // Nobody counted the absent: how many of them are ill need not be asked as well.
  const found = all.filter(({ path }) => !/Ill$/.test(path) || valueAt(draft, path.slice(0, -3)) !== null);
  if (!untouched(draft)) return inOrder(found);
  const cases: Finding = { path: 'cases', code: 'required', values: { value: '', limit: '' } };
  return inOrder([...found.filter(({ path }) => !path.startsWith('cases.')), cases]);
}

/** As the form goes, so that the summary is mended from its top. */
const FORM = [
  'operation',
  'learners',
  'staff',
  'cases',
  'classes',
  'criteria',
  'answers',
  'needs',
  'remark',
  'declarer',
];
const placeOf = ({ path }: Finding): number => FORM.indexOf(path.split('.')[0] ?? '');
const inOrder = (findings: Finding[]): Finding[] => findings.sort((a, b) => placeOf(a) - placeOf(b));

/** What must be mended before anything can be sent. */
export const wrongs = (): Finding[] => (state.checked ? state.findings.filter(isHard) : []);
