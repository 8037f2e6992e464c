/** The answer in five seconds: how many of how many, where it is unsafe, what changed. */
import type { ComponentChildren } from 'preact';
import { scopesFor } from '../../functions/access/access.ts';
import type { OverviewAnswer } from '../../functions/oversight/overview.ts';
import type { Figures } from '../../functions/oversight/tally.ts';
import { changeOf } from './change.ts';
import { useNow } from './clock.ts';
import { Count } from './links.tsx';
import { Go, useOffice } from './office.tsx';
import { NO_FILTER } from './place.ts';
import { Bar, Mark } from './signs.tsx';

export const owing = (figures: Figures): number => figures.awaiting + figures.silent + figures.missed;
export const away = (figures: Figures): number => figures.operation.closed + figures.operation.remote;

/** "hạn 16:30, còn 41 phút", by the server's clock. */
export function Deadline({ round }: { round: OverviewAnswer['round'] }) {
  const { texts, say } = useOffice();
  const now = useNow(15_000);
  if (round.closedAt) return <>{texts.closedAt(say.moment(round.closedAt))}</>;
  const due = say.sameDay(now, round.dueAt) ? say.time(round.dueAt) : say.moment(round.dueAt);
  return <>{now <= round.dueAt ? texts.dueIn(due, say.span(now, round.dueAt)) : texts.pastDue(due)}</>;
}

/** ↑ 2 so với thứ Hai 22/02 */
function Change(props: {
  now: number;
  overview: OverviewAnswer;
  of: (figures: Figures) => number;
  better: 'less' | 'neither';
}) {
  const { texts, say } = useOffice();
  const { previous, figures } = props.overview;
  if (!previous) return null;
  const when = say.shortDay(previous.round);
  const before = props.of(previous.figures);
  const change = changeOf(
    props.now,
    before,
    figures.declared,
    previous.figures.declared,
    props.overview.round.closedAt !== undefined,
  );
  if (change.kind === 'too-early') return <p class="change">{texts.before(when, say.number(before))}</p>;
  if (change.kind === 'same') return <p class="change">{texts.same(when)}</p>;
  const tone = props.better === 'neither' ? '' : change.kind === 'up' ? 'worse' : 'better';
  return (
    <p class={`change ${tone}`}>
      <span aria-hidden="true">{change.kind === 'up' ? '↑' : '↓'}</span>{' '}
      {change.kind === 'up'
        ? texts.more(say.number(change.by), when)
        : texts.fewer(say.number(change.by), when)}
    </p>
  );
}

function Figure(props: { label: ComponentChildren; children: ComponentChildren; change: ComponentChildren }) {
  return (
    <div class="figure">
      <p class="label">{props.label}</p>
      <p class="big">{props.children}</p>
      {props.change}
    </div>
  );
}

function Declared({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const { figures, round } = overview;
  const rest = owing(figures);
  return (
    <div class="figure first">
      <p class="label">
        {texts.declared} · <Deadline round={round} />
      </p>
      <p class="big">
        {say.percent(figures.declared, figures.expected)}{' '}
        {figures.expected > 0 && <em>{say.ratio(figures.declared, figures.expected)}</em>}
      </p>
      <Bar figures={figures} />
      <p class="key">
        <span>
          <i class="dot on-time" /> {texts.onTime(say.number(figures.onTime))}
        </span>
        {figures.late > 0 && (
          <span>
            <i class="dot late" /> {texts.late(say.number(figures.late))}
          </span>
        )}
        <span>
          <i class="dot owing" /> {(round.closedAt ? texts.missed : texts.owing)(say.number(rest))}
          {figures.unreachable > 0 && <Unreachable n={figures.unreachable} />}
        </span>
        {figures.supplemented > 0 && <span>{texts.supplemented(say.number(figures.supplemented))}</span>}
        {figures.supplementsWaiting > 0 && (
          <span>{texts.supplementsWaiting(say.number(figures.supplementsWaiting))}</span>
        )}
        {figures.excused > 0 && <span>{texts.excused(say.number(figures.excused))}</span>}
        {figures.notRequired > 0 && <span>{texts.notRequired(say.number(figures.notRequired))}</span>}
      </p>
    </div>
  );
}

/** Whoever may mend addresses goes on to do so. */
function Unreachable({ n }: { n: number }) {
  const { texts, say, session } = useOffice();
  const said = texts.ofThemUnreachable(say.number(n));
  const mends = scopesFor({ kind: 'account', ...session.account }, 'read-mails').length > 0;
  if (!mends) return <>{said}</>;
  return (
    <>
      {', '}
      <Go to={{ view: 'thu', school: '', ...NO_FILTER, tab: 'khong-gui-duoc' }}>{said.replace(/^, /, '')}</Go>
    </>
  );
}

export function Hero({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const { figures } = overview;
  const change = (of: (figures: Figures) => number, better: 'less' | 'neither' = 'less') => (
    <Change now={of(figures)} overview={overview} of={of} better={better} />
  );
  const none = figures.declared === 0;
  const level = (safety: 'unsafe' | 'mandatory-failed') => (
    <Figure
      label={<Mark level={safety} short />}
      change={
        <>
          {change((f) => f.safety[safety])}
          {!overview.round.criteria.confirmed && <p class="change">{texts.unconfirmed}</p>}
        </>
      }
    >
      <Count to={{ view: 'tinh-hinh', safety }} n={figures.safety[safety]} none={none} />
    </Figure>
  );
  return (
    <section class="card hero" aria-label={texts.figures}>
      <Declared overview={overview} />
      <Figure label={texts.newConfirmed} change={change((f) => f.newConfirmed)}>
        <Count to={{ view: 'tinh-hinh', cases: 'new' }} n={figures.newConfirmed} none={none} />
      </Figure>
      {level('unsafe')}
      {level('mandatory-failed')}
      <Figure
        label={texts.away}
        change={
          <>
            {change(away, 'neither')}
            {figures.newlyClosed > 0 && (
              <p class="change">{texts.newlyClosed(say.number(figures.newlyClosed))}</p>
            )}
          </>
        }
      >
        {none ? '–' : say.number(away(figures))}
      </Figure>
    </section>
  );
}
