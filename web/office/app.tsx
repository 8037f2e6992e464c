/** The office as a whole: session, language, and which view the address asks for. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '../../functions/oversight/overview.ts';
import { forgetAnswers, onSignedOut } from './answers.ts';
import { ask, type Failure as FailureValue, send } from './api.ts';
import { heard } from './clock.ts';
import { Failure } from './failure.tsx';
import { Header } from './header.tsx';
import { forgetDuties, type Language, rememberLanguage, textsIn } from './language.ts';
import { later } from './later.tsx';
import { Newer } from './newer.tsx';
import { type Office, OfficeContext, useOffice } from './office.tsx';
import { Overview } from './overview.tsx';
import { hrefOf, type Place, readPlace } from './place.ts';
import { sayIn } from './say.ts';
import { Waiting } from './signs.tsx';
import { type Texts, vi } from './texts.vi.ts';
import { viewsFor } from './views.tsx';

const SignIn = later(() => import('./sign-in.tsx').then((module) => module.SignIn));

/** The address, and going elsewhere. Going back finds the page where it was left. */
function usePlace() {
  const [place, show] = useState(() => readPlace(location.search));
  useEffect(() => {
    const onPop = (event: PopStateEvent) => {
      show(readPlace(location.search));
      const top: unknown = event.state?.top;
      setTimeout(() => scrollTo(0, typeof top === 'number' ? top : 0), 50);
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  const arriving = useRef(false);
  const go = useCallback((to: Place, how: 'push' | 'replace' = 'push') => {
    const address = hrefOf(to);
    if (how === 'replace') history.replaceState(history.state, '', address);
    else {
      history.replaceState({ top: scrollY }, '');
      history.pushState(null, '', address);
      scrollTo(0, 0);
      arriving.current = true;
    }
    show(to);
  }, []);
  return { place, go, arriving };
}

type Session =
  | { state: 'asking' | 'out' | 'expired' }
  | { state: 'in'; session: SessionAnswer }
  | { state: 'failed'; failure: FailureValue };

/** @param arrived told of a session before it is shown */
function useSession(arrived: (session: SessionAnswer) => void) {
  const [session, tell] = useState<Session>({ state: 'asking' });
  const again = useCallback(async () => {
    const outcome = await ask<SessionAnswer>('/api/session');
    if ('value' in outcome) {
      heard(outcome.value.now);
      arrived(outcome.value);
      tell({ state: 'in', session: outcome.value });
    } else if (outcome.failure.kind === 'signed-out') tell({ state: 'out' });
    else tell({ state: 'failed', failure: outcome.failure });
  }, [arrived]);
  useEffect(() => {
    onSignedOut(() => {
      forgetAnswers();
      tell({ state: 'expired' });
    });
    void again();
  }, [again]);
  const leave = async (everywhere: boolean) => {
    const outcome = await send('DELETE', everywhere ? '/api/session?everywhere=true' : '/api/session');
    forgetAnswers();
    // Whoever leaves a shared machine must know when the session is still open.
    if ('failure' in outcome && outcome.failure.kind !== 'signed-out')
      return tell({ state: 'failed', failure: outcome.failure });
    forgetDuties();
    tell({ state: 'out' });
  };
  /** Perhaps as somebody else than whoever was here before. */
  const entered = () => {
    forgetDuties();
    void again();
  };
  const renewed = (answer: SessionAnswer) => tell({ state: 'in', session: answer });
  return { session, again, entered, leave, renewed };
}

function useLanguage(start: { language: Language; texts: Texts }) {
  const [spoken, tell] = useState(start);
  const speak = async (language: Language) => {
    const texts = await textsIn(language);
    rememberLanguage(language);
    document.documentElement.lang = texts === vi ? 'vi' : language;
    tell({ language: texts === vi ? 'vi' : language, texts });
  };
  return { ...spoken, speak: (language: Language) => void speak(language) };
}

function View() {
  const { place, session, texts } = useOffice();
  if (!session.account.scopes.some((scope) => scope.by !== 'school'))
    return (
      <section class="card failure">
        <h1>{texts.declarerHome}</h1>
        <a class="button go" href="/khai-bao/">
          {texts.toDeclare}
        </a>
      </section>
    );
  const seen = viewsFor(session.account);
  const { Screen } = seen.find(({ name }) => name === place.view) ?? { Screen: Overview };
  return <Screen />;
}

/** Without a session there is no zone yet, and nothing with a time in it to say. */
const NO_ZONE = 'UTC';
const NOBODY: SessionAnswer = {
  now: '',
  province: { name: '', zone: NO_ZONE, path: '', office: '', offices: {} },
  account: { email: '', name: '', scopes: [] },
  home: '',
  expiresAt: '',
  synthetic: false,
};

export function App(props: { language: Language; texts: Texts; token: string }) {
  const { place, go, arriving } = usePlace();
  // A bare address means "where I begin, as I always look at it"; one that says something means just that.
  const asOwn = useCallback(
    ({ account }: SessionAnswer) => {
      const view = viewsFor(account)[0]?.name ?? '';
      const level = account.level ?? '';
      if (location.search === '' && (level || view)) go({ ...readPlace(''), level, view }, 'replace');
    },
    [go],
  );
  const { session: state, again, entered, leave, renewed } = useSession(asOwn);
  const { language, texts, speak } = useLanguage(props);
  const session = state.state === 'in' ? state.session : NOBODY;
  const { zone } = session.province;
  const say = useMemo(() => sayIn(language, zone), [language, zone]);
  // The highest of the person's own units, as the API takes it too.
  const own = session.account.scopes
    .filter((scope) => scope.by !== 'school')
    .toSorted((a, b) => a.target.split('.').length - b.target.split('.').length)[0]?.target;
  const office: Office = {
    place,
    unit: place.unit || (own ?? ''),
    go,
    arriving,
    texts,
    say,
    language,
    speak,
    session,
    leave,
    renewed,
  };
  return (
    <OfficeContext.Provider value={office}>
      {state.state === 'in' && <Header />}
      <main id="main" tabIndex={-1}>
        <Newer />
        {state.state === 'in' && <View />}
        {state.state === 'asking' && <Waiting lines={6} label={texts.loading} />}
        {state.state === 'failed' && <Failure failure={state.failure} again={() => void again()} />}
        {(state.state === 'out' || state.state === 'expired') && (
          <SignIn token={props.token} expired={state.state === 'expired'} onDone={entered} />
        )}
      </main>
    </OfficeContext.Provider>
  );
}
