/** The built pages, as CloudFront serves them from the bucket: compressed, with entity tags, nothing outside the folder. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { cacheControl, isCompressible, typeOf } from '../files.ts';
import { SECURITY_HEADERS } from '../headers.ts';

interface Asset {
  modified: number;
  type: string;
  compressible: boolean;
  tag: string;
  cache: string;
  variants: Map<string, Buffer>;
  original: Buffer;
}

const compress: Record<string, (content: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
};

const NOT_FOUND =
  '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  '<title>Không có trang này</title><body style="font:17px/1.5 system-ui;max-width:34em;margin:15vh auto;padding:0 16px">' +
  '<h1>Không có trang này</h1><p>Vui lòng kiểm tra lại địa chỉ, hoặc về <a href="/khai-bao/">trang khai báo</a>.</p>' +
  '<p lang="en">There is no such page. Check the address, or go to the <a href="/khai-bao/">declaration page</a>.</p>';

/** The file a path means; undefined when it would lie outside `root` or is no proper path. */
function fileOf(root: string, path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path);
    if (plain.includes('\0') || plain.includes('\\')) return undefined;
    const file = normalize(join(root, plain.endsWith('/') ? `${plain}index.html` : plain));
    return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

function encodingFor(request: IncomingMessage, { compressible }: Asset): string {
  if (!compressible) return 'identity';
  const accepted = request.headers['accept-encoding']?.toString() ?? '';
  return (
    ['br', 'gzip'].find((name) => new RegExp(`\\b${name}\\b(?!;q=0(\\.0*)?\\b)`).test(accepted)) ?? 'identity'
  );
}

/** Serves what lies below `root` (an absolute folder, `.build/site`). */
export function siteServer(root: string) {
  const assets = new Map<string, Asset>();

  async function find(path: string): Promise<Asset | undefined> {
    const file = fileOf(root, path);
    const info = file ? await stat(file).catch(() => undefined) : undefined;
    if (!file || !info?.isFile()) return undefined;
    const known = assets.get(file);
    if (known?.modified === info.mtimeMs) return known;
    const original = await readFile(file);
    const asset: Asset = {
      modified: info.mtimeMs,
      type: typeOf(file),
      tag: createHash('sha256').update(original).digest('base64url').slice(0, 20),
      cache: cacheControl(path),
      compressible: isCompressible(file),
      variants: new Map(),
      original,
    };
    assets.set(file, asset);
    return asset;
  }

  async function variant(asset: Asset, encoding: string): Promise<Buffer> {
    const kept = asset.variants.get(encoding);
    if (kept) return kept;
    const made = (await compress[encoding]?.(asset.original)) ?? asset.original;
    asset.variants.set(encoding, made);
    return made;
  }

  const isFolder = async (path: string) => {
    const file = fileOf(root, `${path}/`);
    return file !== undefined && ((await stat(file).catch(() => undefined))?.isFile() ?? false);
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const withBody = request.method !== 'HEAD';
    if (request.method !== 'GET' && withBody) {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const asset = await find(url.pathname);
    if (!asset && !url.pathname.endsWith('/') && (await isFolder(url.pathname))) {
      // One slash at the front: "//elsewhere" would lead away.
      response.writeHead(301, { location: `${url.pathname.replace(/^\/+/, '/')}/${url.search}` }).end();
      return;
    }
    if (!asset) {
      response.writeHead(404, { 'content-type': typeOf('index.html'), 'cache-control': 'no-cache' });
      response.end(withBody ? NOT_FOUND : undefined);
      return;
    }
    const encoding = encodingFor(request, asset);
    const tag = `"${asset.tag}-${encoding}"`;
    response
      .setHeader('etag', tag)
      .setHeader('cache-control', asset.cache)
      .setHeader('vary', 'accept-encoding');
    if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
      response.writeHead(304).end();
      return;
    }
    const content = await variant(asset, encoding);
    response.setHeader('content-type', asset.type).setHeader('content-length', content.length);
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.writeHead(200).end(withBody ? content : undefined);
  };
}
