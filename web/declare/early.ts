// First bundle of /khai-bao/: every byte counts.
/**
 * The first inline bytes: takes a link's token out of the address, so that it is in no history and no screenshot,
 * and asks for the duties while the rest of the page is still being read.
 */
const [, kind, token = ''] = /^#(t|dang-nhap|thay)=([\w.%/-]+)/.exec(location.hash) ?? [];
// `thay=<round>/duties/<school>`, an officer's on behalf of a school, is no secret: it stays, and survives a reload.
const behalf = kind === 'thay' && `rounds/${token}/on-behalf`;
if (kind && !behalf) history.replaceState(null, '', location.pathname);

export {};

const found: typeof globalThis.early = {
  link: kind === 't' ? token : null,
  signIn: kind === 'dang-nhap' ? token : '',
  behalf,
  ask: () =>
    fetch(
      `/api/${behalf || 'duties/mine'}`,
      found.link ? { headers: { authorization: `Bearer ${found.link}` } } : undefined,
    ),
  mine: undefined,
};
try {
  if (kind === 't') localStorage.link = token;
  if (!behalf) found.link = localStorage.link;
} catch {
  // No storage: the link then lives as long as the page.
}
if (!found.signIn) {
  found.mine = found.ask();
  found.mine.catch(() => {});
}
globalThis.early = found;
