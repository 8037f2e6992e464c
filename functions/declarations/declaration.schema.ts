/** The declaration's zod schema, derived from the table of fields. Server only: the page imports no zod. */
import * as z from 'zod/mini';
import type { Declaration } from './declaration.ts';
import { FIELDS, type Field, MAX_ANSWER } from './fields.ts';
import type { DeclareBody, OnBehalfBody } from './mine.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
/** With offset or Z; a page's clock has no seconds. */
export const anyInstant = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);

/** What one field of the table may be, lists aside. Only the shape: check() holds the rules. */
function leaf({ kind, max, options }: Field): z.ZodMiniType {
  switch (kind) {
    case 'count':
      return z.int().check(z.minimum(0), z.maximum(max));
    case 'choice':
      return z.enum(options ?? []);
    case 'date':
      return z.iso.date();
    case 'instant':
      return anyInstant;
    case 'answers':
      return z.record(text(40), z.union([z.number(), z.boolean(), text(MAX_ANSWER)]));
    default:
      return text(max);
  }
}

interface Node {
  field?: Field;
  below: Map<string, Node>;
}

function treeOf(fields: readonly Field[]): Node {
  const root: Node = { below: new Map() };
  for (const field of fields) {
    let node = root;
    for (const key of field.path.split('.')) {
      const next = node.below.get(key) ?? { below: new Map() };
      node.below.set(key, next);
      node = next;
    }
    node.field = field;
  }
  return root;
}

function schemaOf({ field, below }: Node): z.ZodMiniType {
  const item = below.get('*');
  if (item) return z.array(schemaOf(item)).check(z.maxLength(field?.max ?? 0));
  if (field && below.size === 0) return leaf(field);
  const shape = [...below].map(([key, node]): [string, z.ZodMiniType] => {
    const inner = schemaOf(node);
    return [key, node.field?.optional === 'absent' ? z.exactOptional(inner) : inner];
  });
  return z.strictObject(Object.fromEntries(shape));
}

/**
 * The shape of a declaration, unknown fields refused. The assertion is the one thing the compiler cannot follow through
 * a table of strings; schema.test.ts proves it with arbitrary declarations and with each field broken.
 */
export const declarationSchema = schemaOf(treeOf(FIELDS)) as z.ZodMiniType<Declaration>;

/** Body of `PUT /api/rounds/{round}/duties/{school}`. */
export const declareBodySchema = z.strictObject({
  submission: z.uuid(),
  revision: z.int().check(z.minimum(0)),
  preparedAt: z.exactOptional(anyInstant),
  declaration: declarationSchema,
}) satisfies z.ZodMiniType<DeclareBody>;

/** Body of `POST /api/rounds/{round}/duties/{school}/receipt`: who asks, and of what, stands elsewhere. */
export const receiptBodySchema = z.strictObject({});

/** Body of `PUT /api/rounds/{round}/duties/{school}/on-behalf`. */
export const onBehalfBodySchema = z.strictObject({
  submission: z.uuid(),
  revision: z.int().check(z.minimum(0)),
  calledAt: anyInstant,
  declaration: declarationSchema,
}) satisfies z.ZodMiniType<OnBehalfBody>;
