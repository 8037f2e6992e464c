/** The built office page with an API of a few lines behind it: the shapes of the real one, a world that stands still. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { DutyRow } from '../../functions/oversight/overview.ts';
import { type ProblemCode, problemBody } from '../../functions/platform/problem.ts';
import { isWithin } from '../../functions/schools/unit.ts';
import { dutyOf, historyOf } from './office.schools.ts';
import { byAttention, NOW, overviewOf, ROUNDS, ROWS, SESSION } from './office.world.ts';
import { putPage } from './site.ts';

const PAGE = 50;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const folded = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** What a test may turn. */
export interface Behaviour {
  signedIn: boolean;
  /** Answers with this problem where the path begins so. */
  fail: { path: string; code: ProblemCode; details?: Record<string, unknown> } | undefined;
  /** Answers nothing at all below /api. */
  cut: boolean;
  everyoneDeclared: boolean;
  /** The account's own, as `PUT /api/session` keeps it. */
  level: string | null;
}
export interface OfficeServer {
  origin: string;
  behaviour: Behaviour;
  /** `GET /api/…` as asked, oldest first. */
  asked: string[];
  /** Where the page was built to. */
  site: string;
  close: () => Promise<void>;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(JSON.stringify(body));
};
const problem = (response: ServerResponse, code: ProblemCode, details: Record<string, unknown> = {}) => {
  const body = problemBody(code, details);
  json(response, body.status, body);
};

const matches = (row: DutyRow, query: URLSearchParams): boolean => {
  const said = (name: string) => query.get(name) ?? '';
  return (
    (said('state') === '' || said('state').split(',').includes(row.state)) &&
    (said('safety') === '' ||
      said('safety')
        .split(',')
        .includes(row.declared?.safety ?? 'none')) &&
    (said('level') === '' || said('level') === row.school.level) &&
    (said('need') === '' || (row.declared?.needs ?? []).some((need) => need === said('need'))) &&
    (said('cases') === '' || (row.declared?.cases.newConfirmed ?? 0) > 0) &&
    folded(said('q'))
      .split(/\s+/)
      .every((word) => folded(row.school.name).includes(word))
  );
};

function duties(query: URLSearchParams, id: string) {
  const unit = query.get('unit') ?? 'kien-giang';
  const overview = overviewOf(unit, '', id);
  if (!overview) return undefined;
  const rows = ROWS.filter((row) => isWithin(row.school.path, unit) && matches(row, query)).sort(byAttention);
  const from = Number(query.get('cursor') ?? 0);
  return {
    now: NOW,
    round: overview.round,
    unit: overview.unit,
    total: rows.length,
    rows: rows.slice(from, from + PAGE),
    ...(from + PAGE < rows.length && { cursor: String(from + PAGE) }),
  };
}

function answer(path: string, query: URLSearchParams, behaviour: Behaviour): unknown {
  const [, , area = '', id = '', what = '', school = ''] = path.split('/');
  const row = ROWS.find((each) => each.school.id === (area === 'schools' ? id : school));
  if (path === '/api/session')
    return {
      ...SESSION,
      account: { ...SESSION.account, ...(behaviour.level && { level: behaviour.level }) },
    };
  if (path === '/api/rounds') return { now: NOW, rounds: ROUNDS };
  if (area === 'schools') return row && historyOf(row);
  if (what === 'overview')
    return overviewOf(
      query.get('unit') ?? 'kien-giang',
      query.get('level') ?? '',
      id,
      behaviour.everyoneDeclared,
    );
  return school === '' ? duties(query, id) : row && dutyOf(row, id);
}

async function post(request: IncomingMessage, response: ServerResponse, path: string, behaviour: Behaviour) {
  let text = '';
  for await (const chunk of request) text += chunk;
  if (request.method === 'DELETE') behaviour.signedIn = false;
  else if (request.method === 'PUT' && path === '/api/session') {
    behaviour.level = JSON.parse(text).level;
    return json(response, 200, answer(path, new URLSearchParams(), behaviour));
  } else if (path === '/api/session') {
    const body: { code?: string; token?: string } = JSON.parse(text);
    if (body.code !== '12345678' && body.token !== 'good-token') return problem(response, 'wrong-code');
    behaviour.signedIn = true;
  }
  json(response, path === '/api/sign-in' ? 202 : 200, {});
}

export async function startOffice(pages: readonly ('office' | 'home')[] = ['office']): Promise<OfficeServer> {
  const site = await mkdtemp(join(tmpdir(), 'office-'));
  for (const page of pages) await putPage(page, site);
  const behaviour: Behaviour = {
    signedIn: true,
    fail: undefined,
    cut: false,
    everyoneDeclared: false,
    level: null,
  };
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://here');
    if (!pathname.startsWith('/api/')) {
      const file = join(site, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
      if (!existsSync(file)) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      return response.end(await readFile(file));
    }
    asked.push(pathname + search);
    if (behaviour.cut) return request.socket.destroy();
    if (request.method !== 'GET') return post(request, response, pathname, behaviour);
    const { fail } = behaviour;
    if (fail && pathname.startsWith(fail.path)) return problem(response, fail.code, fail.details);
    if (!behaviour.signedIn) return problem(response, 'signed-out');
    const body = answer(pathname, searchParams, behaviour);
    return body === undefined ? problem(response, 'unknown-unit') : json(response, 200, body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    behaviour,
    asked,
    site,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(site, { recursive: true, force: true });
    },
  };
}
