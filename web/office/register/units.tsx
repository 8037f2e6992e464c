/** The units: how many schools each has, what was changed, and for the administrator what can be done. */
import { useEffect, useState } from 'preact/hooks';
import type { UnitLine, UnitsAnswer } from '../../../functions/schools/register-answers.ts';
import { parentOf } from '../../../functions/schools/unit.ts';
import { Failure } from '../failure.tsx';
import { useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import type { Done } from '../kit/notice.tsx';
import { Go, useOffice } from '../office.tsx';
import { NO_FILTER } from '../place.ts';
import { ROLE } from '../roles.ts';
import { Waiting } from '../signs.tsx';
import { dateText, useRegisterWords, useUnits } from './data.ts';
import { ChangesTold } from './history.tsx';
import { AddUnit, CloseUnit, MoveUnit, RenameUnit } from './unit-acts.tsx';

type Changed = (what: Done) => void;
type Open = { what: 'add' } | { what: 'rename' | 'move' | 'close' | 'history'; unit: UnitLine };

const codeOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Many buttons have the same name: what each is about is said to whoever does not see its row. */
const Act = (props: { name: string; unit: UnitLine; run: () => void; pending?: boolean }) => (
  <button
    type="button"
    class="button slim"
    aria-label={`${props.name}: ${props.unit.name}`}
    aria-disabled={props.pending === true}
    onClick={props.run}
  >
    {props.name}
  </button>
);

function Row(props: {
  unit: UnitLine;
  depth: number;
  edits: boolean;
  open: (what: Open) => void;
  changed: Changed;
}) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const action = useAction<UnitsAnswer>();
  const { unit, depth, edits, open } = props;
  const { unitColumns: columns } = words;
  const reopen = async () => {
    const body = { revision: unit.revision, act: { kind: 'reopen' } };
    if (await action.run('PUT', `/api/units/${unit.path}`, body))
      props.changed({ text: words.unitDone.reopened });
  };
  return (
    <tr {...ROLE.row}>
      <th class="name" {...ROLE.rowHeader} scope="row" style={{ '--depth': depth }}>
        <Go to={{ unit: unit.path, ...NO_FILTER }} class="name">
          {unit.name}
        </Go>
        <small>
          {codeOf(unit.path)}
          {unit.until && ` · ${(unit.movedTo ? words.unitMoved : words.unitClosed)(dateText(unit.until))}`}
          {unit.emptying && ` · ${words.emptying}`}
        </small>
      </th>
      <td {...ROLE.cell} data-label={columns.schools} class="n">
        {say.number(unit.schools)}
      </td>
      <td {...ROLE.cell} data-label={columns.accounts} class="n">
        {say.ratio(unit.withAccount, unit.schools)}
      </td>
      <td {...ROLE.cell}>
        <span class="register-acts">
          {unit.changes.length > 0 && (
            <Act name={words.unitHistory} unit={unit} run={() => open({ what: 'history', unit })} />
          )}
          {edits && <Act name={words.rename} unit={unit} run={() => open({ what: 'rename', unit })} />}
          {edits && unit.until === undefined && parentOf(unit.path) !== undefined && (
            <>
              <Act name={words.moveUnit} unit={unit} run={() => open({ what: 'move', unit })} />
              <Act name={words.closeUnit} unit={unit} run={() => open({ what: 'close', unit })} />
            </>
          )}
          {edits && unit.until !== undefined && unit.movedTo === undefined && (
            <Act name={words.reopen} unit={unit} run={() => void reopen()} pending={action.pending} />
          )}
        </span>
      </td>
    </tr>
  );
}

export function UnitList({ edits, changed, turn }: { edits: boolean; changed: Changed; turn: number }) {
  const { texts } = useOffice();
  const words = useRegisterWords();
  const { value, failure, again } = useUnits(true);
  // Something was changed or taken back.
  useEffect(again, [turn]);
  const [opened, open] = useState<Open | undefined>();
  if (!value)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={12} label={texts.loading} />
    );
  const { units } = value;
  const depth = (path: string) => path.split('.').length;
  const top = Math.min(...units.map(({ path }) => depth(path)));
  const { unitColumns: columns } = words;
  const close = () => open(undefined);
  const names = new Map(units.map(({ path, name }) => [path, name]));
  return (
    <section class="card">
      {edits && (
        <p class="register-acts">
          <button type="button" class="button" onClick={() => open({ what: 'add' })}>
            {words.addUnit}
          </button>
        </p>
      )}
      <table class="lines register-units" {...ROLE.table} aria-label={words.unitsTable}>
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            <th {...ROLE.columnHeader} scope="col">
              {columns.unit}
            </th>
            <th {...ROLE.columnHeader} scope="col" class="n">
              {columns.schools}
            </th>
            <th {...ROLE.columnHeader} scope="col" class="n">
              {columns.accounts}
            </th>
            <th {...ROLE.columnHeader} scope="col">
              <span class="hidden">{columns.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {units.map((unit) => (
            <Row
              key={unit.path}
              unit={unit}
              depth={depth(unit.path) - top}
              edits={edits}
              open={open}
              changed={changed}
            />
          ))}
        </tbody>
      </table>
      {opened?.what === 'add' && <AddUnit units={units} changed={changed} onClose={close} />}
      {opened?.what === 'history' && (
        <Dialog title={opened.unit.name} onClose={close}>
          <h3>{words.history}</h3>
          <ChangesTold changes={opened.unit.changes} names={names} />
        </Dialog>
      )}
      {opened?.what === 'rename' && <RenameUnit unit={opened.unit} changed={changed} onClose={close} />}
      {opened?.what === 'move' && (
        <MoveUnit unit={opened.unit} units={units} changed={changed} onClose={close} />
      )}
      {opened?.what === 'close' && (
        <CloseUnit unit={opened.unit} units={units} changed={changed} onClose={close} />
      )}
    </section>
  );
}
