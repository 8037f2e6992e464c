/** The first view of a unit in a round. */
import { useState } from 'preact/hooks';
import type { AlertsAnswer } from '../../functions/alerts/alerts.ts';
import type { SupplementsAnswer } from '../../functions/declarations/supplements.ts';
import type { OverviewAnswer } from '../../functions/oversight/overview.ts';
import { answersOf } from './answers.ts';
import { useRuns } from './calling.tsx';
import { CallList } from './calls.tsx';
import { Levels, Needs, NewCases, People, Unsafe } from './cards.tsx';
import { Failure, Stale } from './failure.tsx';
import { Head } from './head.tsx';
import { Hero } from './hero.tsx';
import { later } from './later.tsx';
import { Go, useOffice } from './office.tsx';
import { apiPath } from './place.ts';
import { Units } from './units.tsx';

export const useOverview = answersOf<OverviewAnswer>();

/** The place's round, unit and level as the API is asked for them. */
export const overviewPath = (round: string, unit: string, level: string): string =>
  apiPath(`/api/rounds/${encodeURIComponent(round || 'latest')}/overview`, { unit, level });

/** A unit without units below shows its schools instead. */
const Schools = later(() => import('./list.tsx').then((module) => module.SchoolsOfUnit));

const Strips = later(() => import('./trends/strips.tsx').then((module) => module.Strips));

/** The last twelve rounds of each unit below, for whoever asks. */
function LastRounds() {
  const { texts } = useOffice();
  const [open, tell] = useState(false);
  return open ? (
    <Strips />
  ) : (
    <button type="button" class="button more" onClick={() => tell(true)}>
      {texts.lastRounds}
    </button>
  );
}

const useAlertCount = answersOf<AlertsAnswer>();

/** Tiny, and as tall before it knows as after. */
function Alerts() {
  const { unit, texts, say } = useOffice();
  const { value } = useAlertCount(apiPath('/api/alerts', { unit, count: 'only' }));
  const open = value?.open ?? 0;
  return (
    <Go afresh to={{ view: 'canh-bao', state: open > 0 ? 'open' : '' }} class="card name">
      {open > 0 ? <b class="warn">{texts.alertsOpen(say.number(open))}</b> : texts.views['canh-bao']}{' '}
      {value && open === 0 && <small>{texts.noAlertsOpen}</small>}
    </Go>
  );
}

const useSupplementCount = answersOf<SupplementsAnswer>();

/** For whoever runs the unit; as tall before it knows as after. */
function Supplements() {
  const { unit, texts, say } = useOffice();
  const runs = useRuns({ id: '', path: unit, name: '' });
  const { value } = useSupplementCount(runs ? apiPath('/api/supplements', { unit, count: 'only' }) : '');
  if (!runs) return null;
  const total = value?.total ?? 0;
  return (
    <Go afresh to={{ view: 'bo-sung' }} class="card name">
      {total > 0 ? <b>{texts.supplementsWaiting(say.number(total))}</b> : texts.views['bo-sung']}{' '}
      {value && total === 0 && <small>{texts.noSupplements}</small>}
    </Go>
  );
}

export function Overview() {
  const { place, unit, texts, say } = useOffice();
  const { value, failure, again } = useOverview(overviewPath(place.round, unit, place.level));
  if (!value) return failure ? <Failure failure={failure} again={again} /> : <Skeleton />;
  const { figures } = value;
  return (
    <>
      <Head
        unit={value.unit}
        trail={value.trail}
        round={value.round}
        title={
          figures.expected === 0
            ? texts.nobodyExpected
            : texts.headline(say.number(figures.declared), say.number(figures.expected))
        }
      />
      <Stale failure={failure} again={again} since={value.now} />
      <Hero overview={value} />
      <div class={value.units.length > 0 ? 'columns' : 'columns leaf'}>
        {value.units.length === 0 && <Urgent overview={value} />}
        <div class="wide">
          {value.units.length > 0 ? <Units overview={value} /> : <Schools />}
          {value.units.length > 0 && <LastRounds key={value.unit.path} />}
          <div class="pair">
            <div class="stack">
              <Levels overview={value} />
              <Needs overview={value} />
            </div>
            <People overview={value} />
          </div>
        </div>
        {value.units.length > 0 && <Urgent overview={value} />}
      </div>
      <p class="asof muted small">{texts.asOf(say.moment(value.now))}</p>
    </>
  );
}

/** Beside the units; before a unit's own schools, of which it names the ones that matter. */
const Urgent = ({ overview }: { overview: OverviewAnswer }) => (
  <div class="narrow">
    <Alerts />
    <CallList overview={overview} />
    <Supplements />
    <NewCases overview={overview} />
    <Unsafe overview={overview} />
  </div>
);

/** As tall as what comes. */
function Skeleton() {
  const { texts } = useOffice();
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{texts.loading}</span>
      <i class="s-head" />
      <i class="s-hero card" />
      <div class="columns">
        <i class="s-wide card" />
        <i class="s-narrow card" />
      </div>
    </div>
  );
}
