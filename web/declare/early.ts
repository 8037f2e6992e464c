// First bundle of /khai-bao/: every byte counts.
/**
 * The first inline bytes: takes a link's token out of the address, so that it is in no history and no screenshot,
 * and asks for the duties while the rest of the page is still being read.
 */
const [, kind, token = ''] = /^#(t|dang-nhap)=([\w.-]+)/.exec(location.hash) ?? [];
if (kind) history.replaceState(null, '', location.pathname);

export {};

const found: typeof globalThis.early = {
  link: null,
  signIn: kind === 'dang-nhap' ? token : '',
  ask: () =>
    fetch(
      '/api/duties/mine',
      found.link ? { headers: { authorization: `Bearer ${found.link}` } } : undefined,
    ),
  mine: undefined,
};
try {
  if (kind === 't') localStorage.link = token;
  found.link = localStorage.link;
} catch {
  // No storage: the link then lives as long as the page.
  if (kind === 't') found.link = token;
}
if (!found.signIn) {
  found.mine = found.ask();
  found.mine.catch(() => {});
}
globalThis.early = found;
