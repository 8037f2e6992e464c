/** What the local servers share: bodies, listening, and who may speak to them. */
import type { IncomingMessage, Server } from 'node:http';
import { codeOf, Refusal } from './refusal.ts';

export class TooLarge extends Error {}

/** The whole body. @throws TooLarge once it passes `limit` bytes; the rest is read and dropped. */
export async function body(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new TooLarge();
  return Buffer.concat(chunks);
}

/** Listens on this machine only. @returns the port. @throws Refusal when it is taken. */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'EADDRINUSE')
        fail(new Refusal(`Port ${port} is taken by another program: stop it, or name another --port.`));
      else if (code === 'EACCES')
        fail(new Refusal(`Port ${port} may not be used by this account: name another --port.`));
      else fail(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });

export const closeServer = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });

/** DNS rebinding: a page elsewhere may make its own name point here; its requests carry that name. */
export const isOurHost = (request: IncomingMessage, port: number): boolean =>
  request.headers.host === `localhost:${port}` || request.headers.host === `127.0.0.1:${port}`;

/** A browser names the site a POST comes from; scripts name none and are let in. */
export function isOurPage(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return (
    origin === undefined || origin === `http://localhost:${port}` || origin === `http://127.0.0.1:${port}`
  );
}
