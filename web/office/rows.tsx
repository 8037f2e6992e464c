/** Schools of a round as a table; on a phone each row reads as a card. */
import type { ComponentChildren } from 'preact';
import type { DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { isOwing } from '../../functions/oversight/rows.ts';
import { Calling, useRuns } from './calling.tsx';
import { CallTags } from './calls.tsx';
import { ContactLinks } from './contact.tsx';
import { SchoolLink, SchoolPlace } from './links.tsx';
import { useOffice } from './office.tsx';
import { ROLE } from './roles.ts';
import { Mark, StateTag } from './signs.tsx';

/** What the rows take from the overview: names of units, and the round's day. */
export type Names = Pick<OverviewAnswer, 'unit' | 'units' | 'round'>;

/** When it arrived, or why nothing is owed. */
function When({ row, due }: { row: DutyRow; due: string }) {
  const { texts, say } = useOffice();
  const { why } = row;
  // On the round's own day the hour is enough.
  const moment = (at: string) => (say.sameDay(at, due) ? say.time(at) : say.brief(at));
  if (row.firstAt) {
    const corrected = row.lastAt !== undefined && row.lastAt !== row.firstAt;
    return (
      <small>
        {moment(row.firstAt)}
        {corrected && row.lastAt && `; ${texts.correctedAt(moment(row.lastAt))}`}
      </small>
    );
  }
  if (why.code === 'holiday') return <small>{why.name}</small>;
  if (why.code === 'closed' || why.code === 'merged' || why.code === 'suspended')
    return (
      <small>
        {texts.exempt[why.code]}
        {why.until && ` ${texts.until(say.shortDay(why.until))}`}
      </small>
    );
  return null;
}

function Cell(props: { label: string; className?: string; children: ComponentChildren }) {
  return (
    <td {...ROLE.cell} data-label={props.label} class={props.className ?? ''}>
      {props.children}
    </td>
  );
}

function DeclaredCells({ row }: { row: DutyRow }) {
  const { texts, say } = useOffice();
  const { declared, before } = row;
  const columns = texts.schoolColumns;
  if (!declared)
    return (
      <>
        <Cell label={columns.cases} className="blank">
          –
        </Cell>
        <Cell label={columns.safety} className="blank">
          –
        </Cell>
        <Cell label={columns.absent} className="n blank">
          –
        </Cell>
      </>
    );
  const changed =
    before?.safety !== undefined && before.safety !== declared.safety ? before.safety : undefined;
  return (
    <>
      <Cell
        label={columns.cases}
        className={declared.cases.newConfirmed === 0 && declared.operation === 'open' ? 'blank' : ''}
      >
        {declared.cases.newConfirmed > 0 ? (
          <b class="warn">{texts.newCases(say.number(declared.cases.newConfirmed))}</b>
        ) : (
          <span class="muted">0</span>
        )}
        {declared.operation !== 'open' && (
          <small>
            {texts.operations[declared.operation]}
            {declared.until && ` ${texts.until(say.shortDay(declared.until))}`}
          </small>
        )}
      </Cell>
      <Cell label={columns.safety}>
        <Mark level={declared.safety} short />
        {changed && (
          <small>
            {texts.lastTime} <Mark level={changed} short />
          </small>
        )}
      </Cell>
      <Cell label={columns.absent} className="n">
        {say.ratio(declared.learners.absent, declared.learners.total)}
      </Cell>
    </>
  );
}

/** To a requested round's own questions, under what it declared. */
function Answers({ row, round }: { row: DutyRow; round: Names['round'] }) {
  const { texts, say } = useOffice();
  return (
    <>
      {round.questions.map(({ id, text }) => {
        const answer = row.declared?.answers?.[id];
        if (answer === undefined || answer === '') return null;
        const said = typeof answer === 'boolean' ? (answer ? texts.yes : texts.no) : answer;
        return (
          <small key={id}>
            {text} <b>{typeof said === 'number' ? say.number(said) : said}</b>
          </small>
        );
      })}
    </>
  );
}

function Row({ row, overview }: { row: DutyRow; overview: Names }) {
  const { texts, place } = useOffice();
  const columns = texts.schoolColumns;
  // Who runs the school finds its number here, or the way to note one.
  const runs = useRuns(row.school);
  return (
    <tr {...ROLE.row}>
      <th class="name" {...ROLE.rowHeader} scope="row">
        <SchoolLink school={row.school} />
        <SchoolPlace row={row} overview={overview} />
      </th>
      <Cell label={columns.state}>
        <StateTag state={row.state} />
        <When row={row} due={overview.round.dueAt} />
        <Answers row={row} round={overview.round} />
        {row.supplement === 'waiting' && <small>{texts.supplementWaits}</small>}
        {!row.declared && (
          <span class="tags">
            <CallTags row={row} />
          </span>
        )}
      </Cell>
      {row.contact || (runs && isOwing(row) && place.view !== '') ? (
        <td {...ROLE.cell} data-label={columns.contact} colSpan={3}>
          {/* The first view has a card of its own for calling. */}
          {place.view === '' ? (
            <ContactLinks school={row.school} contact={row.contact} />
          ) : (
            <Calling row={row} round={overview.round.id} />
          )}
        </td>
      ) : (
        <DeclaredCells row={row} />
      )}
    </tr>
  );
}

export function Rows(props: { rows: readonly DutyRow[]; overview: Names; labelledBy: string }) {
  const { texts } = useOffice();
  const columns = texts.schoolColumns;
  return (
    <table class="lines schools" {...ROLE.table} aria-labelledby={props.labelledBy}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {(['school', 'state', 'cases', 'safety', 'absent'] as const).map((key) => (
            <th key={key} {...ROLE.columnHeader} scope="col" class={key === 'absent' ? 'n' : ''}>
              {columns[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {props.rows.map((row) => (
          <Row key={row.school.id} row={row} overview={props.overview} />
        ))}
      </tbody>
    </table>
  );
}
