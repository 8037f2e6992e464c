/** The pages' files as whoever serves them tells browsers: types, how long they hold, which come compressed. */

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** @param path ends in the file's name */
export const typeOf = (path: string): string =>
  TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';

/** Kept compressed beside the plain file: `.br` and `.gz`. The function at the edge (aws/edge/pages.js) knows the same. */
export const isCompressible = (path: string): boolean =>
  /\.(html|js|css|json|webmanifest|svg|txt)$/.test(path);

/**
 * Named after its content: it never changes. Vite puts such files into `assets/`; the school's page has its own beside it
 * (`rest.Dg0ECQ.js`).
 */
export const isHashed = (path: string): boolean => /(^|\/)assets\/|\.[\w-]{6}\.js$/.test(path);

/** A page and its service worker are asked for anew, whoever keeps them. */
export const cacheControl = (path: string): string =>
  isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
