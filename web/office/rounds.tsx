/** ‹ the round before · a list of all · the round after › */
import { useState } from 'preact/hooks';
import type { RoundBrief } from '../../functions/declarations/mine.ts';
import type { RoundsAnswer } from '../../functions/oversight/overview.ts';
import { answersOf } from './answers.ts';
import { Disclosure, Go, useOffice } from './office.tsx';
import { apiPath } from './place.ts';

export const useRounds = answersOf<RoundsAnswer>();

/** Scheduled rounds are named by their day, requested ones by their title as well. */
export function RoundName({ round }: { round: Pick<RoundBrief, 'id' | 'kind' | 'title'> }) {
  const { say, texts } = useOffice();
  const name = round.kind === 'scheduled' ? say.Day(round.id) : `${texts.requested}: ${round.title}`;
  return <>{name}</>;
}

function Step({ to, label, sign }: { to: RoundBrief | undefined; label: string; sign: string }) {
  const shape = <span aria-hidden="true">{sign}</span>;
  return to ? (
    <Go to={{ round: to.id }} class="button square" aria-label={label} title={label}>
      {shape}
    </Go>
  ) : (
    <span class="button square off">{shape}</span>
  );
}

function Choices({ rounds, current }: { rounds: readonly RoundBrief[]; current: string }) {
  const { texts, say } = useOffice();
  return (
    <ul class="plain rounds">
      {rounds.map((round) => (
        <li key={round.id}>
          <Go to={{ round: round.id }} {...(round.id === current ? { 'aria-current': 'true' as const } : {})}>
            <b>
              <RoundName round={round} />
            </b>
            <small>{round.closedAt ? texts.roundClosed : texts.roundDue(say.time(round.dueAt))}</small>
          </Go>
        </li>
      ))}
    </ul>
  );
}

/** @param current the round shown; its neighbours are found in the pages of the list asked for so far */
export function RoundPicker({ current }: { current: RoundBrief }) {
  const { texts } = useOffice();
  const [cursors, more] = useState(['']);
  const last = useRounds(apiPath('/api/rounds', { cursor: cursors.at(-1) ?? '' }), cursors.length === 1);
  const [earlier, keep] = useState<RoundBrief[]>([]);
  const rounds = [...earlier, ...(last.value?.rounds ?? [])];
  const at = rounds.findIndex((round) => round.id === current.id);
  const next = last.value?.cursor;
  return (
    <div class="picker">
      <Step to={at < 0 ? rounds[0] : rounds[at + 1]} label={texts.roundBefore} sign="‹" />
      <Disclosure name={texts.rounds} label={<RoundName round={current} />}>
        <Choices rounds={rounds} current={current.id} />
        {next !== undefined && (
          <button
            type="button"
            class="button"
            onClick={() => {
              keep(rounds);
              more([...cursors, next]);
            }}
          >
            {texts.earlierRounds}
          </button>
        )}
      </Disclosure>
      <Step to={at > 0 ? rounds[at - 1] : undefined} label={texts.roundAfter} sign="›" />
    </div>
  );
}
