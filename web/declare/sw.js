/**
 * The page without a network: its files stand in a cache of their build's name, answered from there first. The API is
 * never kept here. Filled in at build (build/single.ts): the build's name and its files.
 */
const NAME = 'khai-bao /*version*/';
const FILES = [
  /*files*/
];
const BASE = '/khai-bao/';

const keep = (path) => new Request(path, { cache: 'reload' });

self.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll(FILES.map(keep)))
      .then(() => self.skipWaiting()),
  ),
);

self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  ),
);

/** What is asked for later (English) is kept from then on; a Wi-Fi's sign-in page is no script of ours. */
async function fetched(request) {
  const answer = await fetch(request);
  if (answer.ok && /javascript/.test(answer.headers.get('content-type')))
    (await caches.open(NAME)).put(request.url, answer.clone());
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === 'GET' && origin === location.origin && pathname.startsWith(BASE))
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetched(request)));
});
