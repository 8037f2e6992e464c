/** `npm test`: everything a change must pass, quickest refusals first. Prints what took how long. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';

const RESULTS = '.build/test-results.json';
const NODE = process.execPath;
const bin = (name: string) => `node_modules/.bin/${name}`;

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Node ${process.versions.node} runs this; 24 is needed: run it with "npm test" after "npm ci".\n`,
  );
  process.exit(1);
}

interface Step {
  name: string;
  command: string;
  args: string[];
}

interface Outcome {
  ok: boolean;
  /** One line; after all of the output when it failed. */
  report: string;
}

/** @param loud output is shown as it comes, not only when the step fails */
function run({ name, command, args }: Step, loud = false): Promise<Outcome> {
  const started = performance.now();
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', FORCE_COLOR: '0' };
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', loud ? 'inherit' : 'pipe', loud ? 'inherit' : 'pipe'],
  });
  const output: string[] = [];
  child.stdout?.on('data', (data: Buffer) => output.push(data.toString()));
  child.stderr?.on('data', (data: Buffer) => output.push(data.toString()));
  return new Promise((done) => {
    child.on('error', (error) => output.push(String(error)));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const line = `${code === 0 ? '✓' : '✗'} ${name} ${seconds} s\n`;
      done({ ok: code === 0, report: code === 0 ? line : `${output.join('')}${line}` });
    });
  });
}

async function told(running: Promise<Outcome>): Promise<boolean> {
  const { ok, report } = await running;
  process.stdout.write(report);
  return ok;
}

const together = async (steps: readonly Step[]) =>
  (await Promise.all(steps.map((step) => told(run(step))))).every(Boolean);

function counts(): { passed: number; failed: number } {
  const results: unknown = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const count = (key: string): number => {
    const value: unknown =
      typeof results === 'object' && results !== null ? Reflect.get(results, key) : undefined;
    return typeof value === 'number' ? value : 0;
  };
  return { passed: count('numPassedTests'), failed: count('numFailedTests') + count('numFailedTestSuites') };
}

async function all(): Promise<boolean> {
  const started = performance.now();
  mkdirSync('.build', { recursive: true });
  const checked = await together([
    { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
    { name: 'lint and format', command: bin('biome'), args: ['ci', '--error-on-warnings', '.'] },
    { name: 'bundle functions', command: NODE, args: ['infra/bundle.ts'] },
    { name: 'build pages', command: NODE, args: ['web/build.ts'] },
  ]);
  if (!checked) return false;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  // Beside the tests, which wait now and then; what it says comes after all of theirs.
  const synthesizing = run({
    name: 'synthesize every province, strictly',
    command: bin('cdk'),
    args: ['synth', '--strict', '--quiet', '--no-notices', '--output', '.build/cdk.out'],
  });
  const testing = run({ name: 'tests', command: bin('vitest'), args: ['run', ...reporters] }, true);
  const tested = await told(testing);
  const synthesized = await told(synthesizing);
  const { passed, failed } = counts();
  process.stdout.write(
    `whole run ${((performance.now() - started) / 1000).toFixed(0)} s\n${passed} passed, ${failed} failed\n`,
  );
  return tested && synthesized && passed > 0;
}

process.exitCode = (await all()) ? 0 : 1;
