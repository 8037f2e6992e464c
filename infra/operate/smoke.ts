/** Asks the province's address as a browser would, right after a deployment: a sentence for each thing that is wrong. */
import { createHash } from 'node:crypto';
import { cacheControl, isCompressible, isHashed, typeOf } from '../files.ts';
import { SECURITY_HEADERS } from '../headers.ts';
import { reasonOf } from '../local/refusal.ts';
import type { Release } from './publishing.ts';

export interface Address {
  /** Scheme and host of the pages. */
  url: string;
  /** The API's own URL, which must answer nobody; absent: not asked. */
  apiUrl?: string | undefined;
}

interface Check {
  name: string;
  /** What is wrong; nothing when all is right. */
  run(): Promise<string[]>;
}

const TIMEOUT_MS = 15_000;

const ask = (url: string) =>
  fetch(url, {
    redirect: 'manual',
    headers: { 'accept-encoding': 'br, gzip' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

const differs = (what: string, expected: unknown, found: unknown): string[] =>
  expected === found ? [] : [`${what} is ${found ?? 'missing'}, not ${expected}`];

/** Answers from the pages and from the API both carry them. */
function security({ headers, url }: Response): string[] {
  const wanted = Object.entries(SECURITY_HEADERS).flatMap(([name, value]) =>
    differs(name, value, headers.get(name)),
  );
  const hsts =
    !url.startsWith('https:') || /max-age=\d{7,}/.test(headers.get('strict-transport-security') ?? '');
  return hsts ? wanted : [...wanted, 'strict-transport-security is missing'];
}

const file = (url: string, path: string, hash: string): Check => ({
  name: `/${path.replace(/index\.html$/, '')}`,
  async run() {
    const answer = await ask(`${url}/${path.replace(/index\.html$/, '')}`);
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) return [`status is ${answer.status}`];
    return [
      ...differs('content-type', typeOf(path), answer.headers.get('content-type')),
      ...differs('cache-control', cacheControl(path), answer.headers.get('cache-control')),
      ...(isCompressible(path)
        ? differs('content-encoding', 'br', answer.headers.get('content-encoding'))
        : []),
      ...(createHash('sha256').update(body).digest('base64url') === hash
        ? []
        : ['it is another version’s content']),
      ...security(answer),
    ];
  },
});

const folder = (url: string): Check => ({
  name: '/khai-bao',
  async run() {
    const { status, headers } = await ask(`${url}/khai-bao`);
    const location = headers.get('location')?.replace(url, '') ?? undefined;
    return [...differs('status', 301, status), ...differs('location', '/khai-bao/', location)];
  },
});

const api = (url: string, path: string, status: number): Check => ({
  name: `${path} answers ${status}`,
  async run() {
    const answer = await ask(`${url}${path}`);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text.startsWith('{');
    return [
      ...differs('status', status, answer.status),
      ...(isJson ? [] : ['it is no JSON']),
      ...security(answer),
    ];
  },
});

const ownDoor = (apiUrl: string): Check => ({
  name: 'the API’s own URL refuses',
  async run() {
    return differs('status', 403, (await ask(`${apiUrl}/api/public/situation`)).status);
  },
});

function checksOf({ url, apiUrl }: Address, { files }: Pick<Release, 'files'>): Check[] {
  const paths = Object.keys(files);
  const asked = [...paths.filter((path) => !isHashed(path)), ...paths.filter(isHashed)];
  return [
    ...asked.map((path) => file(url, path, files[path] ?? '')),
    folder(url),
    api(url, '/api/public/situation', 200),
    api(url, '/api/session', 401),
    ...(apiUrl ? [ownDoor(apiUrl)] : []),
  ];
}

export interface Smoke {
  checked: number;
  /** A sentence each: `/khai-bao/: status is 403`. */
  wrong: string[];
}

/** Every file of the release, the API, and that nothing but the front is let in. */
export async function smoke(address: Address, release: Pick<Release, 'files'>): Promise<Smoke> {
  const silent = await ask(address.url).then(
    () => undefined,
    (error) =>
      `no answer (${reasonOf(error)}). Is its CNAME in DNS? Output FrontDomain says where it points.`,
  );
  if (silent) return { checked: 1, wrong: [silent] };
  const checks = checksOf(address, release);
  const wrong: string[] = [];
  for (const { name, run } of checks) {
    const found = await run().catch((error) => [`no answer: ${reasonOf(error)}`]);
    wrong.push(...found.map((each) => `${name}: ${each}`));
  }
  return { checked: checks.length, wrong };
}
