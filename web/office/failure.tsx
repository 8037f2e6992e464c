/** What went wrong, in words, and the way on. */
import { useState } from 'preact/hooks';
import type { Failure as FailureValue } from './api.ts';
import { Go, useOffice } from './office.tsx';
import { HERE } from './place.ts';

/** What could not be shown: a whole view, or with `part` a piece of one. */
export function Failure({
  failure,
  again,
  part,
}: {
  failure: FailureValue;
  again: () => void;
  part?: boolean;
}) {
  const Title = part ? 'h3' : 'h1';
  const { texts, language, session } = useOffice();
  const [asking, tell] = useState(false);
  const words = texts.failures[failure.kind === 'signed-out' ? 'refused' : failure.kind];
  // The catalogue's sentence is the more exact one; a network has none.
  const said = language === 'en' ? failure.en : failure.vi;
  return (
    <section class="card failure" role="alert">
      <Title>{words.title}</Title>
      <p>{said ?? words.text}</p>
      {failure.kind === 'forbidden' && <p>{texts.whomToAsk(session.province.office)}</p>}
      {failure.retryAfter !== undefined && <p>{texts.retryAfter(String(failure.retryAfter))}</p>}
      <p class="ways">
        {(failure.kind === 'forbidden' || failure.kind === 'missing') && (
          <Go to={{ ...HERE }} class="button">
            {texts.backToOwn}
          </Go>
        )}
        <button
          type="button"
          class="button go"
          onClick={() => {
            tell(true);
            again();
            setTimeout(() => tell(false), 1500);
          }}
        >
          {asking ? texts.asking : texts.tryAgain}
        </button>
      </p>
    </section>
  );
}

/** The figures stay on the screen; only their age is said. */
export function Stale({
  failure,
  again,
  since,
}: {
  failure: FailureValue | undefined;
  again: () => void;
  since: string;
}) {
  const { texts, say } = useOffice();
  if (!failure) return null;
  return (
    <p class="stale" role="status">
      {texts.stale(say.time(since))}{' '}
      <button type="button" class="link" onClick={again}>
        {texts.tryAgain}
      </button>
    </p>
  );
}
