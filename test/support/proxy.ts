/** Stands between the functions and an endpoint of theirs, to see what passes or to let it fail. */
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Passing {
  /** Headers and body of the request. */
  headers: Record<string, string>;
  body: string;
}

/** What becomes of a request: passed on (perhaps changed), answered here, or never answered at all. */
export type Verdict = Passing | { status: number; body: string } | 'silence';

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'content-length', 'connection'].includes(name)
        ? [[name, value]]
        : [],
    ),
  );

/** @param seen is shown every answer that came through, with what was passed on. */
export async function startProxy(
  target: string,
  judge: (passing: Passing) => Verdict,
  seen: (answer: string, passed: Passing) => void = () => undefined,
) {
  const server = createServer(async (request, response) => {
    const verdict = judge({ headers: headersOf(request), body: await text(request) });
    if (verdict === 'silence') return;
    if ('status' in verdict) return void response.writeHead(verdict.status).end(verdict.body);
    const answer = await fetch(`${target}${request.url}`, { method: request.method ?? 'POST', ...verdict });
    const body = await answer.text();
    seen(body, verdict);
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, { ...(type && { 'content-type': type }) }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '',
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
