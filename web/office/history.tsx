/** How a school declared over the rounds. */

import { useState } from 'preact/hooks';
import type { HistoryAnswer } from '../../functions/declarations/mine.ts';
import { answersOf } from './answers.ts';
import { Card } from './cards.tsx';
import { Failure } from './failure.tsx';
import { Go, useOffice } from './office.tsx';
import { apiPath } from './place.ts';
import { RoundName } from './rounds.tsx';
import { Mark, StateTag } from './signs.tsx';

function Line({ round: one, current }: { round: HistoryAnswer['rounds'][number]; current: boolean }) {
  const { texts, say } = useOffice();
  const facts = [
    ...(one.firstAt ? [say.brief(one.firstAt)] : []),
    ...(one.revision > 1 ? [texts.corrections(say.number(one.revision - 1))] : []),
    ...(one.newConfirmed ? [texts.newCases(say.number(one.newConfirmed))] : []),
    ...(one.learners ? [texts.absentOf(say.ratio(one.learners.absent, one.learners.total))] : []),
  ];
  return (
    <li class="line">
      <Go to={{ round: one.round.id }} class="name" {...(current ? { 'aria-current': 'true' as const } : {})}>
        <RoundName round={one.round} />
      </Go>
      <span class="tags">
        <StateTag state={one.state} /> {one.safety && <Mark level={one.safety} short />}
      </span>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
    </li>
  );
}

export const useHistory = answersOf<HistoryAnswer>();
export const historyPath = (school: string, cursor = ''): string =>
  apiPath(`/api/schools/${encodeURIComponent(school)}/history`, { cursor });

/** One page, and behind its button the next: each asks for itself. */
function Lines({ page, current }: { page: HistoryAnswer; current: string }) {
  const { texts } = useOffice();
  const [open, tell] = useState(false);
  const { cursor } = page;
  return (
    <>
      {page.rounds.map((one) => (
        <Line key={one.round.id} round={one} current={one.round.id === current} />
      ))}
      {cursor !== undefined &&
        (open ? (
          <Later school={page.school.id} cursor={cursor} current={current} />
        ) : (
          <li>
            <button type="button" class="button" onClick={() => tell(true)}>
              {texts.showMore}
            </button>
          </li>
        ))}
    </>
  );
}

function Later({ school, cursor, current }: { school: string; cursor: string; current: string }) {
  const { texts } = useOffice();
  const { value, failure, again } = useHistory(historyPath(school, cursor), false);
  if (value) return <Lines page={value} current={current} />;
  return <li>{failure ? <Failure part failure={failure} again={again} /> : texts.loading}</li>;
}

export function History({ history, current }: { history: HistoryAnswer; current: string }) {
  const { texts } = useOffice();
  return (
    <Card id="history" title={texts.history}>
      {history.rounds.length === 0 ? (
        <p class="empty">{texts.noHistory}</p>
      ) : (
        <ul class="plain">
          <Lines page={history} current={current} />
        </ul>
      )}
    </Card>
  );
}
