/** A bucket and a front's invalidations over HTTP, in the words the real SDK clients speak: enough for a deployment. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../../infra/local/http.ts';

export interface StoredObject {
  body: Buffer;
  headers: Record<string, string>;
}

const KEPT = ['content-type', 'cache-control', 'content-encoding'];
/** Small, so that lists come in pages. */
const PAGE = 50;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function list(objects: ReadonlyMap<string, StoredObject>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, PAGE);
  const more = keys.length > PAGE;
  const contents = page.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${next}</ListBucketResult>`;
}

/** As of a versioned bucket: each object with one version, and a marker of one that was deleted. */
function versions(objects: ReadonlyMap<string, StoredObject>): string {
  const each = [...objects.keys()].map(
    (key) => `<Version><Key>${escaped(key)}</Key><VersionId>v1</VersionId></Version>`,
  );
  const gone = '<DeleteMarker><Key>gone.js</Key><VersionId>v2</VersionId></DeleteMarker>';
  return `<ListVersionsResult><IsTruncated>false</IsTruncated>${each.join('')}${gone}</ListVersionsResult>`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function bucketServer(name = 'pages') {
  const objects = new Map<string, StoredObject>();
  /** Every request that changed something: `PUT khai-bao/index.html`. */
  const log: string[] = [];
  const invalidated: string[][] = [];
  let left = Number.POSITIVE_INFINITY;

  async function invalidation(request: IncomingMessage, response: ServerResponse) {
    const xml = (await bodyOf(request)).toString();
    const paths = [...xml.matchAll(/<Path>([^<]*)<\/Path>/g)].map((match) => match[1] ?? '');
    if (request.method === 'POST') {
      invalidated.push(paths);
      log.push('INVALIDATE');
    }
    const status = request.method === 'POST' ? 'InProgress' : 'Completed';
    response
      .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'text/xml' })
      .end(`<Invalidation><Id>I1</Id><Status>${status}</Status></Invalidation>`);
  }

  async function change(key: string, request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request);
    if (left-- <= 0) {
      request.socket.destroy();
      return;
    }
    log.push(`${request.method} ${key}`);
    if (request.method === 'DELETE') objects.delete(key);
    else {
      const source = request.headers['x-amz-copy-source'];
      if (source === undefined) {
        const headers = KEPT.flatMap((header) => {
          const value = request.headers[header];
          return typeof value === 'string' ? [[header, value]] : [];
        });
        objects.set(key, { body, headers: Object.fromEntries(headers) });
      } else {
        const copied = objects.get(decodeURIComponent(String(source)).replace(`${name}/`, ''));
        if (!copied) throw new Error(`no ${source}`);
        objects.set(key, copied);
        response.writeHead(200).end('<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>');
        return;
      }
    }
    response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"x"' }).end();
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://bucket');
    if (url.pathname.startsWith('/2020-05-31/')) return invalidation(request, response);
    const key = decodeURIComponent(url.pathname.replace(`/${name}`, '').replace(/^\//, ''));
    if (request.method !== 'GET') return change(key, request, response);
    if (key === '' && url.searchParams.has('versions')) {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(versions(objects));
      return;
    }
    if (key === '') {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(list(objects, url.searchParams));
      return;
    }
    const found = objects.get(key);
    if (!found) {
      const error = '<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>';
      response.writeHead(404, { 'content-type': 'application/xml' }).end(error);
      return;
    }
    response.writeHead(200, found.headers).end(found.body);
  });
  const port = await listen(server, 0);
  return {
    name,
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    log,
    invalidated,
    /** From the next but `changes` change on, every connection breaks: as a process that dies. */
    breakAfter(changes: number) {
      left = changes;
    },
    close: () => closeServer(server),
  };
}
export type BucketServer = Awaited<ReturnType<typeof bucketServer>>;
