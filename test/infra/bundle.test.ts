/** What makes a function slow to wake is settled when it is bundled: held here, where it cannot flicker as milliseconds do. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/topology.ts';
import { type Bundles, bundleFunctions } from '../../infra/bundle.ts';

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

describe('bundles', () => {
  it('are made for every function of the topology', () => {
    expect(bundles.missing).toEqual([]);
    expect(Object.keys(bundles.sizes).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
  });

  // Mail brings SES, MIME and the templates with it, the API's description all schemas, exports the workbook's
  // writer and every list there is, imports its reader: evaluated on first use only.
  it.each(FUNCTIONS)('$name stays within its bytes', ({ name, touches, routes = [] }) => {
    const described = routes.some(({ route }) => route.endsWith('/openapi.json')) ? 120_000 : 0;
    const writesSheets = routes.some(({ route }) => route.startsWith('GET /api/exports/')) ? 110_000 : 0;
    const readsWorkbooks = routes.some(({ route }) => route === 'POST /api/schools/imports') ? 200_000 : 0;
    const budget = (touches.sendsMail ? 640_000 : 380_000) + described + writesSheets + readsWorkbooks;
    expect(bundles.sizes[name]).toBeLessThan(budget);
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
    const ways = carried().filter((file) =>
      /credential-provider-(sso|ini|process|web-identity|http|imds)\//.test(file),
    );
    expect(ways).toEqual([]);
    // The one that is taken.
    expect(carried().some((file) => file.includes('credential-provider-env/'))).toBe(true);
  });

  it('a function without its environment says all that is missing at once', () => {
    const load = () => createRequire(import.meta.url)(join(out, 'agenda', 'index.cjs'));
    expect(load).toThrow(
      'Environment variables missing: TABLE_NAME, PROVINCE, PUBLIC_ORIGIN, ORIGIN_KEY, MAIL_FROM, CONFIGURATION_SET',
    );
  });
});
