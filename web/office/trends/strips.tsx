/** On the overview: how complete each unit below was in its last twelve rounds. Fetched when opened. */
import type { TrendsAnswer } from '../../../functions/oversight/over-time.ts';
import { answersOf } from '../answers.ts';
import { Failure } from '../failure.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { STRIP, Units } from './tables.tsx';
import { useWords } from './words.ts';

const useTrends = answersOf<TrendsAnswer>();

export function Strips() {
  const { unit, texts } = useOffice();
  const words = useWords();
  const { value, failure, again } = useTrends(apiPath('/api/trends', { unit, rounds: `${STRIP}` }), false);
  if (!value)
    return failure ? (
      <Failure part failure={failure} again={again} />
    ) : (
      <Waiting lines={8} label={texts.loading} />
    );
  return value.rounds.length === 0 ? (
    <p class="card empty">{words.none}</p>
  ) : (
    <Units rounds={value.rounds} units={value.units} />
  );
}
