/** The API's description as whoever fetches it sees it: JSON, read with what a test needs to know of it. */
import * as z from 'zod';
import { openapi } from '../../functions/platform/openapi.ts';

interface Schema {
  properties?: Record<string, { const?: unknown } | undefined>;
  [key: string]: unknown;
}
export interface Described {
  operationId: string;
  tags: string[];
  'x-action': string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required?: boolean; description: string; schema: Schema }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
}
export interface Document {
  openapi: string;
  info: object;
  tags: { name: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
}

export const published = (): Document => JSON.parse(JSON.stringify(openapi()));

/** By route, as the topology writes it. */
export const operations = (document: Document): Map<string, Described> =>
  new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
    ),
  );

/** Checks values against the published schemas, read back from the JSON. @returns what doesn't fit, empty if all does. */
export function checker(document: Document) {
  const $defs = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  const all = operations(document);
  const made = new Map<string, z.ZodType>();
  return (route: string, status: number, type: string, body: unknown): string[] => {
    const key = `${route} ${status} ${type}`;
    const schema = all.get(route)?.responses[status]?.content[type.split(';')[0] ?? '']?.schema;
    if (!schema) return [`${key} is not described`];
    const own = JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'));
    const read = made.get(key) ?? z.fromJSONSchema({ ...own, $defs });
    made.set(key, read);
    const parsed = read.safeParse(body);
    return parsed.success ? [] : [`${key}: ${z.prettifyError(parsed.error)}`];
  };
}
