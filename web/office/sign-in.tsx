/** Signing in without a password: a mailed link or code. The address of the page stays, so one lands where one meant to. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, send } from './api.ts';
import { LanguageSwitch, type Office, useOffice } from './office.tsx';

interface SignInProps {
  /** From a mail's link; opening it spent nothing. */
  token: string;
  /** Signed out in the middle of work. */
  expired: boolean;
  onDone: () => void;
}

const said = (failure: Failure, { texts, language }: Pick<Office, 'texts' | 'language'>): string =>
  (language === 'en' ? failure.en : failure.vi) ??
  texts.failures[failure.kind === 'signed-out' ? 'refused' : failure.kind].text;

function ByLink(props: SignInProps & { onRefused: (why: string) => void }) {
  const [busy, tell] = useState(false);
  const office = useOffice();
  const { signIn } = office.texts;
  const enter = async () => {
    tell(true);
    const outcome = await send('POST', '/api/session', { token: props.token });
    if ('value' in outcome) return props.onDone();
    tell(false);
    props.onRefused(said(outcome.failure, office));
  };
  return (
    <>
      <p>{signIn.byLink}</p>
      <button type="button" class="button go wide" onClick={enter} disabled={busy}>
        {busy ? signIn.entering : signIn.enter}
      </button>
    </>
  );
}

function Field(props: {
  id: string;
  label: string;
  value: string;
  wrong: string;
  onInput: (value: string) => void;
  kind: 'email' | 'code';
}) {
  const { kind, id, wrong } = props;
  const box = useRef<HTMLInputElement>(null);
  // The only thing to do on this screen.
  useEffect(() => box.current?.focus(), []);
  const common = {
    id,
    ref: box,
    value: props.value,
    'aria-invalid': wrong !== '',
    'aria-describedby': `${id}-wrong`,
    onInput: (event: { currentTarget: HTMLInputElement }) => props.onInput(event.currentTarget.value),
  };
  return (
    <p class="field">
      <label for={id}>{props.label}</label>
      {kind === 'email' ? (
        <input type="email" autoComplete="email" {...common} />
      ) : (
        <input type="text" autoComplete="one-time-code" inputMode="numeric" {...common} />
      )}
      <span id={`${id}-wrong`} class="wrong" role="alert">
        {wrong}
      </span>
    </p>
  );
}

function ByMail({ startsWith, ...props }: SignInProps & { startsWith: string }) {
  const office = useOffice();
  const { signIn } = office.texts;
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'email' | 'code'>('email');
  const [busy, tell] = useState(false);
  const [wrong, setWrong] = useState(startsWith);
  const doing = async (work: () => Promise<string>) => {
    tell(true);
    setWrong(await work());
    tell(false);
  };
  const ask = () =>
    doing(async () => {
      if (!/.+@.+/.test(email.trim())) return signIn.needEmail;
      const outcome = await send('POST', '/api/sign-in', { email: email.trim() });
      if ('failure' in outcome) return said(outcome.failure, office);
      setStep('code');
      return '';
    });
  const enter = () =>
    doing(async () => {
      const digits = code.replace(/\D/g, '');
      if (digits.length !== 8) return signIn.needCode;
      const outcome = await send('POST', '/api/session', { email: email.trim(), code: digits });
      if ('failure' in outcome) return said(outcome.failure, office);
      props.onDone();
      return '';
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (step === 'email' ? ask() : enter());
      }}
    >
      {step === 'email' ? (
        <Field
          key="email"
          id="email"
          kind="email"
          label={signIn.email}
          value={email}
          wrong={wrong}
          onInput={setEmail}
        />
      ) : (
        <>
          <p role="status">{signIn.sent(email.trim())}</p>
          <Field
            key="code"
            id="code"
            kind="code"
            label={signIn.code}
            value={code}
            wrong={wrong}
            onInput={setCode}
          />
        </>
      )}
      <button type="submit" class="button go wide" disabled={busy}>
        {step === 'email' ? (busy ? signIn.sending : signIn.send) : busy ? signIn.entering : signIn.enter}
      </button>
      {step === 'code' && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setStep('email');
            setCode('');
            setWrong('');
          }}
        >
          {signIn.otherEmail}
        </button>
      )}
    </form>
  );
}

export function SignIn(props: SignInProps) {
  const { signIn, product } = useOffice().texts;
  const [refused, refuse] = useState('');
  return (
    <div class="sign-in">
      <section class="card">
        <p class="brand">
          <i aria-hidden="true" /> {product}
        </p>
        <h1>{signIn.title}</h1>
        <p class="muted">{props.expired ? signIn.again : signIn.lead}</p>
        {props.token !== '' && refused === '' ? (
          <ByLink {...props} onRefused={refuse} />
        ) : (
          <ByMail {...props} startsWith={refused} />
        )}
        <p class="small foot">
          <a href="/khai-bao/">{signIn.school}</a> <LanguageSwitch />
        </p>
      </section>
    </div>
  );
}
