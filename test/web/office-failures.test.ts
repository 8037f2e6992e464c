/** What the office makes of an answer that is none. */
import { afterEach, expect, it, vi } from 'vitest';
import { type ProblemCode, problemBody } from '../../functions/platform/problem.ts';
import { ask } from '../../web/office/api.ts';

afterEach(() => vi.unstubAllGlobals());

const failing = async (code: ProblemCode) => {
  const body = { ...problemBody(code), requestId: 'JKJaXmPLvHcESHA=' };
  vi.stubGlobal('fetch', async () => Response.json(body, { status: body.status }));
  return ask('/api/rounds');
};

it('an error of ours names the request, for whoever is called about it; a refusal speaks for itself', async () => {
  const broken = problemBody('internal');
  expect(await failing('internal')).toEqual({
    failure: {
      kind: 'broken',
      code: 'internal',
      vi: `${broken.title} (JKJaXmPLvHcESHA=)`,
      en: `${broken.titleEn} (JKJaXmPLvHcESHA=)`,
    },
  });
  const refused = problemBody('forbidden');
  expect(await failing('forbidden')).toEqual({
    failure: { kind: 'forbidden', code: 'forbidden', vi: refused.title, en: refused.titleEn },
  });
});
