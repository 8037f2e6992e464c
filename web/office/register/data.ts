/** What the register's parts share: its words and its answers. */
import type { CivilDate } from '../../../functions/calendar/cadence.ts';
import type { SchoolsAnswer, UnitsAnswer } from '../../../functions/schools/register-answers.ts';
import type { Path } from '../../../functions/schools/unit.ts';
import { answersOf } from '../answers.ts';
import type { Outcome } from '../api.ts';
import { serverNow } from '../clock.ts';
import { useSaid } from '../kit/action.ts';
import { wordsOf } from '../kit/words.ts';
import { type RegisterWords, registerVi } from '../texts/register.vi.ts';

export const useRegisterWords = wordsOf<RegisterWords>(registerVi, () =>
  import('../texts/register.en.ts').then((module) => module.registerEn),
);

export const useSchools = answersOf<SchoolsAnswer>();

const useUnitsAnswer = answersOf<UnitsAnswer>();
/** All units the person oversees. */
export const useUnits = (refresh = false) => useUnitsAnswer('/api/units', refresh);

/** Options of a select: the units that take schools, deeper ones set in. */
export function unitOptions(
  units: readonly UnitsAnswer['units'][number][],
  first: string,
): (readonly [value: Path, name: string])[] {
  const depth = (path: Path) => path.split('.').length;
  const top = Math.min(...units.map(({ path }) => depth(path)));
  return [
    ['', first],
    ...units
      .filter(({ until }) => until === undefined)
      .map(({ path, name }) => [path, `${'– '.repeat(depth(path) - top)}${name}`] as const),
  ];
}

/** `05/09/2020`; a civil date has no zone. */
export const dateText = (date: CivilDate): string => date.split('-').reverse().join('/');

/** The date on the province's wall, by the server's clock. */
export const todayIn = (zone: string): CivilDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(serverNow()));

/** What is said of an attempt to take something back. */
export function useUndone(): (outcome: Outcome<unknown>) => string {
  const words = useRegisterWords();
  const said = useSaid();
  return (outcome) => ('value' in outcome ? words.undone : said(outcome.failure));
}
