/** Where "Ngừng nhận thư" in a digest leads: opening it changes nothing, one tap does. Nobody needs to sign in for it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type Failure } from './api.ts';
import type { Language } from './language.ts';
import { unsubscribeEn } from './texts/unsubscribe.en.ts';
import { unsubscribeVi } from './texts/unsubscribe.vi.ts';
import type { Texts } from './texts.vi.ts';

/** What a mail provider would post for its reader (RFC 8058). */
const stop = (token: string) =>
  ask(`/api/unsubscribe/${encodeURIComponent(token)}`, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });

export function Unsubscribe({ token, language, texts }: { token: string; language: Language; texts: Texts }) {
  const words = language === 'en' ? unsubscribeEn : unsubscribeVi;
  const [state, tell] = useState<'asked' | 'busy' | 'done' | Failure>('asked');
  const heading = useRef<HTMLHeadingElement>(null);
  const done = state === 'done';
  useEffect(() => {
    document.title = `${words.title} – ${texts.product}`;
    if (done) heading.current?.focus();
  }, [words, texts, done]);
  const go = async () => {
    if (state === 'busy') return;
    tell('busy');
    const outcome = await stop(token);
    tell('failure' in outcome ? outcome.failure : 'done');
  };
  return (
    <main id="main" tabIndex={-1}>
      <div class="sign-in">
        <section class="card">
          <p class="brand">
            <i aria-hidden="true" /> {texts.product}
          </p>
          <h1 tabIndex={-1} ref={heading}>
            {done ? words.done : words.title}
          </h1>
          <p>{done ? words.after : words.before}</p>
          {typeof state === 'object' && (
            <p role="alert">{texts.failures[state.kind === 'signed-out' ? 'refused' : state.kind].text}</p>
          )}
          {done ? (
            <a class="button wide" href="/quan-ly/?xem=cua-toi">
              {words.own}
            </a>
          ) : (
            <button type="button" class="button go wide" aria-disabled={state === 'busy'} onClick={go}>
              {state === 'busy' ? words.stopping : words.stop}
            </button>
          )}
        </section>
      </div>
    </main>
  );
}
