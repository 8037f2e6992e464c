/** One's own switches: which mails one gets, and at which school level one looks first. Each change is kept at once. */
import { useState } from 'preact/hooks';
import type { SessionAnswer } from '../../functions/oversight/overview.ts';
import { LEVELS } from '../../functions/schools/unit.ts';
import { useAction, useSaid } from './kit/action.ts';
import { CheckField, SelectField } from './kit/form.tsx';
import { type Done, Notice } from './kit/notice.tsx';
import { ScreenHead } from './kit/screen.tsx';
import { wordsOf } from './kit/words.ts';
import { useOffice } from './office.tsx';
import { type OwnWords, ownVi } from './texts/own.vi.ts';

const useWords = wordsOf<OwnWords>(ownVi, () => import('./texts/own.en.ts').then(({ ownEn }) => ownEn));

type Own = Pick<SessionAnswer['account'], 'digest' | 'alerts'> & { level?: string | null };

/** Keeps one change; what is on its way shows as if it were there already. */
function useKeeping() {
  const { session, renewed } = useOffice();
  const { run, failure } = useAction<SessionAnswer>();
  const [onItsWay, send] = useState<Own>({});
  const [done, tell] = useState<Done | undefined>();
  const keep = async (change: Own): Promise<boolean> => {
    send(change);
    const answer = await run('PUT', '/api/session', change);
    send({});
    if (answer) renewed(answer);
    return answer !== undefined;
  };
  const change = async (to: Own, back: Own, text: string) => {
    tell(undefined);
    const undo = async () => {
      await keep(back);
      tell(undefined);
    };
    if (await keep(to)) tell({ text, undo });
  };
  return { own: { ...session.account, ...onItsWay }, change, done, failure };
}

function WhoAmI() {
  const { session, texts } = useOffice();
  const words = useWords();
  const { name, email, scopes } = session.account;
  return (
    <section class="card form" aria-labelledby="own-who">
      <h2 id="own-who">{words.who}</h2>
      <p>
        <b>{name}</b>
        <br />
        {email}
      </p>
      <ul class="plain">
        {scopes.map((scope) => (
          <li key={`${scope.role} ${scope.by} ${scope.target}`}>
            {texts.roles[scope.role] ?? ''} · {scope.targetName}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Own() {
  const { texts } = useOffice();
  const words = useWords();
  const said = useSaid();
  const { own, change, done, failure } = useKeeping();
  const title = texts.views['cua-toi'];
  const nameOf = (level: string) =>
    Object.entries(texts.levelsLong).find(([key]) => key === level)?.[1] ?? texts.allLevels;
  const levels = ['', ...Object.keys(LEVELS)].map((level) => [level, nameOf(level)] as const);
  const level = own.level ?? '';
  return (
    <>
      <ScreenHead title={title} tab={title} units={false} />
      <p class="muted">{words.lead}</p>
      <Notice done={done} />
      {failure && <p role="alert">{said(failure)}</p>}
      {(own.digest !== undefined || own.alerts !== undefined) && (
        <section class="card form" aria-labelledby="own-mails">
          <h2 id="own-mails">{words.mails}</h2>
          {own.digest !== undefined && (
            <CheckField
              path="digest"
              label={words.digest}
              hint={words.digestHint}
              checked={own.digest}
              onChange={(digest) =>
                change({ digest }, { digest: !digest }, digest ? words.saved.digestOn : words.saved.digestOff)
              }
            />
          )}
          {own.alerts !== undefined && (
            <CheckField
              path="alerts"
              label={words.alerts}
              hint={words.alertsHint}
              checked={own.alerts}
              onChange={(alerts) =>
                change({ alerts }, { alerts: !alerts }, alerts ? words.saved.alertsOn : words.saved.alertsOff)
              }
            />
          )}
        </section>
      )}
      <section class="card form" aria-labelledby="own-view">
        <h2 id="own-view">{words.view}</h2>
        <SelectField
          path="level"
          label={words.level}
          hint={words.levelHint}
          value={level}
          options={levels}
          onChange={(to) =>
            change({ level: to || null }, { level: level || null }, words.saved.level(nameOf(to)))
          }
        />
      </section>
      <WhoAmI />
    </>
  );
}
