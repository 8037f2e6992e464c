/** What a school declared after closing: an officer accepts or declines it, or takes that back. */
import { type Call, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { recount } from '../rounds/recounting.step.ts';
import { dutyAsked, officerOf, refuseIf } from './asked-duty.view.ts';
import type { Duty } from './duties.store.ts';
import { decisionBodySchema } from './supplements.schema.ts';
import { supplementsStore } from './supplements.store.ts';
import { type DecisionAnswer, type DecisionBody, decisionProblems, stateAfter } from './supplements.ts';

/** Keeps the decision, unless this officer made it already. @throws Problem supplement-changed */
async function decide(system: System, call: Call<DecisionBody>, seen: Duty): Promise<void> {
  const { name: by, email } = officerOf(call);
  const { revision, decision, reason = '' } = call.body;
  const { supplement, decisions = [] } = seen;
  if (supplement?.revision !== revision) throw new Problem('supplement-changed');
  const last = decisions.findLast((decided) => decided.revision === revision);
  const repeated = supplement.state === stateAfter(decision) && (!last || last.email === email);
  if (repeated) return;
  const waiting = supplement.state === 'waiting';
  const kept =
    waiting !== (decision === 'reopen') &&
    (await system.open(supplementsStore).decide(seen, {
      revision,
      decision,
      at: call.now,
      by,
      email,
      ...(reason.trim() && { reason: reason.trim() }),
    }));
  if (!kept) throw new Problem('supplement-changed');
}

const api = (system: System & Environment) =>
  serve('supplements', system, {
    'POST /api/rounds/{round}/supplements/{school}': endpointWith(decisionBodySchema, async (call) => {
      const { round, duty } = await dutyAsked(system, call);
      refuseIf(decisionProblems(call.body));
      await decide(system, call, duty);
      // Also when repeated: a first try may have ended between the decision and the count.
      await recount(system, round, duty.path);
      const { revision, decision } = call.body;
      return json({ now: call.now, revision, state: stateAfter(decision) } satisfies DecisionAnswer);
    }),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
