/**
 * Security headers of every answer: those that do not change with a build (hashes of scripts and styles stand in the
 * pages). The front on AWS and the local host both send them; HSTS is added where there is TLS.
 */

/** What a <meta> cannot say: it adds to the pages' own policy, never loosens it. */
export const CONTENT_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // A link's token is in the fragment, which is never sent; paths stay at home as well.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
