/** The walls of the house: who may import whom, and that the topology and the files agree. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../functions/access/access.ts';
import { FUNCTIONS } from '../functions/topology.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

interface Import {
  from: string;
  /** A file of ours below the root, or a package's name. */
  to: string;
  ours: boolean;
  /** Types are gone at run time: they cost and bind nothing. */
  typeOnly: boolean;
}

const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const IMPORT =
  /\b(?:import|export)\s+(type\s)?(?:([\w*{][^;'"`]*?)\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** `{ type A, type B }` brings no value either. */
const onlyTypes = (clause: string | undefined): boolean =>
  clause !== undefined &&
  /^\{[\s\S]*\}$/.test(clause.trim()) &&
  clause
    .replace(/[{}]/g, '')
    .split(',')
    .filter((name) => name.trim())
    .every((name) => name.trim().startsWith('type '));

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), 'utf8').replace(COMMENTS, '').matchAll(IMPORT)].map((match) => {
    const [, type, clause, given = '', lazy = ''] = match;
    const target = given || lazy;
    const ours = target.startsWith('.');
    return {
      from: file,
      // `?inline` and the like are vite's.
      to: ours ? normalize(join(dirname(file), target.replace(/\?.*$/, ''))) : target,
      ours,
      typeOnly: type !== undefined || onlyTypes(clause),
    };
  });

const imports = ['functions', 'infra', 'web'].flatMap(sources).flatMap(importsOf);
const from = (prefix: string) => imports.filter((each) => each.from.startsWith(prefix));
const shown = (broken: Import[]) => broken.map(({ from: file, to }) => `${file} imports ${to}`);

/** Where a file runs is said by its suffix; a bare name is rules. `platform/`, `topology.ts` and mail templates apart. */
const isBare = (file: string): boolean =>
  file.startsWith('functions/') &&
  !file.startsWith('functions/platform/') &&
  /^[\w-]+(\.(vi|en|schema|view|sheet))?\.tsx?$/.test(file.slice(file.lastIndexOf('/') + 1));
const isData = (file: string): boolean => file.endsWith('.json') || file.endsWith('.css');

it('this test reads imports at all', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports.filter(({ ours, to }) => ours && !existsSync(join(ROOT, to)))).toEqual([]);
});

describe('web/', () => {
  it('imports of functions/ bare files only', () => {
    const broken = from('web/').filter(({ to }) => to.startsWith('functions/') && !isBare(to) && !isData(to));
    expect(shown(broken)).toEqual([]);
  });

  it('brings to the school’s page only the declaration’s rules and the calendar’s words and dates', () => {
    const allowed = /^functions\/(declarations\/|calendar\/(wording\.(vi|en)|civil-date)\.ts$)/;
    const broken = from('web/declare/').filter(
      ({ to, typeOnly }) => to.startsWith('functions/') && !typeOnly && !allowed.test(to),
    );
    expect(shown(broken)).toEqual([]);
  });

  it('carries no library but preact to a browser: neither zod nor Temporal', async () => {
    const entries = sources('web').filter((file) => /^web\/\w+\/main\.tsx$/.test(file));
    const { metafile } = await build({
      entryPoints: entries,
      absWorkingDir: ROOT,
      outdir: 'nowhere',
      bundle: true,
      write: false,
      logLevel: 'error',
      loader: { '.css': 'empty' },
      metafile: true,
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    const carried = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    );
    const strangers = carried.filter((file) => !/^(web|functions|node_modules\/preact)\//.test(file));
    expect([entries.length > 0, strangers]).toEqual([true, []]);
  });

  it('imports nothing of infra/', () => {
    expect(shown(from('web/').filter(({ to }) => to.startsWith('infra/')))).toEqual([]);
  });
});

describe('infra/', () => {
  const CONTRACT = new Set([
    'functions/topology.ts',
    'functions/platform/province.ts',
    'functions/platform/environment.ts',
    'functions/platform/metrics.ts',
  ]);
  const reaching = (prefix: string) =>
    from(prefix).filter(({ to, typeOnly }) => to.startsWith('functions/') && !typeOnly && !CONTRACT.has(to));

  it('knows the topology, the province’s file and the names of variables and metrics', () => {
    const apart = /^infra\/(local|operate|province-file)\//;
    expect(shown(reaching('infra/').filter((each) => !apart.test(each.from)))).toEqual([]);
  });

  it('lets the operator’s commands work on the table with the stores’ and steps’ own words, never by an entry', () => {
    const words = (file: string) =>
      isBare(file) || /\.(store|step)\.ts$/.test(file) || file.startsWith('functions/platform/');
    expect(shown(reaching('infra/operate/').filter(({ to }) => !words(to)))).toEqual([]);
  });

  it('checks a province’s file by the rules, and with its shape, which no function carries', () => {
    const SHAPE = 'functions/platform/province.schema.ts';
    const checks = reaching('infra/province-file/');
    expect(shown(checks.filter(({ to }) => !isBare(to) && to !== SHAPE))).toEqual([]);
    const carried = from('functions/').filter(({ to, typeOnly }) => to === SHAPE && !typeOnly);
    expect(shown(carried)).toEqual([]);
  });

  it('on one machine it also speaks with the rules’ words; only the demo makes items', () => {
    const words = (file: string) => isBare(file) || file === 'functions/platform/problem.ts';
    const broken = reaching('infra/local/').filter(
      (each) => !each.from.startsWith('infra/local/demo/') && !words(each.to),
    );
    expect(shown(broken)).toEqual([]);
  });

  it('does not know web/', () => {
    expect(shown(from('infra/').filter(({ to }) => to.startsWith('web/') && to !== 'web/build.ts'))).toEqual(
      [],
    );
  });
});

describe('functions/', () => {
  const RULES_MAY_USE = /^(zod\/mini$|temporal-polyfill\b|write-excel-file\/|csv-parse\/sync$|hucre\/xlsx$)/;

  it('bare files know no AWS, no Node, no store, no function and no platform but its sentences, clock and settings', () => {
    const allowed = /^functions\/platform\/(clock|problem|province|settings)\.ts$/;
    const broken = imports
      .filter(({ from: file, typeOnly }) => isBare(file) && file !== 'functions/topology.ts' && !typeOnly)
      .filter(({ from: file }) => !file.startsWith('functions/mail/'))
      .filter(({ to, ours }) =>
        ours ? !isBare(to) && !isData(to) && !allowed.test(to) : !RULES_MAY_USE.test(to),
      );
    expect(shown(broken)).toEqual([]);
  });

  it('only the platform speaks to AWS', () => {
    const broken = from('functions/').filter(
      ({ from: file, to, typeOnly }) =>
        /^@(aws-sdk|smithy)\//.test(to) && !file.startsWith('functions/platform/') && !typeOnly,
    );
    expect(shown(broken)).toEqual([]);
  });

  it('never imports web/ or infra/', () => {
    expect(shown(from('functions/').filter(({ to }) => /^(web|infra)\//.test(to)))).toEqual([]);
  });

  it('no entry is imported by another file', () => {
    const broken = imports.filter(({ to, typeOnly }) => /\.(api|job)\.ts$/.test(to) && !typeOnly);
    expect(shown(broken)).toEqual([]);
  });

  it('no bare file imports itself by a detour', () => {
    const edges = new Map<string, string[]>();
    for (const { from: file, to, ours, typeOnly } of imports)
      if (ours && !typeOnly && isBare(file)) edges.set(file, [...(edges.get(file) ?? []), to]);
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const to of edges.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('the topology', () => {
  it('names an action and the content types of each body', () => {
    for (const { route, action, accepts, maxBytes } of FUNCTIONS.flatMap(({ routes = [] }) => routes)) {
      expect([route, ACTIONS]).toEqual([route, expect.arrayContaining([action])]);
      const takesBody = /^(POST|PUT|PATCH) /.test(route);
      expect([route, accepts !== undefined, maxBytes !== undefined]).toEqual([route, takesBody, takesBody]);
    }
  });

  it('has an entry for each function, and each entry its function', () => {
    const entries = sources('functions').filter((file) => /\.(api|job)\.ts$/.test(file));
    expect(FUNCTIONS.map(({ entry }) => `functions/${entry}`).sort()).toEqual(entries.sort());
  });

  it('wakes each job and routes to each API', () => {
    for (const { entry, routes, schedule, onMailEvents } of FUNCTIONS)
      expect([entry, Boolean(routes), Boolean(schedule ?? onMailEvents)]).toEqual([
        entry,
        entry.endsWith('.api.ts'),
        entry.endsWith('.job.ts'),
      ]);
  });
});
