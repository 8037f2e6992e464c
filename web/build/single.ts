/**
 * The declaration page: one HTML file with its CSS and script inside, and chunks that only those load who ask.
 * Rollup splits as usual; the entry is then inlined, so chunks take what they share with it from a global:
 * once, when they load, so the entry's modules export constants, never variables that change.
 * A service worker beside it keeps the files of this very build for days without a network.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { build, type Rolldown } from 'vite';
import { withPolicy } from './csp.ts';
import { common } from './page.ts';

const SHARED = 'globalThis.khaiBao';

type Output = (Rolldown.OutputChunk | Rolldown.OutputAsset)[];

async function bundle(root: string, base: string, entry: string, format: 'es' | 'iife'): Promise<Output> {
  const result = await build({
    ...common,
    root,
    base,
    resolve: { alias: { 'preact/jsx-runtime': join(root, '../shared/jsx.ts') } },
    build: {
      write: false,
      target: 'es2020',
      cssTarget: 'chrome80',
      // A library's build: vite then adds no preload helper of its own.
      lib: { entry: join(root, entry), formats: [format], name: 'khaiBao' },
      rolldownOptions: {
        // What chunks share with the entry stays in the entry.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          entryFileNames: 'main.js',
          // 36 bits tell builds apart; the names stand in the first file, where every byte counts.
          chunkFileNames: '[name].[hash:6].js',
          assetFileNames: '[name][extname]',
          // One file at the first touch, not three in a row: on 2G each step costs a second.
          codeSplitting: format === 'es' && {
            includeDependenciesRecursively: false,
            groups: [{ name: 'rest', test: /declare.rest|functions.declarations|civil-date|safety.css/ }],
          },
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((one) => ('output' in one ? [...one.output] : []));
}

/** `{ a as b, c }` of an import or export clause: a with b, c with itself. */
const pairsOf = (clause: string): [string, string][] =>
  clause.split(',').map((part) => {
    const [from = '', to = from] = part.trim().split(' as ');
    return [from, to];
  });

const EXPORTS = /export\s*\{([^}]*)\};?\s*$/;

/** The entry's exports become one global object under the names they have inside, which need no second ones … */
const publish = (code: string): string =>
  code.replace(
    EXPORTS,
    (_, clause: string) => `${SHARED}={${[...new Set(pairsOf(clause).map(([local]) => local))].join(',')}};`,
  );

/** … and a chunk's imports from the entry read it. */
function borrow(code: string, main: string): string {
  const locals = new Map(pairsOf(EXPORTS.exec(main)?.[1] ?? '').map(([local, name]) => [name, local]));
  const member = ([name, here]: [string, string]) => `${locals.get(name) ?? name}:${here}`;
  return code.replace(
    /import\s*\{([^}]*)\}\s*from\s*["'`]\.\/main\.js["'`];?/g,
    (_, clause: string) => `const{${pairsOf(clause).map(member).join(',')}}=${SHARED};`,
  );
}

/** Without what bundlers leave for other bundlers; a word before a note keeps its distance (`return`). */
const withoutNotes = (text: string): string =>
  text.replace(
    /(\w?)\/\* ?(?:@__PURE__|\$vite\$:\d+) ?\*\/ ?/g,
    (_, before: string) => before && `${before} `,
  );

/** Without what lightningcss adds for `light-dark()`, of which the page has none. */
const withoutSwitches = (css: string): string => css.replace(/--lightningcss-(light|dark): ?\w*;/g, '');

const codeOf = (output: Output, isEntry: boolean): Rolldown.OutputChunk[] =>
  output.filter((file) => file.type === 'chunk').filter((chunk) => chunk.isEntry === isEntry);

const inline = (html: string, place: string, content: string): string => {
  if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
  return html.replace(place, () => withoutNotes(content).trim().replaceAll('</script', '<\\/script'));
};

/** Fetched by those who ask for it, and kept from then on. */
const isOnDemand = (name: string): boolean => /^(en|behalf)\./.test(name);

/** The service worker of a build: another build, another name, so that files of two builds never meet. */
async function workerOf(
  root: string,
  base: string,
  html: string,
  chunks: readonly { name: string; code: string }[],
) {
  const source = await readFile(join(root, 'sw.js'), 'utf8');
  const hash = createHash('sha256').update(html);
  for (const { code } of chunks) hash.update(code);
  const files = [
    base,
    ...chunks
      .map(({ name }) => name)
      .filter((name) => !isOnDemand(name))
      .map((name) => base + name),
  ];
  const filled = source
    .replace('/*version*/', hash.digest('base64url').slice(0, 10))
    .replace('/*files*/', files.map((file) => JSON.stringify(file)).join());
  return (await transform(filled, { minify: true, target: 'es2020' })).code;
}

/** Builds `index.html`, `early.ts` and `main.tsx` of `root` into `out`. */
export async function buildSingle(root: string, out: string, base: string): Promise<void> {
  const early = codeOf(await bundle(root, base, 'early.ts', 'iife'), true)[0]?.code ?? '';
  const output = await bundle(root, base, 'main.tsx', 'es');
  const entry = codeOf(output, true)[0]?.code ?? '';
  const main = publish(entry);
  const css = output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
  );
  const chunks = codeOf(output, false).map((chunk) => ({
    name: chunk.fileName,
    code: withoutNotes(borrow(chunk.code, entry)),
  }));
  const unresolved = chunks.find(({ code }) => code.includes('./main.js'));
  if (unresolved || /\bexport\s*\{/.test(main))
    throw new Error('A chunk still asks for the entry by its address');

  const template = (await readFile(join(root, 'index.html'), 'utf8')).replace(/>\s+</g, '><');
  const html = inline(
    inline(inline(template, '/*early*/', early), '/*style*/', withoutSwitches(css.join(''))),
    '/*main*/',
    main,
  );
  const stale = (await readdir(out)).filter((name) => name.endsWith('.js'));
  await Promise.all(stale.map((name) => rm(join(out, name))));
  await Promise.all(chunks.map(({ name, code }) => writeFile(join(out, name), code)));
  const page = withPolicy(html);
  await writeFile(join(out, 'index.html'), page);
  await writeFile(join(out, 'sw.js'), await workerOf(root, base, page, chunks));
}
