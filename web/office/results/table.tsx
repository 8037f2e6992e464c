/** Results of units or schools as a table; on a phone each row reads as a card. */
import type { ComponentChildren } from 'preact';
import type { Results } from '../../../functions/oversight/results.ts';
import { useOffice } from '../office.tsx';
import { ROLE } from '../roles.ts';
import { Heading } from '../units.tsx';
import { useResultsWords } from './words.ts';

export interface Line extends Results {
  key: string;
  head: ComponentChildren;
}
const COUNTS = ['late', 'missed', 'supplemented', 'excused'] as const;

function Row({ line }: { line: Line }) {
  const { say } = useOffice();
  const { columns, requested } = useResultsWords();
  const { scheduled, requested: apart } = line;
  return (
    <tr {...ROLE.row}>
      <th {...ROLE.rowHeader} scope="row">
        {line.head}
        {apart.expected > 0 && (
          <small>{requested(say.ratio(apart.onTime + apart.late, apart.expected))}</small>
        )}
      </th>
      <td {...ROLE.cell} class="n" data-label={columns['on-time']}>
        {say.ratio(scheduled.onTime, scheduled.expected)}
        {scheduled.expected > 0 && <small>{say.percent(scheduled.onTime, scheduled.expected)}</small>}
      </td>
      {COUNTS.map((key) => (
        <td
          key={key}
          {...ROLE.cell}
          class={`n ${scheduled[key] === 0 ? 'blank' : key === 'missed' ? 'warn' : ''}`}
          data-label={columns[key]}
        >
          {scheduled[key] === 0 ? '–' : say.number(scheduled[key])}
        </td>
      ))}
    </tr>
  );
}

export function ResultsTable({ lines, labelledBy }: { lines: readonly Line[]; labelledBy: string }) {
  const { place } = useOffice();
  const { columns } = useResultsWords();
  const sort = place.sort || '-missed';
  return (
    <table class="lines results" {...ROLE.table} aria-labelledby={labelledBy}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          <Heading sort={sort} by="name" first="" className="name">
            {columns.name}
          </Heading>
          <Heading sort={sort} by="on-time" first="" className="n">
            {columns['on-time']}
          </Heading>
          {COUNTS.map((key) => (
            <Heading key={key} sort={sort} by={key} first="-" className="n">
              {columns[key]}
            </Heading>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {lines.map((line) => (
          <Row key={line.key} line={line} />
        ))}
      </tbody>
    </table>
  );
}
