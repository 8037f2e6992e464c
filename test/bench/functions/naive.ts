/**
 * The same handlers bundled the naive way: esbuild with what it takes to run and nothing more, as most write it. The package's
 * own module type (ESM), each library by its first entry point (`main` before `module`), nothing left out, not minified, the
 * SDK bundled. (`NodejsFunction` alone would leave the SDK to the runtime, whose version nobody pins, and which takes longer
 * to load than a bundled one.) `zod/mini` stays: the schemas are written for it.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionSpec } from '../../../functions/topology.ts';

/** CommonJS inside of an ESM bundle asks for `require`. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;

/** @returns the file of a function's bundle, by its name */
export async function bundleNaively(out: string, functions: readonly FunctionSpec[]) {
  await build({
    entryPoints: Object.fromEntries(functions.map(({ name, entry }) => [name, join('functions', entry)])),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  return (name: string) => join(out, `${name}.mjs`);
}
