import { expect, it } from 'vitest';
import { provinceVariable } from '../../../functions/platform/environment.ts';
import { kienGiang } from '../stack.ts';
import { readReference, reference } from './reading.ts';
import { summarize } from './summary.ts';

readReference();

const WHEN_MEANT =
  'a change that is meant: npx vitest run test/infra/stack.test.ts --update, and read its diff';

it('the reference province’s stack is as it was last looked at', async () => {
  const summary = summarize(reference().json, provinceVariable(kienGiang));
  await expect(summary).toMatchFileSnapshot('stack/kien-giang.stack.txt', WHEN_MEANT);
});
