/**
 * Bundles every function of the topology into .build/functions/<name>/index.cjs: `node infra/bundle.ts`.
 * Stack, local host and tests load these files and no others.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { FUNCTIONS, type FunctionSpec } from '../functions/topology.ts';

const SOURCES = fileURLToPath(new URL('../functions/', import.meta.url));
export const BUNDLES = fileURLToPath(new URL('../.build/functions/', import.meta.url));

/**
 * Credential providers that cannot run on Lambda (nor on the local host): both give keys by environment variables,
 * which the SDK asks first. They are imported only when those are absent, so a sentence stands in their place.
 */
const LEFT_OUT: Record<string, string> = {
  '@aws-sdk/credential-provider-sso': 'fromSSO',
  '@aws-sdk/credential-provider-ini': 'fromIni',
  '@aws-sdk/credential-provider-process': 'fromProcess',
  '@aws-sdk/credential-provider-web-identity': 'fromTokenFile',
  '@aws-sdk/credential-provider-http': 'fromHttp',
  '@smithy/credential-provider-imds': 'fromInstanceMetadata',
};

const leaveOutCredentialProviders: Plugin = {
  name: 'leave-out-credential-providers',
  setup({ onResolve, onLoad }) {
    const namespace = 'left-out';
    onResolve({ filter: /credential-provider-/ }, ({ path }) =>
      LEFT_OUT[path] ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `export const ${LEFT_OUT[path]} = () => async () => {
        throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set, and ${path} is not bundled.');
      };`,
    }));
  },
};

/**
 * DynamoDB's client can ask for its endpoints and remember the answers, for services that want that (Timestream does,
 * DynamoDB doesn't): nobody asks, so there is nothing to remember, and an LRU cache with its iterators stays out.
 */
const rememberNoEndpoints: Plugin = {
  name: 'remember-no-endpoints',
  setup({ onResolve, onLoad }) {
    const namespace = 'no-endpoints';
    onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /.*/, namespace }, () => ({
      contents: `export class EndpointCache {
        getEndpoint() {}
        get() {}
        set() {}
        delete() {}
        has() { return false; }
        clear() {}
      };`,
    }));
  },
};

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

const bundle = (out: string, functions: readonly FunctionSpec[]) =>
  build({
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
    plugins: [leaveOutCredentialProviders, rememberNoEndpoints],
    metafile: true,
    logLevel: 'warning',
  });

const nameOf = (output: string): string => output.split('/').at(-2) ?? output;

/** @param out where to; `functions` which: by default all of the topology, into .build/functions/. */
export async function bundleFunctions(out = BUNDLES, functions = FUNCTIONS): Promise<Bundles> {
  const exists = (f: FunctionSpec) => existsSync(join(SOURCES, f.entry));
  await removeOthers(out, functions);
  const { metafile } = await bundle(out, functions.filter(exists));
  await writeFile(join(out, 'meta.json'), JSON.stringify(metafile));
  const sizes = Object.entries(metafile.outputs).map(([path, { bytes }]) => [nameOf(path), bytes] as const);
  return {
    sizes: Object.fromEntries(sizes),
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
