/** As web/build.ts has them. */
const PAGES = ['/', '/khai-bao/', '/quan-ly/'];

/**
 * CloudFront Function on every request for a page: a page's folder is answered by its index.html, its name without the
 * slash is sent to the one with it (the page's own links are relative to it), and whoever mistyped is told so: the bucket
 * would say "access denied" in XML, as it does to all who may not list it. Files lie compressed beside the plain
 * ones (infra/files.ts, infra/operate/publishing.ts): the smallest form the viewer takes is asked for.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  // Earlier and coming versions of the pages: not for viewers.
  if (uri.startsWith('/releases/')) return noSuchPage();
  if (last.includes('.')) {
    request.uri = inSmallestForm(uri, request.headers);
    return request;
  }
  if (PAGES.includes(uri)) {
    request.uri = inSmallestForm(`${uri}index.html`, request.headers);
    return request;
  }
  return PAGES.includes(`${uri}/`) ? sendTo(`${uri}/${queryOf(request.querystring)}`) : noSuchPage();
}

function sendTo(location) {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: location }, 'cache-control': { value: 'max-age=3600' } },
  };
}

/** Letters beyond ASCII by number: the function's text stands in the template. */
function noSuchPage() {
  const data =
    '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    '<title>Kh&#244;ng c&#243; trang n&#224;y</title>' +
    '<body style="font:17px/1.5 system-ui;max-width:34em;margin:15vh auto;padding:0 16px">' +
    '<h1>Kh&#244;ng c&#243; trang n&#224;y</h1>' +
    '<p>Vui l&#242;ng ki&#7875;m tra l&#7841;i &#273;&#7883;a ch&#7881;, ho&#7863;c v&#7873; ' +
    '<a href="/khai-bao/">trang khai b&#225;o</a>.</p>' +
    '<p lang="en">There is no such page. Check the address, or go to the <a href="/khai-bao/">declaration page</a>.</p>';
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'text/html; charset=utf-8' },
      'cache-control': { value: 'no-cache' },
    },
    body: { encoding: 'text', data },
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
