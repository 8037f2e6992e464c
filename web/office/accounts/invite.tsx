/** "Cấp tài khoản": who, and for which schools or units. */
import { useState } from 'preact/hooks';
import type { InvitedAnswer } from '../../../functions/access/accounts.ts';
import { useAction } from '../kit/action.ts';
import { Form, TextField } from '../kit/form.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath, NO_FILTER } from '../place.ts';
import { useAccountWords } from './parts.tsx';
import { bare, type Chosen, Scopes, scopesOf, useSchoolAccounts } from './scopes.tsx';

const EMPTY = { email: '', name: '', position: '', phone: '' };

/** The school one came from, already chosen. */
function useSchoolAsked(): { units: readonly { path: string; name: string }[]; start: Chosen } {
  const { place, unit } = useOffice();
  const { value } = useSchoolAccounts(apiPath('/api/accounts/schools', { unit, q: place.id }), false);
  const row = place.id === '' ? undefined : value?.rows.find(({ id }) => id === place.id);
  return {
    units: value?.units ?? [],
    start: {
      kept: row ? [{ role: 'declarer', by: 'school', target: row.id, name: row.name, unit: row.unit }] : [],
    },
  };
}

export function Invite() {
  const words = useAccountWords();
  const { units, start } = useSchoolAsked();
  const [typed, type] = useState(EMPTY);
  const [own, choose] = useState<Chosen>();
  const [done, tell] = useState<Done>();
  const { run, pending, failure, forget } = useAction<InvitedAnswer>();
  const chosen = own ?? start;
  const put = (key: keyof typeof EMPTY) => (value: string) => type({ ...typed, [key]: value });
  const submit = async () => {
    tell(undefined);
    const answer = await run('POST', '/api/accounts', { ...typed, scopes: scopesOf(chosen).map(bare) });
    if (!answer) return;
    const { email } = typed;
    const said = {
      created: words.created(answer.account.name, answer.mailed),
      merged: words.merged(email),
      unchanged: words.unchanged(email),
    };
    tell({
      text: (
        <>
          {said[answer.outcome]} <Go to={{ ...NO_FILTER, id: answer.account.id }}>{answer.account.name}</Go>
        </>
      ),
    });
    // The next one, most often of the same place.
    type(EMPTY);
    choose({ kept: [] });
    forget();
  };
  return (
    <>
      <ScreenHead
        title={words.invite}
        tab={words.invite}
        units={false}
        actions={
          <Go to={{ ...NO_FILTER }} class="button">
            {words.back}
          </Go>
        }
      />
      <Notice done={done} />
      <section class="card" aria-label={words.invite}>
        <p class="muted">{words.inviteLead}</p>
        <Form
          id="invite"
          submit={words.send}
          pending={pending}
          failure={failure}
          onSubmit={() => void submit()}
        >
          <Scopes chosen={chosen} units={units} onChange={choose} />
          <TextField
            path="email"
            type="email"
            label={words.email}
            hint={words.emailHint}
            value={typed.email}
            onInput={put('email')}
          />
          <TextField path="name" label={words.name} value={typed.name} onInput={put('name')} maxLength={80} />
          <TextField
            path="position"
            label={words.position}
            value={typed.position}
            onInput={put('position')}
            maxLength={80}
            optional
          />
          <TextField
            path="phone"
            type="tel"
            label={words.phone}
            value={typed.phone}
            onInput={put('phone')}
            optional
          />
        </Form>
      </section>
    </>
  );
}
