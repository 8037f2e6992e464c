// First view of /quan-ly/: at most 40 kB gzip with everything it loads; the test prints today's figure.
import { render } from 'preact';
import '../shared/tokens.css';
import { App } from './app.tsx';
import { chosenLanguage, textsIn } from './language.ts';
import './styles/controls.css';
import './styles/header.css';
import './styles/page.css';
import './styles/figures.css';
import './styles/lines.css';
import './styles/tables.css';
import './styles/states.css';
import './styles/narrow.css';
import './styles/print.css';

/** A mailed link's token leaves the address before anything else can see it. */
function takeToken(kind: 'dang-nhap' | 'ngung-nhan'): string {
  const [, found, token = ''] = /^#([a-z-]+)=(.+)$/.exec(location.hash) ?? [];
  if (found !== kind) return '';
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

const token = takeToken('dang-nhap');
const unsubscribing = takeToken('ngung-nhan');
const root = document.getElementById('app');
if (root) {
  const language = chosenLanguage();
  const texts = await textsIn(language);
  document.documentElement.lang = language;
  // Whoever wants no more digests needs no session for it.
  const page =
    unsubscribing === '' ? (
      <App language={language} texts={texts} token={token} />
    ) : (
      await import('./unsubscribe.tsx').then(({ Unsubscribe }) => (
        <Unsubscribe language={language} texts={texts} token={unsubscribing} />
      ))
    );
  root.replaceChildren();
  render(page, root);
}
