/** Nudging on demand: a unit's schools that still owe are mailed now, each at most once in two hours. */
import { scopesFor } from '../access/access.ts';
import { officerOf } from '../declarations/asked-duty.view.ts';
import { HOUR } from '../platform/clock.ts';
import { type Call, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import { nudgesBodySchema } from './nudges.schema.ts';
import { nudgesStore } from './nudges.store.ts';
import { nudge } from './nudging.step.ts';
import type { NudgesBody } from './nudging.ts';

/** An officer nudges unit by unit; a school's own two hours bound what it gets. */
const PER_ACCOUNT = { name: 'nudge', max: 40, windowMs: HOUR };

/** A unit's schools are nudged by whoever manages them, not by who oversees its ground. @throws Problem forbidden */
function allowManaging(call: Call<unknown>, unit: Path): void {
  call.allow({ path: unit });
  const manages = scopesFor(call.caller().principal, 'follow-up').some(
    ({ by, target }) => by === 'management' && isWithin(unit, target),
  );
  if (!manages) throw new Problem('forbidden');
}

async function nudgeUnit(system: System, call: Call<NudgesBody>) {
  const { now, query } = call;
  const { unit: path, submission } = call.body;
  allowManaging(call, path);
  const by = officerOf(call);
  const [round, unit] = await Promise.all([
    system.rounds.get(call.params.round ?? ''),
    system.schools.unit(path),
  ]);
  if (!round?.openedAt) throw new Problem('unknown-round');
  if (!unit) throw new Problem('unknown-unit');
  if (round.closedAt || round.cancelled) throw new Problem('round-over');
  const isDryRun = query['dry-run'] === 'true';
  const retryAfter = isDryRun ? 0 : await system.limits.use(PER_ACCOUNT, by.email, now);
  if (retryAfter > 0) throw new Problem('too-many-requests', { retryAfter });
  const nudges = system.open(nudgesStore);
  return json(await nudge(system, { nudges, round, unit: path, submission, by, now }, isDryRun));
}

const api = (system: System & Environment) =>
  serve('nudges', system, {
    'POST /api/rounds/{round}/nudges': endpointWith(nudgesBodySchema, (call) => nudgeUnit(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
