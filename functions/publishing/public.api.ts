/** What anyone may ask: answers are kept for a minute, here and by the front, so that a crowd costs no more than one. */
import { wordsOf } from '../oversight/listing.ts';
import { MINUTE, SECOND } from '../platform/clock.ts';
import { type Call, endpoint, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { findable, schoolsView, situationView } from './public.view.ts';

const LIVES = MINUTE;
const CACHED = { headers: { 'cache-control': `public, max-age=${LIVES / SECOND}` } };
const SHORTEST = 2;

/** Asks `make` once a minute, whoever asks how often. */
function kept<T>(make: (now: string) => Promise<T>) {
  let known: { until: number; answer: Promise<T> } | undefined;
  return (now: string): Promise<T> => {
    const at = Date.parse(now);
    if (known && at < known.until && known.until - LIVES <= at) return known.answer;
    const answer = make(now);
    const mine = { until: at + LIVES, answer };
    known = mine;
    answer.catch(() => {
      if (known === mine) known = undefined;
    });
    return answer;
  };
}

function api(system: System & Environment) {
  const situation = kept((now) => situationView(system, now));
  // One look for all that is searched: nobody can make the system read the province again by other words.
  const schools = kept((now) => findable(system, now));
  const search = async ({ query, now }: Call<unknown>) => {
    const words = wordsOf(query.q);
    if (words.join('').length < SHORTEST)
      throw new Problem('bad-request', { fields: [{ path: 'q', code: 'too-short' }] });
    return json(schoolsView(await schools(now), words), 200, CACHED);
  };
  return serve('public', system, {
    'GET /api/public/situation': endpoint(async ({ now }) => json(await situation(now), 200, CACHED)),
    'GET /api/public/schools': endpoint(search),
  });
}

export const handler = api(wireFrom(readEnvironment(process.env)));
