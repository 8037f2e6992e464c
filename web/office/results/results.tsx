/** "Kết quả thực hiện": what became of the schools over any dates; printed as a report. Loaded when opened. */
import './results.css';
import type { ResultsAnswer, SchoolResult } from '../../../functions/oversight/over-time.ts';
import { answersOf } from '../answers.ts';
import { serverNow } from '../clock.ts';
import { Download } from '../kit/download.tsx';
import { Choice, FilterBar, Pages, Search } from '../kit/list.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { SchoolLink, shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { DeclaredChart } from '../trends/charts.tsx';
import { civilDateIn, RANGES, rangeOf } from './ranges.ts';
import { Report } from './report.tsx';
import { ResultsTable } from './table.tsx';
import { useResultsWords } from './words.ts';

const useResults = answersOf<ResultsAnswer>();

function Dates({ value }: { value: ResultsAnswer | undefined }) {
  const { place, go, texts, session } = useOffice();
  const words = useResultsWords();
  const today = civilDateIn(value?.now ?? serverNow(), session.province.zone);
  const date = (of: 'from' | 'to', label: string) => (
    <label class="choice">
      <span>{label}</span>
      <input
        type="date"
        value={place[of] || (value?.[of] ?? '')}
        onChange={(event) => go({ ...place, [of]: event.currentTarget.value }, 'replace')}
      />
    </label>
  );
  const shown = { from: place.from || value?.from, to: place.to || value?.to };
  return (
    <>
      <nav aria-label={words.quick} class="quick">
        {RANGES.map((range) => {
          const dates = rangeOf(range, today);
          const isHere = dates.from === shown.from && dates.to === shown.to;
          return (
            <Go key={range} to={dates} class="button" {...(isHere && { 'aria-current': 'true' as const })}>
              {words.ranges[range]}
            </Go>
          );
        })}
      </nav>
      <FilterBar label={words.filters} of={['q', 'level', 'from', 'to']}>
        {date('from', words.from)}
        {date('to', words.to)}
        <Choice
          label={words.level}
          of="level"
          options={[['', words.anyLevel] as const, ...Object.entries(texts.levels)]}
        />
        <Search />
      </FilterBar>
    </>
  );
}

/** What was counted, and what was not. */
function Notes({ value }: { value: ResultsAnswer }) {
  const { say } = useOffice();
  const words = useResultsWords();
  const requested = value.rounds.filter(({ kind }) => kind === 'requested').length;
  const counted = [
    words.rounds(say.number(value.rounds.length - requested)),
    ...(requested > 0 ? [words.requestedRounds(say.number(requested))] : []),
  ];
  return (
    <div class="small muted">
      <p>
        {counted.join('; ')}. {words.fair} {value.by === 'area' && words.byArea}
      </p>
      {value.open.length > 0 && <p>{words.open(value.open.map(({ id }) => say.shortDay(id)).join('; '))}</p>}
    </div>
  );
}

/** Round by round over the dates chosen; one round is no trend. */
function Trend({ value }: { value: ResultsAnswer }) {
  const { say } = useOffice();
  const rounds = value.rounds
    .filter(({ kind }) => kind === 'scheduled')
    .map(({ id, result }) => ({ id, figures: result }));
  if (rounds.length < 2) return null;
  const said = rounds.map(
    ({ id, figures: { onTime, late, expected } }) =>
      `${say.shortDay(id)}: ${say.ratio(onTime + late, expected)}`,
  );
  return <DeclaredChart rounds={rounds} said={said.join('; ')} />;
}

function Units({ value, file }: { value: ResultsAnswer; file: string }) {
  const words = useResultsWords();
  if (value.units.length === 0) return null;
  return (
    <section class="card" aria-labelledby="units">
      <div class="head">
        <h2 id="units">{words.byUnit}</h2>
        <Download path={file} />
      </div>
      <ResultsTable
        labelledBy="units"
        lines={value.units.map((unit) => ({
          ...unit,
          key: unit.path,
          head: (
            <Go to={{ unit: unit.path }} class="name">
              {shortUnit(unit.name)}
            </Go>
          ),
        }))}
      />
    </section>
  );
}

function SchoolHead({ row }: { row: SchoolResult }) {
  const { say } = useOffice();
  const words = useResultsWords();
  const days = row.missedIn.map(({ round }) => say.shortDay(round)).join('; ');
  return (
    <>
      <SchoolLink school={row.school} />
      <small>
        {row.elsewhere ? words.elsewhere(row.school.unitName) : shortUnit(row.school.unitName)}
        {days !== '' && ` · ${words.missedDays(days)}`}
      </small>
    </>
  );
}

function List() {
  const { place, unit, say } = useOffice();
  const words = useResultsWords();
  const { level, from, to, q, sort } = place;
  const query = { unit, level, from, to, q, sort };
  const path = apiPath('/api/results', query);
  const { value } = useResults(path);
  const all = value?.figures.scheduled;
  const lead =
    all === undefined
      ? words.title
      : all.expected === 0
        ? words.none
        : words.lead(say.number(all.onTime), say.number(all.expected), say.percent(all.onTime, all.expected));
  return (
    <>
      <ScreenHead
        title={lead}
        tab={words.title}
        actions={
          <Go to={{ tab: 'bao-cao' }} class="button go">
            {words.print}
          </Go>
        }
      />
      <section class="card" aria-label={words.filters}>
        <Dates value={value} />
        {value && <Notes value={value} />}
      </section>
      {value && <Trend value={value} />}
      {value && <Units value={value} file={apiPath('/api/exports/results/units', query)} />}
      <section class="card" aria-labelledby="schools">
        <div class="head">
          <h2 id="schools">{words.bySchool}</h2>
          <Download path={apiPath('/api/exports/results', query)} />
        </div>
        <Pages path={path} use={useResults} empty={words.none}>
          {({ rows }) => (
            <ResultsTable
              labelledBy="schools"
              lines={rows.map((row) => ({ ...row, key: row.school.id, head: <SchoolHead row={row} /> }))}
            />
          )}
        </Pages>
      </section>
    </>
  );
}

function Printed() {
  const { place, unit } = useOffice();
  const query = { unit, level: place.level, from: place.from, to: place.to, sort: 'name' };
  const results = useResults(apiPath('/api/results', query), false);
  return <Report key={unit} results={results} query={query} />;
}

export function ResultsScreen() {
  return useOffice().place.tab === 'bao-cao' ? <Printed /> : <List />;
}
