/** The figures behind the columns, newest round first, and the units below with a strip each. */
import type { TrendCell, TrendRound, TrendsAnswer } from '../../../functions/oversight/over-time.ts';
import { shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { ROLE } from '../roles.ts';
import { Columns, sharesOf } from './charts.tsx';
import { useWords } from './words.ts';

/** As many as a strip shows on a phone. */
export const STRIP = 12;

function Heads({ first, rest }: { first: string; rest: readonly string[] }) {
  return (
    <thead {...ROLE.group}>
      <tr {...ROLE.row}>
        <th {...ROLE.columnHeader} scope="col">
          {first}
        </th>
        {rest.map((title) => (
          <th key={title} class="n" {...ROLE.columnHeader} scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** `29/32 90,6%` */
function Ratio({ part, of, label }: { part: number; of: number; label: string }) {
  const { say } = useOffice();
  return (
    <td class="n" {...ROLE.cell} data-label={label}>
      {say.ratio(part, of)}
      {of > 0 && <small>{say.percent(part, of)}</small>}
    </td>
  );
}

function Round({ round: { id, as, figures } }: { round: TrendRound }) {
  const { say } = useOffice();
  const words = useWords();
  const { expected, onTime, late, supplemented, newConfirmed, activeConfirmed } = figures;
  const cell = (label: string, n: number | undefined) =>
    n !== undefined && (
      <td class={n === 0 ? 'n blank' : 'n'} {...ROLE.cell} data-label={label}>
        {say.number(n)}
      </td>
    );
  return (
    <tr {...ROLE.row}>
      <th {...ROLE.rowHeader} scope="row">
        <Go afresh to={{ round: id }} class="name">
          {say.Day(id)}
        </Go>
        {as === 'due' && <small>{words.asDue}</small>}
      </th>
      <Ratio part={onTime + late} of={expected} label={words.declared} />
      {cell(words.parts.onTime, onTime)}
      {cell(words.parts.late, late)}
      {cell(words.supplemented, supplemented)}
      {cell(words.cases.newConfirmed, newConfirmed)}
      {cell(words.cases.activeConfirmed, activeConfirmed)}
    </tr>
  );
}

export function Rounds({ rounds, casesKnown }: Pick<TrendsAnswer, 'rounds' | 'casesKnown'>) {
  const words = useWords();
  const cases = casesKnown ? [words.cases.newConfirmed, words.cases.activeConfirmed] : [];
  return (
    <section class="card" aria-labelledby="trend-rounds">
      <h2 id="trend-rounds">{words.table}</h2>
      <table class="lines trends" {...ROLE.table} aria-labelledby="trend-rounds">
        <Heads
          first={words.round}
          rest={[words.declared, words.parts.onTime, words.parts.late, words.supplemented, ...cases]}
        />
        <tbody {...ROLE.group}>
          {rounds.toReversed().map((round) => (
            <Round key={round.id} round={round} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const sumOf = (cells: readonly TrendCell[]): NonNullable<TrendCell> =>
  cells.reduce<NonNullable<TrendCell>>(
    (sum, cell) => ({
      expected: sum.expected + (cell?.expected ?? 0),
      declared: sum.declared + (cell?.declared ?? 0),
    }),
    { expected: 0, declared: 0 },
  );
/** Units that had nothing to declare come last. */
const shareOf = ({ expected, declared }: NonNullable<TrendCell>): number =>
  expected === 0 ? 2 : declared / expected;

/** The newest cells: to the eye columns, to the ear their numbers. */
function Strip({ cells, rounds }: { cells: readonly TrendCell[]; rounds: readonly TrendRound[] }) {
  const { say } = useOffice();
  const shown = cells.slice(-STRIP);
  const days = rounds.slice(-STRIP);
  const said = shown.map(
    (cell, at) =>
      `${say.shortDay(days[at]?.id ?? '')}: ${cell ? say.ratio(cell.declared, cell.expected) : '–'}`,
  );
  return (
    <Columns
      columns={shown.map((cell) =>
        cell ? sharesOf({ expected: cell.expected, onTime: cell.declared, late: 0, supplemented: 0 }) : [],
      )}
      label={said.join('; ')}
    />
  );
}

export function Units({ rounds, units }: Pick<TrendsAnswer, 'rounds' | 'units'>) {
  const words = useWords();
  const { say } = useOffice();
  if (units.length === 0) return null;
  const lines = units
    .map((unit) => ({ unit, sum: sumOf(unit.cells), latest: sumOf(unit.cells.slice(-1)) }))
    .sort((a, b) => shareOf(a.sum) - shareOf(b.sum));
  const strip = words.strip(say.number(Math.min(STRIP, rounds.length)));
  return (
    <section class="card" aria-labelledby="trend-units">
      <h2 id="trend-units">{words.units}</h2>
      <table class="lines trends" {...ROLE.table} aria-labelledby="trend-units">
        <Heads first={words.unit} rest={[strip, words.latest, words.all]} />
        <tbody {...ROLE.group}>
          {lines.map(({ unit, sum, latest }) => (
            <tr key={unit.path} {...ROLE.row}>
              <th {...ROLE.rowHeader} scope="row">
                <Go to={{ unit: unit.path }} class="name">
                  {shortUnit(unit.name)}
                </Go>
              </th>
              <td class="strip" {...ROLE.cell}>
                <Strip cells={unit.cells} rounds={rounds} />
              </td>
              <Ratio part={latest.declared} of={latest.expected} label={words.latest} />
              <Ratio part={sum.declared} of={sum.expected} label={words.all} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
