/** The bulletin, copied in one tap: for local radio, a notice board, a chat group. */
import { useState } from 'preact/hooks';
import type { BulletinAnswer } from '../../functions/oversight/bulletin-answer.ts';
import { answersOf } from './answers.ts';
import { Failure, Stale } from './failure.tsx';
import { ScreenHead } from './kit/screen.tsx';
import { wordsOf } from './kit/words.ts';
import { useOffice } from './office.tsx';
import { apiPath } from './place.ts';
import { RoundPicker } from './rounds.tsx';
import { Waiting } from './signs.tsx';
import { type BulletinWords, bulletinVi } from './texts/bulletin.vi.ts';

const useBulletin = answersOf<BulletinAnswer>();
const useWords = wordsOf<BulletinWords>(bulletinVi, () =>
  import('./texts/bulletin.en.ts').then((module) => module.bulletinEn),
);

type Copying = 'idle' | 'copied' | 'by-hand';

function Text({ lang, said }: { lang: 'vi' | 'en'; said: BulletinAnswer['vi'] }) {
  const { say } = useOffice();
  const words = useWords();
  const [copying, tell] = useState<{ of: string; state: Copying }>({ of: said.text, state: 'idle' });
  // What was said of another text is not true of this one.
  const state = copying.of === said.text ? copying.state : 'idle';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(said.text);
      tell({ of: said.text, state: 'copied' });
    } catch {
      tell({ of: said.text, state: 'by-hand' });
    }
  };
  const id = `bulletin-${lang}`;
  return (
    <section class="card form" aria-labelledby={id}>
      <h2 id={id}>
        {words.languages[lang]} <small>{words.length(say.number(said.words))}</small>
      </h2>
      {state === 'by-hand' ? (
        <textarea
          readOnly
          rows={10}
          lang={lang}
          aria-labelledby={id}
          onFocus={(event) => event.currentTarget.select()}
        >
          {said.text}
        </textarea>
      ) : (
        <p lang={lang}>{said.text}</p>
      )}
      <p class="ways">
        <button type="button" class={lang === 'vi' ? 'button go' : 'button'} onClick={copy}>
          {words.copy[lang]}
        </button>
        <span role="status">
          {state === 'copied' && words.copied}
          {state === 'by-hand' && words.byHand}
        </span>
      </p>
    </section>
  );
}

export function Bulletin() {
  const { place, unit, texts, say, language } = useOffice();
  const words = useWords();
  const title = texts.views['ban-tin'];
  const round = encodeURIComponent(place.round || 'latest');
  const { value, failure, again } = useBulletin(apiPath(`/api/rounds/${round}/bulletin`, { unit }));
  const order = language === 'en' ? (['en', 'vi'] as const) : (['vi', 'en'] as const);
  return (
    <>
      <ScreenHead title={title} tab={title} actions={value && <RoundPicker current={value.round} />} />
      {value ? (
        <>
          <Stale failure={failure} again={again} since={value.now} />
          <p class="muted">{words.lead(say.time(value.now))}</p>
          {order.map((lang) => (
            <Text key={lang} lang={lang} said={value[lang]} />
          ))}
        </>
      ) : failure ? (
        <Failure part failure={failure} again={again} />
      ) : (
        <Waiting lines={8} label={texts.loading} />
      )}
    </>
  );
}
