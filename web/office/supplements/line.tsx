/** One supplement: what it says, and the decision about it where it stands. */
import { useState } from 'preact/hooks';
import type { Decision, SupplementRow } from '../../../functions/declarations/supplements.ts';
import { useSaid } from '../kit/action.ts';
import { shortSchool, shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { Mark } from '../signs.tsx';
import { type Reason, type State, useDeciding } from './decision.ts';
import { ReasonForm } from './reason-form.tsx';
import { useSupplementWords } from './words.ts';

export interface LineProps {
  row: SupplementRow;
  state: State;
  chosen: boolean;
  /** While many are being accepted. */
  busy: boolean;
  onChoose: (on: boolean) => void;
  onState: (state: State) => void;
}

function Facts({ row }: { row: SupplementRow }) {
  const words = useSupplementWords();
  const { say, texts } = useOffice();
  const { school, round, declared } = row;
  const { newConfirmed } = declared.cases;
  return (
    <div class="what">
      <Go to={{ view: 'truong', school: school.id, round: round.id }} class="name">
        {shortSchool(school.name)}
      </Go>
      <small>
        {[
          words.ofRound(say.shortDay(round.id)),
          shortUnit(school.unitName),
          words.received(say.brief(row.receivedAt)),
          row.who && words.sentBy(row.who),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      <span>
        {newConfirmed > 0 ? (
          <b class="warn">{words.cases(say.number(newConfirmed))}</b>
        ) : (
          <span>{words.noCases}</span>
        )}
        {' · '}
        {words.absent(say.number(declared.learners.absent))} · {texts.operations[declared.operation]} ·{' '}
        <Mark level={declared.safety} />
      </span>
      <small class="muted">{row.declaredBefore ? words.declaredBefore : words.missedBefore}</small>
    </div>
  );
}

export function Line({ row, state, chosen, busy, onChoose, onState }: LineProps) {
  const words = useSupplementWords();
  const said = useSaid();
  const doing = useDeciding(row);
  const [declining, tell] = useState(false);
  const name = shortSchool(row.school.name);
  const off = doing.pending || busy;
  const decide = async (decision: Decision, reason?: Reason) => {
    if (off) return;
    const stands = await doing.decide(decision, reason);
    if (!stands) return;
    tell(false);
    onState(stands);
  };
  return (
    <li class="supplement">
      {state === 'waiting' && (
        <input
          type="checkbox"
          aria-label={words.choose(name)}
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      )}
      <Facts row={row} />
      <div class="ways">
        {state === 'waiting' ? (
          <>
            <button
              type="button"
              class="button go"
              aria-disabled={off}
              aria-label={words.acceptOf(name)}
              onClick={() => void decide('accept')}
            >
              {doing.pending ? words.working : words.accept}
            </button>
            <button
              type="button"
              class="button"
              aria-disabled={off}
              aria-label={words.declineOf(name)}
              onClick={() => !off && tell(true)}
            >
              {words.decline}
            </button>
          </>
        ) : (
          <>
            <span class="tag">{words[state]}</span>
            <button
              type="button"
              class="button slim"
              aria-disabled={off}
              aria-label={words.undoOf(name)}
              onClick={() => void decide('reopen')}
            >
              {words.undo}
            </button>
          </>
        )}
      </div>
      {doing.failure && !declining && <p class="wrong">{said(doing.failure)}</p>}
      {declining && (
        <ReasonForm
          id="decline"
          title={words.declineTitle(name)}
          hint={words.reasonHint}
          submit={words.decline}
          pending={doing.pending}
          failure={doing.failure}
          onReason={(reason) => void decide('decline', reason)}
          onClose={() => {
            doing.forget();
            tell(false);
          }}
        >
          <p>{words.declineText}</p>
        </ReasonForm>
      )}
    </li>
  );
}
