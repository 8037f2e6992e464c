import { expect, it } from 'vitest';
import { diff } from '../../../infra/operate/diff.ts';
import { run } from '../../../infra/operate/running.ts';
import { terminal } from './terminal.ts';

it('says which provinces there are, and when git knows no such commit', async () => {
  await expect(diff.run(['ca-mau'], terminal())).rejects.toThrow(/no province "ca-mau".+kien-giang/);
  const unknown = diff.run(['kien-giang', '--since', 'no-such-tag'], terminal());
  await expect(unknown).rejects.toThrow(/^Git knows no commit "no-such-tag"\.$/);
  // What looks like an option is none.
  const option = diff.run(['kien-giang', '--since=--all'], terminal());
  await expect(option).rejects.toThrow(/^Git knows no commit "--all"\.$/);
});

it('runs a program to its end and keeps all it said', async () => {
  const node = (code: string) => run([process.execPath, '-e', code], '.');
  expect(
    await node('process.stdout.write("x".repeat(200_000)); console.error("no"); process.exitCode = 3'),
  ).toEqual({
    code: 3,
    output: expect.stringMatching(/^(x+no\n|no\nx+|x+no\nx+)$/),
  });
  expect((await run(['no-such-program'], '.')).code).toBe(127);
});
