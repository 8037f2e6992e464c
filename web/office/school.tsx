/** One school in one round: what it declared, how that was corrected, and how it declared before. Loaded when opened. */
import type { ComponentChildren } from 'preact';
import type { DutyAnswer, HistoryAnswer } from '../../functions/declarations/mine.ts';
import { isWithin, parentOf } from '../../functions/schools/unit.ts';
import { answersOf } from './answers.ts';
import { CallsCard } from './calling/calls-card.tsx';
import { type Called, Calling, useRuns } from './calling.tsx';
import { DeclarationView } from './declaration.tsx';
import { Failure, Stale } from './failure.tsx';
import { Head } from './head.tsx';
import { History, historyPath, useHistory } from './history.tsx';
import { Go, useOffice } from './office.tsx';
import { NO_FILTER } from './place.ts';
import { Revisions } from './revisions.tsx';
import { useRounds } from './rounds.tsx';
import { Mark, StateTag, Waiting } from './signs.tsx';
import { Excusing } from './supplements/excuse.tsx';

const useDuty = answersOf<DutyAnswer>();

/** Why it is so, in a sentence: product.md's states each have one. */
function Why({ duty }: { duty: DutyAnswer }) {
  const { texts, say } = useOffice();
  const { why } = duty;
  const { reasons } = texts;
  switch (why.code) {
    case 'not-open':
      return <>{reasons.notOpen(say.moment(why.opensAt))}</>;
    case 'holiday':
      return <>{reasons.holiday(why.name)}</>;
    case 'closed':
    case 'merged':
    case 'suspended':
      return (
        <>
          {texts.exempt[why.code]} {why.until && texts.until(say.day(why.until))}
        </>
      );
    case 'open':
    case 'past-due':
      return <>{reasons.due(say.moment(why.dueAt))}</>;
    case 'on-time':
    case 'late':
      return <>{reasons.received(say.moment(why.at))}</>;
    case 'round-closed':
      return <>{reasons.closed(say.moment(why.closedAt))}</>;
    case 'supplement-accepted':
      return <>{reasons.accepted(say.moment(why.at))}</>;
  }
}

function Standing(props: { duty: DutyAnswer; row: Called; again: () => void; children?: ComponentChildren }) {
  const { texts, say } = useOffice();
  const { duty, row, again, children } = props;
  const { current, supplement, round } = duty;
  return (
    <section class="card standing" aria-label={texts.state}>
      <p>
        <StateTag state={duty.state} /> <Why duty={duty} />
        <span class="muted"> · {texts.levelsLong[duty.level]}</span>
      </p>
      {!current && <p class="muted">{texts.nothingDeclared}</p>}
      <Calling row={row} round={round.id} onDone={again} />
      {current && (
        <p>
          <Mark level={current.safety} />{' '}
          {!round.criteria.confirmed && <span class="muted small">{texts.unconfirmed}</span>}
          <span class="muted small"> {texts.reference(current.reference)}</span>
        </p>
      )}
      {supplement && (
        <p>
          {texts.supplementStates[supplement.state]} · {say.moment(supplement.receivedAt)}
        </p>
      )}
      {children}
    </section>
  );
}

function Found({ duty, history, again }: { duty: DutyAnswer; history: HistoryAnswer; again: () => void }) {
  const { session, place, texts } = useOffice();
  const path = parentOf(history.school.path) ?? '';
  const own = session.account.scopes.find((scope) => scope.by !== 'school' && isWithin(path, scope.target));
  const trail = own && own.target !== path ? [{ path: own.target, name: own.targetName, kind: '' }] : [];
  const call = duty.calls?.findLast(({ takenBackAt }) => takenBackAt === undefined);
  const row: Called = {
    school: { id: history.school.id, path: history.school.path, name: duty.schoolName },
    ...(duty.contact && { contact: duty.contact }),
    ...(call && { lastCall: call }),
  };
  const runs = useRuns(row.school);
  return (
    <>
      <Head
        unit={{ path: own ? path : '', name: duty.unitName, kind: '' }}
        trail={trail}
        round={duty.round}
        title={duty.schoolName}
        tab={duty.schoolName}
      />
      <Standing duty={duty} row={row} again={again}>
        {runs && (
          <>
            <Excusing duty={duty} school={row.school.id} again={again} />
            <Go to={{ view: 'thu', school: row.school.id, ...NO_FILTER, round: '' }} class="small">
              {texts.schoolMails}
            </Go>
          </>
        )}
      </Standing>
      {duty.current && <DeclarationView duty={duty} declaration={duty.current.declaration} />}
      <div class="pair">
        {duty.revisions.length > 0 && <Revisions duty={duty} />}
        <History history={history} current={place.round || duty.round.id} />
        {runs && <CallsCard school={row.school} calls={duty.calls} nudgedAt={duty.nudgedAt} />}
      </div>
    </>
  );
}

export function School() {
  const { place, texts } = useOffice();
  // Without a round in the address the newest one is meant.
  const rounds = useRounds(place.round === '' ? '/api/rounds' : '', false);
  const round = place.round || (rounds.value?.rounds[0]?.id ?? '');
  const school = encodeURIComponent(place.school);
  const duty = useDuty(round === '' ? '' : `/api/rounds/${encodeURIComponent(round)}/duties/${school}`);
  const history = useHistory(historyPath(place.school), false);
  const failure = duty.failure ?? history.failure ?? rounds.failure;
  const again = () => {
    duty.again();
    history.again();
  };
  if (duty.value && history.value)
    return (
      <>
        <Stale failure={failure} again={again} since={duty.value.now} />
        <Found duty={duty.value} history={history.value} again={duty.again} />
      </>
    );
  return failure ? <Failure failure={failure} again={again} /> : <Waiting lines={12} label={texts.loading} />;
}
