/** "Xu hướng": a unit's figures round by round, and how complete each unit below was. Loaded when opened. */
import './trends.css';
import type { TrendsAnswer } from '../../../functions/oversight/over-time.ts';
import { answersOf } from '../answers.ts';
import { Failure, Stale } from '../failure.tsx';
import { Download } from '../kit/download.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { CasesChart, DeclaredChart } from './charts.tsx';
import { Rounds, Units } from './tables.tsx';
import { useWords } from './words.ts';

const useTrends = answersOf<TrendsAnswer>();

/** Six weeks, half a school year, a whole one; the last is as far back as the server goes. */
const RANGES = [12, 36, 80] as const;
const USUAL = '12';

function Range() {
  const { place, say } = useOffice();
  const words = useWords();
  return (
    <nav class="ranges" aria-label={words.rounds}>
      {RANGES.map((count) => {
        const rounds = `${count}`;
        const isHere = rounds === (place.rounds || USUAL);
        return (
          <Go
            key={rounds}
            to={{ rounds: rounds === USUAL ? '' : rounds }}
            class="button"
            {...(isHere && { 'aria-current': 'true' as const })}
          >
            {words.last(say.number(count))}
          </Go>
        );
      })}
    </nav>
  );
}

function About({ value: { rounds, by, casesKnown } }: { value: TrendsAnswer }) {
  const { say } = useOffice();
  const words = useWords();
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!first || !last) return <p class="trend-span">{words.none}</p>;
  return (
    <p class="trend-span small muted">
      {words.about(say.number(rounds.length), say.day(first.id), say.day(last.id))}
      {by === 'area' && ` ${words.byArea}`}
      {!casesKnown && ` ${words.casesUnknown}`}
    </p>
  );
}

function Body({ value }: { value: TrendsAnswer }) {
  const { rounds, units, casesKnown } = value;
  if (rounds.length === 0) return null;
  return (
    <>
      <div class="charts">
        <DeclaredChart rounds={rounds} />
        {casesKnown && <CasesChart rounds={rounds} of="newConfirmed" />}
        {casesKnown && <CasesChart rounds={rounds} of="activeConfirmed" />}
      </div>
      <Units rounds={rounds} units={units} />
      <Rounds rounds={rounds} casesKnown={casesKnown} />
    </>
  );
}

export function Trends() {
  const { place, unit, texts } = useOffice();
  const words = useWords();
  const title = texts.views['xu-huong'];
  const query = { unit, rounds: place.rounds || USUAL };
  const { value, failure, again } = useTrends(apiPath('/api/trends', query));
  return (
    <>
      <ScreenHead title={title} tab={title} />
      <section class="card" aria-label={words.rounds}>
        <div class="head">
          <Range />
          <Download path={apiPath('/api/exports/trends', query)} />
        </div>
        {value && <About value={value} />}
      </section>
      {value ? (
        <>
          <Stale failure={failure} again={again} since={value.now} />
          <Body value={value} />
        </>
      ) : failure ? (
        <Failure part failure={failure} again={again} />
      ) : (
        <Waiting lines={12} label={texts.loading} />
      )}
    </>
  );
}
