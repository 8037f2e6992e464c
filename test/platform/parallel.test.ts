/** Working at several things at once: how many, in which order, and where it ends. */
import { expect, it } from 'vitest';
import { inParallel } from '../../functions/platform/parallel.ts';

const tick = () => new Promise((done) => setImmediate(done));

it('works at no more than its width at a time, and at everything', async () => {
  const started: number[] = [];
  let under = 0;
  let most = 0;
  await inParallel(
    Array.from({ length: 20 }, (_, i) => i),
    4,
    async (i) => {
      started.push(i);
      most = Math.max(most, ++under);
      await tick();
      under--;
    },
  );
  expect(started).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(most).toBe(4);
});

it('starts nothing more once something failed, and says what', async () => {
  const started: number[] = [];
  const working = inParallel(
    Array.from({ length: 20 }, (_, i) => i),
    4,
    async (i) => {
      started.push(i);
      await tick();
      if (i === 5) throw new Error(`at ${i}`);
      await tick();
    },
  );
  await expect(working).rejects.toThrow('at 5');
  const then = [...started];
  for (let i = 0; i < 20; i++) await tick();
  expect(started).toEqual(then);
  expect(started.length).toBeLessThan(12);
});
