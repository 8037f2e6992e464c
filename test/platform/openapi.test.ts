/** The API's description: complete against the topology and the sources, and sound as OpenAPI 3.1. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTE_DOCS } from '../../functions/platform/documented.ts';
import { openapi } from '../../functions/platform/openapi.ts';
import { PROBLEMS } from '../../functions/platform/problem.ts';
import { FUNCTIONS } from '../../functions/topology.ts';
import { type Described, operations, published } from '../support/described.ts';

const document = published();
const described = operations(document);
const routes = FUNCTIONS.flatMap(({ name, entry, routes = [] }) =>
  routes.map((r) => ({ ...r, name, entry })),
);
const of = (route: string): Described => {
  const found = described.get(route);
  if (!found) throw new Error(`${route} is not described`);
  return found;
};

/** Every object anywhere below `value`. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield Object.fromEntries(Object.entries(value));
  for (const each of Object.values(value)) yield* objects(each);
}
const refs = (value: unknown) =>
  [...objects(value)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));

describe('the document', () => {
  it('is OpenAPI 3.1 and made once', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(openapi()).toBe(openapi());
  });

  it('has every route of the topology, and no other', () => {
    expect([...described.keys()].sort()).toEqual(routes.map(({ route }) => route).sort());
    expect(Object.keys(ROUTE_DOCS).sort()).toEqual(routes.map(({ route }) => route).sort());
  });

  it('refers to nothing that is not there, and keeps nothing that nobody refers to', () => {
    const names = Object.keys(document.components.schemas);
    expect(names.filter((name) => !/^[\w.-]+$/.test(name))).toEqual([]);
    const used = new Set(refs(document));
    expect([...used].filter((ref) => !names.includes(ref.replace('#/components/schemas/', '')))).toEqual([]);
    const idle = names.filter((name) => !used.has(`#/components/schemas/${name}`));
    expect(idle).toEqual([]);
  });

  it('says of every object which members it has', () => {
    const open = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      [...objects(schema)]
        .filter(({ type, additionalProperties }) => type === 'object' && additionalProperties === undefined)
        .map(() => name),
    );
    expect(open).toEqual([]);
  });

  it('carries no word of another schema language', () => {
    const keys = new Set([...objects(document.components.schemas)].flatMap(Object.keys));
    for (const stray of ['$schema', '$id', '$defs', 'definitions', 'nullable'])
      expect([stray, keys.has(stray)]).toEqual([stray, false]);
  });

  it('names its operations and tags without doubles', () => {
    const ids = [...described.values()].map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    expect([...described.values()].flatMap((o) => o.tags).filter((tag) => !tags.includes(tag))).toEqual([]);
  });
});

describe.each(routes)('$route', ({ route, action, accepts, entry }) => {
  it('says what it takes', () => {
    const { parameters, requestBody } = of(route);
    const inPath = parameters
      .filter((each) => each.in === 'path')
      .map(({ name, required }) => [name, required]);
    expect(inPath).toEqual([...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]));
    for (const each of parameters)
      expect(each).toMatchObject({ description: expect.any(String), schema: expect.any(Object) });
    expect(Object.keys(requestBody?.content ?? {})).toEqual(accepts ?? []);
  });

  it('says who may', () => {
    const { security, 'x-action': named } = of(route);
    expect(named).toBe(action);
    const byLink = ['read-mine', 'declare', 'read-duty'].includes(action);
    const expected = action === 'anyone' ? [] : [{ session: [] }, ...(byLink ? [{ link: [] }] : [])];
    expect(security).toEqual(expected);
    for (const scheme of security.flatMap(Object.keys))
      expect(Object.keys(document.components.securitySchemes)).toContain(scheme);
  });

  it('says what it answers, and each problem under its own status in both languages', () => {
    const { responses } = of(route);
    expect(Object.keys(responses).filter((status) => /^[23]/.test(status))).not.toEqual([]);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['403', '500', '503']));
    expect(responses['401'] !== undefined).toBe(action !== 'anyone' || route === 'POST /api/session');
    for (const [status, { description, content }] of Object.entries(responses)) {
      if (/^[23]/.test(status)) {
        const answer = ROUTE_DOCS[route]?.answers[Number(status)];
        const types = answer && 'files' in answer ? answer.files : ['application/json'];
        expect(Object.keys(content)).toEqual(types.map((type) => type.split(';')[0]));
        continue;
      }
      expect(Object.keys(content)).toEqual(['application/problem+json']);
      for (const ref of refs(content)) {
        const problem = document.components.schemas[ref.replace('#/components/schemas/', '')];
        const code = problem?.properties?.code?.const;
        const [ownStatus, vi, en] = Object.entries(PROBLEMS).find(([name]) => name === code)?.[1] ?? [];
        expect([status, problem?.properties?.status?.const]).toEqual([String(ownStatus), ownStatus]);
        expect(description).toContain(vi);
        expect(description).toContain(en);
      }
    }
  });

  it('describes only queries that its function reads', () => {
    const read = queriesRead(entry);
    const inQuery = of(route).parameters.flatMap((each) => (each.in === 'query' ? [each.name] : []));
    expect(inQuery.filter((name) => !read.has(name))).toEqual([]);
  });
});

/** What reads a request for several functions says so in its name. */
const READERS = /from '(\.[^']*(?:-query|home-unit)\.ts)'/g;
/** The names of query parameters in a function's source and in the readers it shares with others. */
function queriesRead(entry: string): Set<string> {
  const at = new URL(`../../functions/${entry}`, import.meta.url);
  const source = readFileSync(at, 'utf8');
  const shared = [...source.matchAll(READERS)].map(([, file = '']) =>
    readFileSync(new URL(file, at), 'utf8'),
  );
  const names = [source, ...shared].flatMap((text) => [
    ...text.matchAll(/(?<!-)\bquery(?:\.(\w+)|\['([\w-]+)'\])/g),
  ]);
  return new Set(names.map(([, name, quoted]) => name ?? quoted ?? ''));
}

it.each(FUNCTIONS.filter(({ routes: own }) => own))('every query that $name reads is described', (spec) => {
  const own = (spec.routes ?? []).flatMap(({ route }) => of(route).parameters.map(({ name }) => name));
  // Names of the parsed query's members, not of the request's.
  const parsed = new Set(['states', 'newCases', 'words', 'offset']);
  const read = [...queriesRead(spec.entry)].filter((name) => !parsed.has(name));
  expect(read.filter((name) => !own.includes(name))).toEqual([]);
});
