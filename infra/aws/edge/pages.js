/**
 * CloudFront Function on every request for a page: a folder is answered by its index.html, and a folder's name without
 * the slash is sent to the one with it (the page's own links are relative to it). Files lie compressed beside the plain
 * ones (infra/files.ts, infra/operate/publishing.ts): the smallest form the viewer takes is asked for.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  // Earlier and coming versions of the pages: not for viewers.
  if (uri.startsWith('/releases/')) return { statusCode: 404, statusDescription: 'Not Found' };
  if (last === '') {
    request.uri = inSmallestForm(`${uri}index.html`, request.headers);
    return request;
  }
  if (last.includes('.')) {
    request.uri = inSmallestForm(uri, request.headers);
    return request;
  }
  // One slash only at the start: `//other.example` would lead a browser to another site.
  const location = `${uri.replace(/^\/+/, '/')}/${queryOf(request.querystring)}`;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: location }, 'cache-control': { value: 'max-age=3600' } },
  };
}

function inSmallestForm(uri, headers) {
  const accepted = headers['accept-encoding'] ? headers['accept-encoding'].value : '';
  if (!/\.(html|js|css|json|webmanifest|svg|txt)$/.test(uri)) return uri;
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return `${uri}.br`;
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return `${uri}.gz`;
  return uri;
}

/** Values arrive as they were encoded by the viewer. */
function queryOf(querystring) {
  const pairs = [];
  for (const name in querystring) {
    const { value, multiValue } = querystring[name];
    for (const each of multiValue || [{ value }]) pairs.push(each.value ? `${name}=${each.value}` : name);
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
