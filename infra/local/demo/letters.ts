/** The letters this duty answers, as the department would have published them, and schools that have acknowledged: made up. */
import type { Account } from '../../../functions/access/account.ts';
import { civilDateAt, type Instant, instantOf } from '../../../functions/calendar/cadence.ts';
import { addDays } from '../../../functions/calendar/civil-date.ts';
import { mustAcknowledge } from '../../../functions/directives/directive.ts';
import {
  type Acknowledgement,
  type DirectiveItem,
  directiveId,
} from '../../../functions/directives/directives.store.ts';
import { after, HOUR, MINUTE } from '../../../functions/platform/clock.ts';
import type { Province } from '../../../functions/platform/province.ts';
import type { School } from '../../../functions/schools/unit.ts';
import { chance } from './random.ts';

export interface ToldLetter {
  directive: DirectiveItem;
  acknowledgements: Acknowledgement[];
}

/** Days from the letter to the day schools are to have acknowledged it. */
const GIVEN_DAYS = 7;

/** Most acknowledge within a day or two; a few never open it. */
function acknowledged(
  directive: DirectiveItem,
  school: School,
  declarer: Account | undefined,
  endsAt: Instant,
): Acknowledgement[] {
  const luck = chance('letter', directive.number, school.id);
  const at = after(directive.publishedAt, luck.between(8, 60) * MINUTE + 40 * HOUR * luck.next() ** 2);
  if (!declarer || luck.of(0.06) || at > endsAt) return [];
  return [{ schoolId: school.id, at, by: declarer.name }];
}

/** Those of the province's file whose day had come. @param endsAt when the history ends */
export function lettersOf(
  { id: province, letters, zone }: Province,
  schools: readonly School[],
  cast: readonly Account[],
  endsAt: Instant,
): ToldLetter[] {
  const today = civilDateAt(endsAt, zone);
  const administrator = cast.find(({ scopes }) => scopes.some(({ role }) => role === 'administrator'));
  const declarers = new Map(cast.map((account) => [account.scopes[0]?.target, account]));
  return letters
    .map((letter): ToldLetter => {
      const publishedAt = instantOf(letter.date, '15:10', zone);
      const by = administrator?.name ?? '';
      const directive: DirectiveItem = {
        id: directiveId(letter.date, letter.number),
        number: letter.number,
        issuer: letter.issuer,
        date: letter.date,
        title: letter.about,
        deadline: addDays(letter.date, GIVEN_DAYS),
        ...(letter.url && { link: letter.url }),
        unit: province,
        levels: [],
        publishedAt,
        by,
        revision: 1,
        changes: [{ at: publishedAt, by, what: 'published' }],
        hash: 'demo',
      };
      const counted = schools.filter((school) => mustAcknowledge(directive, school, today));
      const acknowledgements = counted.flatMap((school) =>
        acknowledged(directive, school, declarers.get(school.id), endsAt),
      );
      return { directive, acknowledgements };
    })
    .filter(({ directive }) => directive.publishedAt < endsAt);
}
