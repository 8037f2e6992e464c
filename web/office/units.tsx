/** The units below as a table; on a phone each row reads as a card. */
import type { ComponentChildren } from 'preact';
import type { OverviewAnswer } from '../../functions/oversight/overview.ts';
import { sortUnits, type UnitLine, type UnitSort } from './attention.ts';
import { away, owing } from './hero.tsx';
import { shortUnit, UnitLink } from './links.tsx';
import { Go, useOffice } from './office.tsx';
import { sortedBy } from './place.ts';
import { ROLE } from './roles.ts';
import { Bar, SafetyBar } from './signs.tsx';

const COLUMNS: readonly (readonly [UnitSort, '' | '-', string])[] = [
  ['name', '', 'name'],
  ['declared', '', 'share'],
  ['owing', '-', 'n'],
  ['cases', '-', 'n'],
  ['away', '-', 'n'],
  ['safety', '-', 'levels'],
];

/** A heading that sorts: says how it is sorted, and turns round at the second click. */
export function Heading(props: {
  sort: string;
  by: string;
  first: '' | '-';
  className: string;
  children: ComponentChildren;
}) {
  const { texts } = useOffice();
  const way = props.sort === props.by ? 'ascending' : props.sort === `-${props.by}` ? 'descending' : 'none';
  return (
    <th class={props.className} {...ROLE.columnHeader} scope="col" aria-sort={way}>
      <Go to={{ sort: sortedBy(props.sort, props.by, props.first) }} replace title={texts.sortBy}>
        {props.children}
        <span class="way" aria-hidden="true">
          {way === 'ascending' ? '↑' : way === 'descending' ? '↓' : ''}
        </span>
      </Go>
    </th>
  );
}

function Cell(props: { className?: string; label: string; children: ComponentChildren }) {
  return (
    <td class={props.className ?? ''} {...ROLE.cell} data-label={props.label}>
      {props.children}
    </td>
  );
}

function UnitRow({ unit }: { unit: UnitLine }) {
  const { texts, say } = useOffice();
  const { figures } = unit;
  const rest = owing(figures);
  const cell = (n: number, shown = figures.declared > 0) => (shown && n > 0 ? say.number(n) : '–');
  const columns = texts.unitColumns;
  return (
    <tr {...ROLE.row}>
      <th class="name" {...ROLE.rowHeader} scope="row">
        <UnitLink unit={unit} />
      </th>
      <Cell className="share" label={columns.declared}>
        <Bar figures={figures} thin />
        <span>{say.ratio(figures.declared, figures.expected)}</span>
      </Cell>
      <Cell
        className={`n ${rest === 0 ? 'blank' : figures.silentRunning > 0 ? 'warn' : ''}`}
        label={columns.owing}
      >
        {rest > 0 ? (
          <Go
            afresh
            to={{ view: 'tinh-hinh', unit: unit.path, state: OWING }}
            aria-label={texts.owingOf(say.number(rest), shortUnit(unit.name))}
          >
            {say.number(rest)}
          </Go>
        ) : (
          '–'
        )}
        {figures.silentRunning > 0 && <small>{texts.silentRunning(say.number(figures.silentRunning))}</small>}
      </Cell>
      <Cell className={`n ${figures.newConfirmed > 0 ? 'warn' : 'blank'}`} label={columns.cases}>
        {cell(figures.newConfirmed)}
      </Cell>
      <Cell className={`n ${away(figures) > 0 ? '' : 'blank'}`} label={columns.away}>
        {cell(away(figures))}
      </Cell>
      <Cell className={figures.declared > 0 ? 'levels' : 'levels blank'} label={columns.safety}>
        {figures.declared > 0 ? (
          <>
            <SafetyBar figures={figures} />
            <LevelCounts unsafe={figures.safety.unsafe} mandatory={figures.safety['mandatory-failed']} />
          </>
        ) : (
          '–'
        )}
      </Cell>
    </tr>
  );
}

/** Those who still owe, as the API's list takes several states. */
export const OWING = 'awaiting,silent,missed';

function LevelCounts({ unsafe, mandatory }: { unsafe: number; mandatory: number }) {
  const { texts, say } = useOffice();
  if (unsafe + mandatory === 0) return <small>–</small>;
  const one = (n: number, level: 'unsafe' | 'mandatory-failed', shape: string) => (
    <span class={n > 0 ? `mark ${level}` : 'muted'}>
      <span aria-hidden="true">{shape}</span>
      <span class="hidden">{texts.safetyShort[level]}</span> {n > 0 ? say.number(n) : '–'}
    </span>
  );
  return (
    <small>
      {one(unsafe, 'unsafe', '■')} {one(mandatory, 'mandatory-failed', '◆')}
    </small>
  );
}

/** Where headings are not shown, the order is chosen here. */
function OrderChoice() {
  const { texts, place, go } = useOffice();
  return (
    <label class="order">
      <span>{texts.order}</span>
      <select
        value={place.sort}
        onChange={(event) => go({ ...place, sort: event.currentTarget.value }, 'replace')}
      >
        <option value="">{texts.attentionFirst}</option>
        {COLUMNS.map(([key, first]) => (
          <option key={key} value={`${first}${key}`}>
            {texts.unitColumns[key]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Units({ overview }: { overview: OverviewAnswer }) {
  const { texts, place } = useOffice();
  return (
    <section class="card" aria-labelledby="units">
      <h2 id="units">
        {texts.byUnit} {place.sort === '' && <small>{texts.attentionFirst}</small>}
      </h2>
      <OrderChoice />
      <table class="lines units" {...ROLE.table} aria-labelledby="units">
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            {COLUMNS.map(([key, first, className]) => (
              <Heading key={key} sort={place.sort} by={key} first={first} className={className}>
                {texts.unitColumns[key]}
              </Heading>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {sortUnits(overview.units, place.sort).map((unit) => (
            <UnitRow key={unit.path} unit={unit} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
