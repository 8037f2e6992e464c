/**
 * Bundles every function of the topology into .build/functions/<name>/index.cjs: `node infra/bundle.ts`.
 * Stack, local host and tests load these files and no others.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { FUNCTIONS, type FunctionSpec } from '../functions/topology.ts';
import { forgetForeignErrors, leaveOut, onlyVersions } from './left-out.ts';

const SOURCES = fileURLToPath(new URL('../functions/', import.meta.url));
export const BUNDLES = fileURLToPath(new URL('../.build/functions/', import.meta.url));

export interface Bundles {
  /** Functions with a bundle, and its bytes. */
  sizes: Record<string, number>;
  /** Functions whose entry does not exist. */
  missing: string[];
  metafile: Metafile;
}

/** Removes bundles of functions that are no longer in the topology: nothing stale may be deployed. */
async function removeOthers(out: string, functions: readonly FunctionSpec[]): Promise<void> {
  await mkdir(out, { recursive: true });
  const known = new Set([...functions.map((f) => f.name), 'meta.json']);
  const others = (await readdir(out)).filter((name) => !known.has(name));
  await Promise.all(others.map((name) => rm(join(out, name), { recursive: true })));
}

/** Stands for the topology until a bundle is written. */
export const TOPOLOGY = '__TOPOLOGY__';
const topologyLater: Plugin = {
  name: 'topology-later',
  setup({ onLoad }) {
    onLoad({ filter: /\/functions\/topology\.ts$/ }, () => ({
      contents: `export const FUNCTIONS = ${TOPOLOGY};`,
    }));
  },
};

/** How functions are bundled: tests bundle the same way, and look closer. */
export const optionsFor = (out: string, functions: readonly FunctionSpec[]) =>
  ({
    entryPoints: Object.fromEntries(functions.map((f) => [`${f.name}/index`, join(SOURCES, f.entry)])),
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    // `import('node:http')` loads the ESM face of http, which evaluates all of undici (17–20 ms); `require` does not.
    // What our own code imports lazily stays lazy: it is evaluated on first use, from the same file.
    supported: { 'dynamic-import': false },
    plugins: [leaveOut, forgetForeignErrors, onlyVersions, topologyLater],
    metafile: true,
    write: false,
    logLevel: 'warning',
  }) satisfies BuildOptions;

const nameOf = (output: string): string => output.split('/').at(-2) ?? output;

/** Each function knows its own line of the topology, and what describes the API all of them. */
function withTopology({ path, text }: OutputFile, functions: readonly FunctionSpec[], { outputs }: Metafile) {
  const inputs = Object.entries(outputs).find(([output]) => resolve(output) === path)?.[1].inputs ?? {};
  const describes = Object.keys(inputs).some((file) => file.endsWith('functions/platform/openapi.ts'));
  const known = functions.filter(({ name }) => describes || name === nameOf(path));
  return text.replaceAll(TOPOLOGY, () => JSON.stringify(known));
}

/** @param out where to; `functions` which: by default all of the topology, into .build/functions/. */
export async function bundleFunctions(out = BUNDLES, functions = FUNCTIONS): Promise<Bundles> {
  const exists = (f: FunctionSpec) => existsSync(join(SOURCES, f.entry));
  await removeOthers(out, functions);
  const { metafile, outputFiles } = await build(optionsFor(out, functions.filter(exists)));
  const sizes: Bundles['sizes'] = {};
  for (const file of outputFiles) {
    const bundle = Buffer.from(withTopology(file, functions, metafile));
    sizes[nameOf(file.path)] = bundle.length;
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, bundle);
  }
  await writeFile(join(out, 'meta.json'), JSON.stringify(metafile));
  return {
    sizes,
    missing: functions.filter((f) => !exists(f)).map((f) => f.entry),
    metafile,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const { sizes, missing } = await bundleFunctions();
  const lines = [
    ...Object.entries(sizes).map(
      ([name, bytes]) => `${name.padEnd(12)} ${(bytes / 1000).toFixed(1).padStart(7)} kB`,
    ),
    ...missing.map((entry) => `functions/${entry} does not exist yet`),
    `${Math.round(performance.now() - started)} ms`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
