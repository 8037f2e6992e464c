/** The template's functions, each in a worker with the environment the template gives it. */
import { Worker } from 'node:worker_threads';
import { REGION, resolve, resolveText } from '../resolve.ts';
import type { Synthesized } from '../stack.ts';

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

interface Lambda {
  invoke(now: number, event: unknown): Promise<unknown>;
  stop(): Promise<unknown>;
}

function start(
  folder: string,
  handler: string,
  env: Record<string, string>,
  log: (line: string) => void,
): Lambda {
  const worker = new Worker(new URL('lambda.worker.ts', import.meta.url), {
    env,
    workerData: { folder, handler },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => log(String(chunk)));
  const waiting = new Map<number, (reply: Reply) => void>();
  /** Why it never came up, if so: each call then fails as it would on Lambda. */
  let crashed: string | undefined;
  worker.on('error', (error: Error) => {
    crashed = `${error.stack}`;
    for (const [id, done] of waiting) done({ id, error: crashed });
  });
  worker.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply));
  let calls = 0;
  return {
    async invoke(now, event) {
      const id = ++calls;
      const reply = await new Promise<Reply>((done) => {
        waiting.set(id, done);
        if (crashed) done({ id, error: crashed });
        worker.postMessage({ id, now, event });
      });
      waiting.delete(id);
      if (reply.error) throw new Error(reply.error);
      return reply.result;
    },
    stop: () => worker.terminate(),
  };
}

export interface Functions {
  /** @param id logical id; `now` what its clock shows. @throws Error with the function's own stack */
  invoke(id: string, now: string, event: unknown): Promise<unknown>;
  /** What the functions wrote. */
  log: string[];
  stop(): Promise<void>;
}

/** @param endpoints where DynamoDB and SES are, as the SDK's own variables name them. */
export function startFunctions(stack: Synthesized, endpoints: Record<string, string>): Functions {
  const log: string[] = [];
  const lambdas = new Map<string, Lambda>();
  for (const [id, { Properties }] of Object.entries(stack.template.findResources('AWS::Lambda::Function'))) {
    const variables = Object.entries(Object(resolve(Properties.Environment.Variables)));
    const env = {
      ...Object.fromEntries(variables.map(([name, value]) => [name, String(value)])),
      ...endpoints,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const folder = stack.codeOf(resolveText(Properties.Code.S3Key));
    lambdas.set(
      id,
      start(folder, Properties.Handler, env, (line) => log.push(line)),
    );
  }
  return {
    log,
    async invoke(id, now, event) {
      const lambda = lambdas.get(id);
      if (!lambda) throw new Error(`The template has no function ${id}`);
      return lambda.invoke(Date.parse(now), event);
    },
    async stop() {
      await Promise.all([...lambdas.values()].map((lambda) => lambda.stop()));
    },
  };
}
