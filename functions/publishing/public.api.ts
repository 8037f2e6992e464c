/** What anyone may ask: answers are kept for a minute, here and by the front, so that a crowd costs no more than one. */
import { wordsOf } from '../oversight/listing.ts';
import { MINUTE, SECOND } from '../platform/clock.ts';
import { type Call, endpoint, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { schoolsView, situationView } from './public.view.ts';

const LIVES = MINUTE;
const CACHED = { headers: { 'cache-control': `public, max-age=${LIVES / SECOND}` } };
const SHORTEST = 2;
/** Different searches kept at once. */
const MOST = 200;

/** Asks `make` once a minute for each key, whoever asks how often. */
function kept<T>() {
  const answers = new Map<string, { until: number; answer: Promise<T> }>();
  return (key: string, now: string, make: () => Promise<T>): Promise<T> => {
    const at = Date.parse(now);
    const known = answers.get(key);
    if (known && at < known.until && known.until - LIVES <= at) return known.answer;
    if (answers.size >= MOST) answers.clear();
    const answer = make();
    answers.set(key, { until: at + LIVES, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
}

function api(system: System & Environment) {
  const situations = kept<Awaited<ReturnType<typeof situationView>>>();
  const searches = kept<Awaited<ReturnType<typeof schoolsView>>>();
  const search = async ({ query, now }: Call<unknown>) => {
    const words = wordsOf(query.q);
    if (words.join('').length < SHORTEST)
      throw new Problem('bad-request', { fields: [{ path: 'q', code: 'too-short' }] });
    return json(await searches(words.join(' '), now, () => schoolsView(system, words, now)), 200, CACHED);
  };
  return serve('public', system, {
    'GET /api/public/situation': endpoint(async ({ now }) =>
      json(await situations('', now, () => situationView(system, now)), 200, CACHED),
    ),
    'GET /api/public/schools': endpoint(search),
  });
}

export const handler = api(wireFrom(readEnvironment(process.env)));
