/** What makes a function slow to wake is settled when it is bundled: held here, where it cannot flicker as milliseconds do. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../../functions/platform/environment.ts';
import { FUNCTIONS, type FunctionSpec } from '../../functions/topology.ts';
import { type Bundles, bundleFunctions, optionsFor, TOPOLOGY } from '../../infra/bundle.ts';
import { PARTS } from '../../infra/left-out.ts';

const out = mkdtempSync(join(tmpdir(), 'bundles-'));
let bundles: Bundles;
beforeAll(async () => {
  bundles = await bundleFunctions(out);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

const textOf = (name: string) => readFileSync(join(out, name, 'index.cjs'), 'utf8');
/** What is left of a file all of whose exports were shaken out. */
const A_SHELL = 100;
/** Files that left bytes in any bundle. */
const carried = () =>
  Object.values(bundles.metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > A_SHELL ? [file] : [])),
  );

const WATCHED =
  /\/node_modules\/(@aws-sdk\/(?:client|lib)-\w+|nodemailer|preact|preact-render-to-string|hucre|csv-parse|write-excel-file|fflate)\//;

/** Lets each module of a library say that it is evaluated. */
const watched: Plugin = {
  name: 'watched',
  setup({ onLoad }) {
    onLoad({ filter: WATCHED }, async ({ path }) => {
      if (!/\.m?js$/.test(path) || path.includes('/schemas/')) return undefined;
      const [, library] = WATCHED.exec(path) ?? [];
      return {
        contents: `(globalThis.evaluated ??= new Set()).add('${library}');${await readFile(path, 'utf8')}`,
      };
    });
  },
};

const LOADER = `
const evaluated = Object.fromEntries(process.argv.slice(1).map((file) => {
  globalThis.evaluated = new Set();
  require(file);
  return [require('path').basename(require('path').dirname(file)), [...globalThis.evaluated].sort()];
}));
process.stdout.write(JSON.stringify(evaluated));`;

/** Libraries that are evaluated by the loading of a bundle alone, by the function's name. */
async function evaluatedAtLoad(functions: readonly FunctionSpec[]): Promise<Record<string, string[]>> {
  const folder = join(out, 'watched');
  const options = optionsFor(folder, functions);
  await build({
    ...options,
    plugins: [watched, ...options.plugins],
    banner: { js: `const ${TOPOLOGY} = [];` },
    write: true,
  });
  const env = Object.fromEntries(Object.values(VARIABLES).map((name) => [name, '{}']));
  const files = functions.map(({ name }) => join(folder, name, 'index.cjs'));
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', LOADER, ...files], {
    env: { ...env, AWS_REGION: 'ap-southeast-1' },
  });
  return JSON.parse(stdout);
}

describe('bundles', () => {
  it('are made for every function of the topology', () => {
    expect(bundles.missing).toEqual([]);
    expect(Object.keys(bundles.sizes).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
  });

  /**
   * 320 kB behind the API, of which the SDK with its protocol is 170, Temporal and zod 50. Three functions have more for their
   * one purpose, evaluated on first use only: SES's client, MIME and the templates for a mail; the writer of workbooks and
   * every list there is; the readers of workbooks and CSV.
   */
  const BUDGETS: Readonly<Record<string, number>> = {
    'sign-in': 450_000,
    agenda: 490_000,
    exports: 420_000,
    imports: 490_000,
  };
  it.each(FUNCTIONS)('$name stays within its bytes', ({ name }) => {
    expect(bundles.sizes[name]).toBeLessThanOrEqual(BUDGETS[name] ?? 320_000);
  });

  it.each(FUNCTIONS)('$name asks for Node’s own modules by require, never by import()', ({ name }) => {
    expect(textOf(name)).toContain('require("node:');
    expect(textOf(name)).not.toMatch(/\bimport\(/);
  });

  it('carry zod’s mini and none of its languages', () => {
    const zod = carried().filter((file) => file.includes('node_modules/zod/'));
    expect(zod.length).toBeGreaterThan(0);
    expect(zod.filter((file) => /\/locales\/(?!(en|index)\.)|\/v4\/classic\//.test(file))).toEqual([]);
  });

  it('leave out the ways to credentials that Lambda never takes', () => {
    const ways = carried().filter((file) => /credential-provider-|credential-providers/.test(file));
    // The one that is taken.
    expect([...new Set(ways)].every((file) => file.includes('/credential-provider-env/'))).toBe(true);
    expect(ways.length).toBeGreaterThanOrEqual(
      FUNCTIONS.filter(({ touches }) => touches.table.length > 0).length,
    );
  });

  it.each(Object.keys(PARTS))('still meet %s, which is left out', (part) => {
    expect(Object.keys(bundles.metafile.inputs)).toContain(`left-out:${part}`);
  });

  it('carry the errors of the commands that are sent and no others', () => {
    const mails = textOf('agenda');
    for (const error of ['ConditionalCheckFailedException', 'ThrottlingException', 'MessageRejected'])
      expect(mails).toContain(`super({name:"${error}"`);
    for (const error of ['BackupInUseException', 'TemplateDoesNotExistException'])
      expect(mails).not.toContain(`super({name:"${error}"`);
  });

  it('know their own line of the topology, and the description every route', () => {
    const known = (name: string) =>
      FUNCTIONS.filter(({ description }) => textOf(name).includes(JSON.stringify(description)));
    for (const { name, routes } of FUNCTIONS) {
      if (name === 'description') expect(known(name)).toEqual(FUNCTIONS);
      else expect(known(name).map((spec) => spec.name)).toEqual(routes ? [name] : []);
    }
  });

  it('evaluate what mails, workbooks and tables need when the first one comes, not when they wake', async () => {
    const heavy = ['sign-in', 'agenda', 'exports', 'imports'];
    const evaluated = await evaluatedAtLoad(FUNCTIONS.filter(({ name }) => heavy.includes(name)));
    // What every function wakes with.
    const always = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'];
    expect(evaluated).toEqual({
      'sign-in': always,
      agenda: [...always, 'preact', 'preact-render-to-string'],
      exports: always,
      imports: always,
    });
  });

  it('a function without its environment says all that is missing at once', () => {
    const load = () => createRequire(import.meta.url)(join(out, 'agenda', 'index.cjs'));
    expect(load).toThrow(
      'Environment variables missing: TABLE_NAME, PROVINCE, PUBLIC_ORIGIN, ORIGIN_KEY, MAIL_FROM, CONFIGURATION_SET',
    );
  });
});
