// First bundle of /khai-bao/: every byte counts.
import '../shared/base.css';
import './style.css';
import { render } from 'preact';
import { load, missing, withAccount, withRest } from './actions.ts';
import { App } from './app.tsx';
import { keep, kept, unsent } from './keep.ts';
import { change, onChange, state } from './state.ts';
import { lang, speak } from './words.ts';

const root = document.getElementById('app');
if (root) {
  // What the HTML shows stays until there is more to say.
  const app = root.cloneNode() as HTMLElement;
  onChange(() => {
    render(<App />, app);
    if (state.mine || state.trouble || state.screen !== 'loading') root.replaceWith(app);
  });
}

/** Vietnamese ↔ English; the choice is kept. The button stands in the HTML and shows the other language's name. */
async function switchTo(language: string): Promise<void> {
  try {
    await speak(language);
    keep('language', language);
    change({});
  } catch {
    missing();
  }
}
document
  .getElementById('language')
  ?.addEventListener('click', () => void switchTo(lang() === 'en' ? 'vi' : 'en'));

/** Time goes on. */
setInterval(change, 20_000, {});

async function start(): Promise<void> {
  if (kept('language') === 'en') await switchTo('en');
  if (early.signIn) {
    change({ screen: 'sign-in' });
    return withAccount();
  }
  // A visit before left the later files here: what it was told is shown until the answer comes.
  if (navigator.serviceWorker?.controller) void withRest((rest) => rest.recall());
  await load();
  // What waits here goes out whoever opens the page, and be it another school's.
  if (unsent()) void withRest((rest) => rest.attempt());
  // The next visit needs no network. Where it cannot be had (a private window), nothing is lost but that.
  navigator.serviceWorker?.register('sw.js').catch(() => {});
  // Who looks and leaves pays for the first screen alone; the first touch fetches what the next screen needs.
  for (const touch of ['pointerdown', 'keydown'])
    addEventListener(touch, () => void (state.mine && withRest()), { once: true });
  if (state.mine?.by === 'account') await withAccount();
}
// A task of its own: a phone that is still reading the page listens in between.
setTimeout(start);
