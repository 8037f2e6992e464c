/** The very bundles that are deployed, called in this process as Lambda would call them. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FunctionSpec } from '../../functions/topology.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

export interface Functions {
  invoke(spec: FunctionSpec, event: unknown): Promise<unknown>;
  /** Resolves when no call is running. */
  settled(): Promise<void>;
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

function load(folder: string, name: string): Handler {
  const module: unknown = createRequire(import.meta.url)(join(folder, name, 'index.cjs'));
  const handler: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'handler') : undefined;
  if (!isHandler(handler)) throw new Error(`The bundle ${name} exports no handler`);
  return handler;
}

const contextOf = (spec: FunctionSpec) => {
  const ends = performance.now() + spec.timeoutSeconds * 1000;
  return {
    awsRequestId: randomUUID(),
    functionName: spec.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${spec.name}`,
    memoryLimitInMB: String(spec.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, Math.round(ends - performance.now())),
  };
};

/**
 * Each bundle is loaded at its first call, once, as Lambda starts cold. Environment and clock must stand before.
 * @param folder holds `<name>/index.cjs`.
 */
export function localFunctions(folder: string): Functions {
  const handlers = new Map<string, Handler>();
  const running = new Set<Promise<unknown>>();
  const handlerOf = (name: string): Handler => {
    const handler = handlers.get(name) ?? load(folder, name);
    handlers.set(name, handler);
    return handler;
  };
  return {
    async invoke(spec, event) {
      const call = handlerOf(spec.name)(event, contextOf(spec));
      running.add(call);
      try {
        return await call;
      } finally {
        running.delete(call);
      }
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}
