/** One account: what it is for, whether it is used, what was done to it, and what one may do about it. */
import { useState } from 'preact/hooks';
import type { AccountAnswer } from '../../../functions/access/accounts.ts';
import { answersOf } from '../answers.ts';
import { Failure } from '../failure.tsx';
import { useAction, useFieldErrors, useSaid } from '../kit/action.ts';
import { type Done, Notice } from '../kit/notice.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { NO_FILTER } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { AddressDialog, EditDialog } from './dialogs.tsx';
import { AddressTag, Places, StateOf, useAccountWords } from './parts.tsx';

const useAccount = answersOf<AccountAnswer>();

function Facts({ answer }: { answer: AccountAnswer }) {
  const words = useAccountWords();
  const { say } = useOffice();
  const { account } = answer;
  const moment = (at: string | undefined) => at && say.moment(at);
  const facts = [
    [words.email, account.address === 'none' ? words.paper : account.email],
    [words.position, account.position],
    [words.phone, account.phone],
    [words.invited, moment(account.invitedAt)],
    [words.activated, moment(account.activatedAt) ?? words.never],
    [words.signedIn, moment(account.lastSignInAt) ?? (account.activatedAt && words.byLink)],
    [words.disabledAt, moment(account.disabledAt)],
    [words.before, answer.movedFrom],
  ].filter(([, value]) => value);
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <p>
        <StateOf row={account} /> <AddressTag row={account} />
      </p>
      <Places row={account} />
      <dl class="account-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History({ answer }: { answer: AccountAnswer }) {
  const words = useAccountWords();
  const { say } = useOffice();
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {answer.changes.length === 0 && <p class="muted">{words.noHistory}</p>}
      <ul class="plain changed">
        {answer.changes.map(({ at, by, what, about }, i) => (
          <li key={i}>
            <b>{words.events[what]}</b>
            {about && ` (${about})`}
            <small>
              {say.moment(at)} · {by}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why some buttons are not there. */
function Limits({ answer: { account } }: { answer: AccountAnswer }) {
  const words = useAccountWords();
  if (account.own) return <p class="muted">{words.own}</p>;
  if (account.governed) return null;
  return <p class="muted">{account.elsewhere > 0 ? words.notYours : words.onlySeen}</p>;
}

function Ways(props: {
  answer: AccountAnswer;
  keep: (answer: AccountAnswer, done: Done) => void;
  open: (dialog: 'edit' | 'address') => void;
}) {
  const words = useAccountWords();
  const said = useSaid();
  const fieldErrors = useFieldErrors();
  const { run, pending, failure } = useAction<AccountAnswer>();
  const { answer, keep } = props;
  const { account, revision } = answer;
  const at = `/api/accounts/${account.id}`;
  const act = async (
    method: 'PUT' | 'POST',
    part: string,
    body: object,
    done: (now: AccountAnswer) => Done,
  ) => {
    const now = await run(method, `${at}${part}`, body);
    if (now) keep(now, done(now));
  };
  const setDisabled = (disabled: boolean, from: number): Promise<void> =>
    act('PUT', '/state', { revision: from, disabled }, (now) => ({
      text: (disabled ? words.disabledSaid : words.enabledSaid)(account.name),
      undo: () => setDisabled(!disabled, now.revision),
    }));
  const mails = account.address === 'working';
  if (!account.governed)
    return account.own || account.elsewhere === 0 ? null : (
      <button type="button" class="button" onClick={() => props.open('edit')}>
        {words.edit}
      </button>
    );
  if (answer.movingTo)
    return (
      <p class="notice">
        {words.unfinished(answer.movingTo)}
        <button
          type="button"
          class="button slim"
          onClick={() =>
            void act('PUT', '/address', { revision, email: answer.movingTo }, () => ({
              text: words.moved(answer.movingTo ?? ''),
            }))
          }
        >
          {words.finish}
        </button>
      </p>
    );
  return (
    <>
      <p class="ways" aria-busy={pending}>
        {!account.disabledAt && (
          <>
            <button type="button" class="button" onClick={() => props.open('edit')}>
              {words.edit}
            </button>
            <button type="button" class="button" onClick={() => props.open('address')}>
              {words.changeAddress}
            </button>
            {mails && (
              <button
                type="button"
                class="button"
                onClick={() => void act('POST', '/invitation', { revision }, () => ({ text: words.resent }))}
              >
                {words.resend}
              </button>
            )}
            {!mails && account.address !== 'none' && (
              <button
                type="button"
                class="button"
                onClick={() =>
                  void act('PUT', '/address', { revision, email: account.email }, () => ({
                    text: words.worksSaid,
                  }))
                }
              >
                {words.works}
              </button>
            )}
          </>
        )}
        <button type="button" class="button" onClick={() => void setDisabled(!account.disabledAt, revision)}>
          {account.disabledAt ? words.enable : words.disable}
        </button>
      </p>
      {failure && (
        <p role="alert">
          {said(failure)} {Object.values(fieldErrors(failure)).join(' ')}
        </p>
      )}
    </>
  );
}

export function Person() {
  const { place, go, texts } = useOffice();
  const words = useAccountWords();
  const { value, failure, again } = useAccount(`/api/accounts/${encodeURIComponent(place.id)}`, false);
  const [own, hold] = useState<AccountAnswer>();
  const [done, tell] = useState<Done>();
  const [open, show] = useState<'edit' | 'address'>();
  const answer = own?.account.id === place.id ? own : value;
  if (!answer)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={8} label={texts.loading} />
    );
  const keep = (now: AccountAnswer, said: Done) => {
    hold(now);
    tell(said);
    show(undefined);
    // The id is the address's.
    if (now.account.id !== place.id) go({ ...place, id: now.account.id }, 'replace');
  };
  return (
    <>
      <ScreenHead
        title={answer.account.name}
        tab={answer.account.name}
        units={false}
        actions={
          <Go to={{ ...NO_FILTER }} class="button">
            {words.back}
          </Go>
        }
      />
      <Notice done={done} onGone={() => tell(undefined)} />
      <Limits answer={answer} />
      <Ways answer={answer} keep={keep} open={show} />
      <div class="pair">
        <Facts answer={answer} />
        <History answer={answer} />
      </div>
      {open === 'edit' && (
        <EditDialog
          answer={answer}
          onDone={(now) => keep(now, { text: words.saved })}
          onClose={() => show(undefined)}
        />
      )}
      {open === 'address' && (
        <AddressDialog
          answer={answer}
          onDone={(now) => keep(now, { text: words.moved(now.account.email) })}
          onClose={() => show(undefined)}
        />
      )}
    </>
  );
}
