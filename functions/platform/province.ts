/**
 * A province's file (infra/provinces/*.json): what an operator edits. What administrators change without a deploy lives
 * in the Settings item instead.
 */
import type * as z from 'zod/mini';
import type { provinceSchema } from './province.schema.ts';

export type Province = z.infer<typeof provinceSchema>;
