/** The Content-Security-Policy of a built page, as hashes in a leading <meta>: it changes with the build, so it travels with it. */
import { createHash } from 'node:crypto';

const INLINE = /<(script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g;
const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

/** `'sha256-…'` of each inline script or style in `html`, in order. */
const hashesOf = (html: string, tag: string): string[] =>
  [...html.matchAll(INLINE)]
    .filter((match) => match[1] === tag)
    .map(
      (match) =>
        `'sha256-${createHash('sha256')
          .update(match[2] ?? '')
          .digest('base64')}'`,
    );

/**
 * `html` with its policy right after the charset. Our own origin is allowed whatever it serves, third parties never.
 * Frame-ancestors, which a <meta> cannot carry, is the CDN's header.
 * @throws Error when the page has no `<meta charset="utf-8">` to put it behind.
 */
export function withPolicy(html: string): string {
  if (!CHARSET.test(html)) throw new Error('The page has no <meta charset="utf-8">');
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...hashesOf(html, 'script')].join(' '),
    ["style-src 'self'", ...hashesOf(html, 'style')].join(' '),
    "object-src 'none'",
  ].join(';');
  return html.replace(
    CHARSET,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}
