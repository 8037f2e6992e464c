/**
 * CloudFront Function on every request for a page: a folder is answered by its index.html, and a folder's name without
 * the slash is sent to the one with it (the page's own links are relative to it).
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  if (last === '') {
    request.uri = `${uri}index.html`;
    return request;
  }
  if (last.includes('.')) return request;
  // One slash only at the start: `//other.example` would lead a browser to another site.
  const location = `${uri.replace(/^\/+/, '/')}/${queryOf(request.querystring)}`;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: location }, 'cache-control': { value: 'max-age=3600' } },
  };
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
