import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readReference, reference } from './reading.ts';

readReference();

interface Acknowledged {
  /** Path of the construct it is said of. */
  at: string;
  rule: string;
  reason: string;
}

/** As `Validations.acknowledge` keeps it. */
const kept = z.record(z.string(), z.string());

function acknowledged(): Acknowledged[] {
  return reference()
    .app.node.findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(z.parse(kept, data)))
        .map(([id, reason]) => ({ at: node.path, rule: id.replace(/^Annotation::/, ''), reason })),
    );
}

interface Finding {
  rule: string;
  path: string;
}

/** What the rules would say if nothing were acknowledged. */
function findings(pack: NagPack): Finding[] {
  Reflect.set(pack, 'isAcknowledged', () => false);
  return pack
    .validateScope(reference().app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
    );
}

describe('each acknowledgement', () => {
  let said: Acknowledged[];
  let found: Finding[];
  beforeAll(() => {
    said = acknowledged();
    found = [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap(findings);
  });

  it('answers one finding and no more: none is stale, none covers what is yet to come', () => {
    const answers = said.map(({ at, rule }) => ({
      at,
      rule,
      findings: found.filter((each) => each.rule === rule && `${each.path}/`.startsWith(`${at}/`)).length,
    }));
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((each) => each.findings !== 1)).toEqual([]);
  });

  it('says why, in a sentence', () => {
    for (const { rule, reason } of said)
      expect([rule, reason]).toEqual([rule, expect.stringMatching(/^\S.{25,}\.$/)]);
  });
});
