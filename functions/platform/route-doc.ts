/** How a route is described. What topology.ts knows of it (action, body's type and size) is not said again. */
import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';

export interface AnswerDoc {
  description: string;
  schema: z.ZodMiniType;
  /** The answer sets or clears the session's cookie. */
  setsCookie?: true;
}

/** An answer that is a file, in one of these media types. */
export interface FileDoc {
  description: string;
  files: readonly string[];
}

export interface RouteDoc {
  /** `operationId`, unique. */
  id: string;
  summary: string;
  description?: string;
  /** Query parameters, all optional. An array's members are separated by commas. */
  query?: Readonly<Record<string, { description: string; schema: z.ZodMiniType }>>;
  body?: z.ZodMiniType;
  /** By status. */
  answers: Readonly<Record<number, AnswerDoc | FileDoc>>;
  /** Those the handler itself throws; what the one stack of all routes throws is derived. */
  problems: readonly ProblemCode[];
}

/** By route as topology.ts keys it. */
export type RouteDocs = Readonly<Record<string, RouteDoc>>;
