/** Columns round by round. The same numbers stand in the table beneath them. */
import './trends.css';
import type { ComponentChildren } from 'preact';
import type { TrendFigures, TrendRound } from '../../../functions/oversight/over-time.ts';
import { useOffice } from '../office.tsx';
import { useWords } from './words.ts';

type Part = 'onTime' | 'late' | 'rest' | 'cases';
type Column = readonly (readonly [part: Part, share: number])[];
const PARTS = ['onTime', 'late', 'rest'] as const;

/** Stretched to its box: one unit wide per column, one unit high. */
export function Columns({ columns, label }: { columns: readonly Column[]; label: string }) {
  return (
    <svg
      class="columns-chart"
      viewBox={`0 0 ${columns.length} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {columns.map((column, at) => {
        let top = 1;
        return column.map(([part, share]) => {
          top -= share;
          return (
            share > 0 && (
              <rect key={`${at} ${part}`} class={part} x={at + 0.1} y={top} width={0.8} height={share} />
            )
          );
        });
      })}
    </svg>
  );
}

/** What part of the schools declared on time and late; nothing where none had to. */
export function sharesOf({ expected, onTime, late }: TrendFigures): Column {
  if (expected === 0) return [];
  const rest = expected - onTime - late;
  return [
    ['onTime', onTime / expected],
    ['late', late / expected],
    ['rest', rest / expected],
  ];
}

/** What a chart needs to know of a round. */
type Counted = Pick<TrendRound, 'id' | 'figures'>;

function Chart(props: {
  title: string;
  rounds: readonly Counted[];
  columns: readonly Column[];
  now: ComponentChildren;
  note: ComponentChildren;
  /** To the ear, where no table with the figures stands beneath. */
  said?: string | undefined;
}) {
  const { say } = useOffice();
  const words = useWords();
  const first = say.shortDay(props.rounds[0]?.id ?? '');
  const last = say.shortDay(props.rounds.at(-1)?.id ?? '');
  return (
    <section class="card trend">
      <h2>{props.title}</h2>
      <p>
        <b class="now">{props.now}</b> <small>{words.newest(last)}</small>
      </p>
      <Columns
        columns={props.columns}
        label={`${props.title}. ${props.said ?? words.picture(first, last)}`}
      />
      <p class="ends small muted" aria-hidden="true">
        <span>{first}</span>
        {props.rounds.length > 1 && <span>{last}</span>}
      </p>
      {props.note}
    </section>
  );
}

export function DeclaredChart({ rounds, said }: { rounds: readonly Counted[]; said?: string }) {
  const { say } = useOffice();
  const words = useWords();
  const newest = rounds.at(-1)?.figures;
  if (!newest) return null;
  const declared = newest.onTime + newest.late;
  return (
    <Chart
      title={words.declared}
      rounds={rounds}
      said={said}
      columns={rounds.map(({ figures }) => sharesOf(figures))}
      now={
        newest.expected === 0
          ? '–'
          : `${say.ratio(declared, newest.expected)} (${say.percent(declared, newest.expected)})`
      }
      note={
        <>
          <p class="key">
            {PARTS.map((part) => (
              <span key={part}>
                <i class={`dot ${part}`} aria-hidden="true" /> {words.parts[part]}
              </span>
            ))}
          </p>
          <p class="small muted">{words.scale}</p>
        </>
      }
    />
  );
}

export function CasesChart(props: { rounds: readonly TrendRound[]; of: 'newConfirmed' | 'activeConfirmed' }) {
  const { say } = useOffice();
  const words = useWords();
  const values = props.rounds.map(({ figures }) => figures[props.of] ?? 0);
  const highest = Math.max(...values);
  return (
    <Chart
      title={words.cases[props.of]}
      rounds={props.rounds}
      columns={values.map((value) => [['cases', highest === 0 ? 0 : value / highest]])}
      now={say.number(values.at(-1) ?? 0)}
      note={<p class="small muted">{highest === 0 ? words.noneYet : words.highest(say.number(highest))}</p>}
    />
  );
}
