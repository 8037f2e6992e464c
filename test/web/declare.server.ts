/** A school API in one object: what is PUT is what GET says. It serves the built page, too. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { safetyLevel } from '../../functions/declarations/criteria.ts';
import type {
  DeclareAnswer,
  DeclareBody,
  HistoryAnswer,
  MineAnswer,
  ReceiptAnswer,
} from '../../functions/declarations/mine.ts';
import type { ProblemCode } from '../../functions/platform/problem.ts';
import { answer, criteria, monday, NOW, problem, school } from './declare.fixture.ts';

export type Reply = { status: number; body?: unknown; type?: string } | 'drop' | 'lose';

/** What a test may change while the page runs. */
export class SchoolApi {
  mine: MineAnswer | ProblemCode = answer();
  history: HistoryAnswer['rounds'] = [];
  /** Taken one by one before the API's own answer to a PUT. `lose`: done, but the answer never arrives. */
  replies: Reply[] = [];
  puts: { path: string; body: DeclareBody; authorization: string | undefined }[] = [];
  calls: string[] = [];
  #site: string;
  #server: Server;
  #stored = new Map<string, DeclareAnswer>();

  constructor(site: string) {
    this.#site = site;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${Object(this.#server.address()).port}`;
  }
  reset(mine: MineAnswer | ProblemCode = answer()): void {
    Object.assign(this, { mine, replies: [], puts: [], calls: [], history: [] });
    this.#stored.clear();
  }
  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith('/api/')) return this.#file(pathname, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    this.calls.push(`${request.method} ${request.url}`);
    const reply = this.#answer(`${request.method} ${pathname}`, text && JSON.parse(text), request);
    if (reply === 'drop' || reply === 'lose') return void request.socket.destroy();
    response.writeHead(reply.status, {
      connection: 'close',
      'content-type': reply.type ?? (reply.status >= 400 ? 'application/problem+json' : 'application/json'),
    });
    response.end(
      reply.body === undefined
        ? ''
        : typeof reply.body === 'string'
          ? reply.body
          : JSON.stringify(reply.body),
    );
  }

  #file(pathname: string, response: ServerResponse): void {
    try {
      const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      const content = readFileSync(join(this.#site, name));
      response
        .writeHead(200, {
          'content-type': extname(name) === '.js' ? 'text/javascript' : 'text/html',
          connection: 'close',
        })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  }

  #answer(route: string, body: unknown, request: IncomingMessage): Reply {
    if (route === 'GET /api/duties/mine')
      return typeof this.mine === 'string' ? problem(this.mine) : { status: 200, body: this.mine };
    if (route.startsWith('PUT ')) return this.#put(route.slice(4), body as DeclareBody, request);
    if (route.endsWith('/receipt')) return this.#receipt();
    if (route === 'POST /api/sign-in') return { status: 202 };
    if (route === 'POST /api/session') return this.#signIn(body);
    if (route === 'DELETE /api/session') return { status: 204 };
    if (route.endsWith('/history')) return { status: 200, body: { now: NOW, school, rounds: this.history } };
    return problem('unknown-route');
  }

  /** Mailed once, as the calls so far tell. */
  #receipt(): Reply {
    const asked = this.calls.filter((call) => call.endsWith('/receipt')).length;
    const body: ReceiptAnswer = {
      now: NOW,
      mail: asked > 1 ? 'earlier' : 'queued',
      at: NOW,
      to: 'th…@truong.example',
    };
    return this.replies.shift() ?? { status: 200, body };
  }

  #signIn(body: unknown): Reply {
    const { token, code } = Object(body);
    if (token !== 'sign-in-token' && code !== '12345678') return problem('wrong-code');
    this.mine = answer({ by: 'account' });
    return { status: 200, body: {} };
  }

  #put(path: string, body: DeclareBody, request: IncomingMessage): Reply {
    this.puts.push({ path, body, authorization: request.headers.authorization });
    const planned = this.replies.shift();
    if (planned && planned !== 'lose') return planned;
    const stored = this.#stored.get(body.submission) ?? this.#declare(path, body);
    if ('status' in stored) return stored;
    this.#stored.set(body.submission, stored);
    return planned ?? { status: stored.supplement ? 202 : 200, body: stored };
  }

  #declare(path: string, body: DeclareBody): DeclareAnswer | Exclude<Reply, string> {
    if (typeof this.mine === 'string') return problem(this.mine);
    const duty = this.mine.duties.find(({ round }) => path === `/api/rounds/${round.id}/duties/${school.id}`);
    if (!duty) return problem('unknown-round');
    if (body.revision !== duty.revision) {
      const newer = {
        revision: duty.revision,
        declaration: duty.current?.declaration ?? monday,
        receivedAt: NOW,
        by: 'Lê Văn Tư (le…@truong.example)',
      };
      return problem('stale-revision', { newer });
    }
    const { declaration } = body;
    const safety = safetyLevel(criteria, declaration.criteria.passed, declaration.operation.state);
    const reference = `BCDF-${String(duty.revision + 1).padStart(4, '2')}`;
    const common = {
      reference,
      receivedAt: NOW,
      safety,
      next: { id: '2021-03-01', dueAt: '2021-03-01T09:30:00.000Z' },
    };
    if (duty.round.closedAt) {
      duty.supplement = { receivedAt: NOW, reference, state: 'waiting' };
      return { ...common, revision: 1, state: 'missed', supplement: true };
    }
    duty.revision += 1;
    duty.state = 'declared';
    duty.current = { declaration, receivedAt: NOW, reference, safety };
    return { ...common, revision: duty.revision, state: 'declared' };
  }
}
