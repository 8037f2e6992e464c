/** The API's description, OpenAPI 3.1, made of the topology and the very schemas the API checks with. Loaded when asked for. */
import * as z from 'zod/mini';
import { may } from '../access/access.ts';
import { FUNCTIONS, type Route } from '../topology.ts';
import { NAMED, problemName, problemsOf, ROUTE_DOCS } from './documented.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import type { AnswerDoc, FileDoc, RouteDoc } from './route-doc.ts';

type Json = Record<string, unknown>;
/** As zod writes a schema: it adds what OpenAPI says once for the whole document, and bounds no integer needs. */
type JsonSchema = z.core.JSONSchema.BaseSchema;

const registry = z.registry<{ id: string }>();
const refTo = (name: string) => `#/components/schemas/${name}`;

function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const bare = ({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema => schema;

function namedSchemas(): Json {
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', uri: refTo, override });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** A reference where the schema has a name, else the schema itself. */
function schemaOf(schema: z.ZodMiniType): JsonSchema {
  const id = registry.get(schema)?.id;
  return id ? { $ref: refTo(id) } : bare(z.toJSONSchema(schema, { target: 'draft-2020-12', override }));
}

const PATH_PARAMETERS: Readonly<Record<string, { description: string; example: string }>> = {
  round: { description: 'A round’s id: of a scheduled one, its date.', example: '2021-02-26' },
  school: { description: 'A school’s register code.', example: 'th-duong-dong-1' },
  unit: { description: 'A unit’s path.', example: 'kien-giang.phu-quoc' },
  import: { description: 'An import’s id, as checking answered it.', example: '20210226080000-0123456789ab' },
  directive: { description: 'A directive’s id, as the list has it.', example: '2021-02-26-abcdefghijkl' },
  alert: { description: 'An alert’s id, as the list has it.', example: 'MjAyMS0wMi0yNg' },
  account: { description: 'An account’s id, as the list has it.', example: 'q2iXwzYkF0cJ8mB4tN1vLa' },
  token: { description: 'From a digest’s link; 43 characters, good for a year.', example: 'x'.repeat(43) },
  call: {
    description: 'A call’s id: the submission it was noted with.',
    example: '6f1f64a5-64f5-4d33-9b5e-1d0c1f2a3b4c',
  },
};

const parametersOf = (path: string, doc: RouteDoc): Json[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...PATH_PARAMETERS[name],
  })),
  ...Object.entries(doc.query ?? {}).map(([name, { description, schema }]) => {
    const json = listed(schema);
    return {
      name,
      in: 'query',
      description,
      ...(json.type === 'array' && { style: 'form', explode: false }),
      schema: json,
    };
  }),
];

/** A list in a query names its members by reference, as any other schema does. */
function listed(schema: z.ZodMiniType): JsonSchema {
  return schema instanceof z.ZodMiniArray && schema._zod.def.element instanceof z.ZodMiniType
    ? { type: 'array', items: schemaOf(schema._zod.def.element) }
    : schemaOf(schema);
}

const answered = ({ description, schema, setsCookie }: AnswerDoc): Json => ({
  description,
  ...(setsCookie && {
    headers: { 'set-cookie': { description: '`__Host-session`', schema: { type: 'string' } } },
  }),
  content: { 'application/json': { schema: schemaOf(schema) } },
});

/** As OpenAPI 3.1 says "these bytes": a media type without a schema. */
const downloaded = ({ description, files }: FileDoc): Json => ({
  description,
  headers: {
    'content-disposition': { description: '`attachment` with the file’s name.', schema: { type: 'string' } },
  },
  content: Object.fromEntries(files.map((type) => [type.split(';')[0], {}])),
});

/** Problems of one status: each code with both its sentences. */
function refused(codes: readonly ProblemCode[]): Json {
  const refs = codes.map((code) => ({ $ref: refTo(problemName(code)) }));
  const [first] = refs;
  return {
    description: codes
      .map((code) => {
        const [, vi, en] = PROBLEMS[code];
        return `\`${code}\`: ${en} · ${vi}`;
      })
      .join('\n\n'),
    ...(codes.includes('too-many-requests') && {
      headers: { 'retry-after': { description: 'Seconds.', schema: { type: 'integer' } } },
    }),
    content: { 'application/problem+json': { schema: refs.length === 1 ? first : { oneOf: refs } } },
  };
}

/** On every answer; a problem says it in its body as well. */
const REQUEST = {
  'x-request-id': { description: 'As the logs name the request.', schema: { type: 'string' } },
};

function responsesOf(route: Route, doc: RouteDoc): Json {
  const problems = Map.groupBy(problemsOf(route), (code) => PROBLEMS[code][0]);
  const answers: [string, Json][] = [
    ...Object.entries(doc.answers).map(([status, answer]): [string, Json] => [
      status,
      'files' in answer ? downloaded(answer) : answered(answer),
    ]),
    ...[...problems].map(([status, codes]): [string, Json] => [String(status), refused(codes)]),
  ];
  return Object.fromEntries(
    answers.map(([status, { headers, ...answer }]) => [
      status,
      { ...answer, headers: { ...REQUEST, ...Object(headers) } },
    ]),
  );
}

/** What a reminder's link may do is asked of the access rule itself. */
function securityOf({ action }: Route): Json[] {
  if (action === 'anyone') return [];
  const link = { kind: 'link', schoolId: 'any', round: '', roundClosed: false, recipient: '' } as const;
  const byLink = may(link, action, { path: '', schoolId: 'any' });
  return [{ session: [] }, ...(byLink ? [{ link: [] }] : [])];
}

/** @throws Error for a route of the topology that nobody described. */
function operation(tag: string, route: Route, path: string): Json {
  const doc = ROUTE_DOCS[route.route];
  if (!doc) throw new Error(`${route.route} is not described`);
  const content = (schema: z.ZodMiniType) =>
    Object.fromEntries((route.accepts ?? []).map((type) => [type, { schema: schemaOf(schema) }]));
  return {
    operationId: doc.id,
    tags: [tag],
    summary: doc.summary,
    ...(doc.description && { description: doc.description }),
    'x-action': route.action,
    security: securityOf(route),
    parameters: parametersOf(path, doc),
    ...(doc.body && {
      requestBody: {
        required: true,
        description: `At most ${(route.maxBytes ?? 0) / 1024} KiB.`,
        content: content(doc.body),
      },
    }),
    responses: responsesOf(route, doc),
  };
}

function pathsOf(): Json {
  const operations = FUNCTIONS.flatMap(({ name, routes = [] }) =>
    routes.map((route) => {
      const [method = '', path = ''] = route.route.split(' ');
      return { path, entry: [method.toLowerCase(), operation(name, route, path)] };
    }),
  );
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, group]) => [path, Object.fromEntries(group.map(({ entry }) => entry))]),
  );
}

const SECURITY = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
    description: 'Set by signing in. Requests that change anything must come from the system’s own origin.',
  },
  link: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a reminder’s link: one school, its own duties.',
  },
};

function build() {
  const schemas = namedSchemas();
  return {
    openapi: '3.1.1',
    info: {
      title: 'An toàn trường học',
      version: '1',
      summary: 'Schools declare their COVID-19 situation; offices see who has and where help is needed.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: FUNCTIONS.flatMap(({ name, description, routes }) => (routes ? [{ name, description }] : [])),
    paths: pathsOf(),
    components: { schemas, securitySchemes: SECURITY },
  };
}

let built: ReturnType<typeof build> | undefined;

/** The document, made once. */
export const openapi = (): ReturnType<typeof build> => {
  built ??= build();
  return built;
};
