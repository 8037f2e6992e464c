/** The units: how many schools each has, and for the administrator adding, renaming, closing. */
import { useEffect, useState } from 'preact/hooks';
import type { UnitLine, UnitsAnswer } from '../../../functions/schools/register-answers.ts';
import { parentOf } from '../../../functions/schools/unit.ts';
import { send } from '../api.ts';
import { Failure } from '../failure.tsx';
import { useAction } from '../kit/action.ts';
import { ConfirmByName, Dialog } from '../kit/dialog.tsx';
import { Form, SelectField, TextField } from '../kit/form.tsx';
import type { Done } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { Go, useOffice } from '../office.tsx';
import { NO_FILTER } from '../place.ts';
import { ROLE } from '../roles.ts';
import { Waiting } from '../signs.tsx';
import { dateText, unitOptions, useRegisterWords, useUndone, useUnits } from './data.ts';

type Changed = (what: Done) => void;
type Open = { what: 'add' } | { what: 'rename' | 'close'; unit: UnitLine };

const codeOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

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
          {unit.until && ` · ${words.unitClosed(dateText(unit.until))}`}
          {unit.emptying && ` · ${words.emptying}`}
        </small>
      </th>
      <td {...ROLE.cell} data-label={columns.schools} class="n">
        {say.number(unit.schools)}
      </td>
      <td {...ROLE.cell} data-label={columns.accounts} class="n">
        {say.ratio(unit.withAccount, unit.schools)}
      </td>
      {edits && (
        <td {...ROLE.cell}>
          <span class="register-acts">
            <button
              type="button"
              class="button slim"
              aria-label={`${words.rename}: ${unit.name}`}
              onClick={() => open({ what: 'rename', unit })}
            >
              {words.rename}
            </button>
            {unit.until === undefined && parentOf(unit.path) !== undefined && (
              <button
                type="button"
                class="button slim"
                aria-label={`${words.closeUnit}: ${unit.name}`}
                onClick={() => open({ what: 'close', unit })}
              >
                {words.closeUnit}
              </button>
            )}
            {unit.until !== undefined && (
              <button
                type="button"
                class="button slim"
                aria-label={`${words.reopen}: ${unit.name}`}
                aria-disabled={action.pending}
                onClick={() => void reopen()}
              >
                {words.reopen}
              </button>
            )}
          </span>
        </td>
      )}
    </tr>
  );
}

function Add(props: { units: readonly UnitLine[]; changed: Changed; onClose: () => void }) {
  const { unit: home } = useOffice();
  const words = useRegisterWords();
  const kit = useKitWords();
  const action = useAction<UnitsAnswer>();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [parent, setParent] = useState(home);
  const submit = async () => {
    const body = { parent, name, ...(code !== '' && { code }) };
    if (!(await action.run('POST', '/api/units', body))) return;
    props.onClose();
    props.changed({ text: words.unitDone.added });
  };
  return (
    <Dialog title={words.addUnitTitle} onClose={props.onClose}>
      <Form
        id="unit"
        submit={kit.save}
        pending={action.pending}
        failure={action.failure}
        onCancel={props.onClose}
        onSubmit={() => void submit()}
      >
        <TextField path="name" label={words.unitName} value={name} onInput={setName} maxLength={150} />
        <SelectField
          path="parent"
          label={words.unitParent}
          value={parent}
          options={unitOptions(props.units, words.choose)}
          onChange={setParent}
        />
        <TextField
          path="code"
          optional
          label={words.unitCode}
          hint={words.unitCodeHint}
          value={code}
          onInput={setCode}
          maxLength={40}
        />
      </Form>
    </Dialog>
  );
}

function Rename({ unit, changed, onClose }: { unit: UnitLine; changed: Changed; onClose: () => void }) {
  const words = useRegisterWords();
  const kit = useKitWords();
  const action = useAction<UnitsAnswer>();
  const [name, setName] = useState(unit.name);
  const undone = useUndone();
  const path = `/api/units/${unit.path}`;
  const submit = async () => {
    const answer = await action.run('PUT', path, { revision: unit.revision, act: { kind: 'rename', name } });
    if (!answer) return;
    const revision = unit.revision + 1;
    onClose();
    changed({
      text: words.unitDone.renamed,
      undo: async () => {
        const act = { kind: 'rename', name: unit.name };
        changed({ text: undone(await send('PUT', path, { revision, act })) });
      },
    });
  };
  return (
    <Dialog title={words.renameTitle(unit.name)} onClose={onClose}>
      <Form
        id="unit"
        submit={kit.save}
        pending={action.pending}
        failure={action.failure}
        onCancel={onClose}
        onSubmit={() => void submit()}
      >
        <TextField path="name" label={words.unitName} value={name} onInput={setName} maxLength={150} />
      </Form>
    </Dialog>
  );
}

function Close(props: { unit: UnitLine; units: readonly UnitLine[]; changed: Changed; onClose: () => void }) {
  const words = useRegisterWords();
  const action = useAction<UnitsAnswer>();
  const { unit, onClose } = props;
  const [to, setTo] = useState('');
  const [sure, ask] = useState(false);
  const confirm = async () => {
    const act = { kind: 'close', ...(to !== '' && { to }) };
    if (!(await action.run('PUT', `/api/units/${unit.path}`, { revision: unit.revision, act }))) return;
    onClose();
    props.changed({ text: words.unitDone.closed });
  };
  const others = props.units.filter(({ path }) => path !== unit.path);
  if (sure)
    return (
      <ConfirmByName
        title={words.closeUnitTitle(unit.name)}
        name={unit.name}
        submit={words.closeUnit}
        pending={action.pending}
        failure={action.failure}
        onConfirm={() => void confirm()}
        onClose={() => {
          action.forget();
          ask(false);
        }}
      >
        <p>{words.closeUnitSure(unit.name)}</p>
      </ConfirmByName>
    );
  return (
    <Dialog title={words.closeUnitTitle(unit.name)} onClose={onClose}>
      <p>{words.closeUnitSure(unit.name)}</p>
      <Form id="unit" submit={words.next} onCancel={onClose} onSubmit={() => ask(true)}>
        <SelectField
          path="to"
          label={words.unitTo}
          value={to}
          options={unitOptions(others, words.unitToNone)}
          onChange={setTo}
        />
      </Form>
    </Dialog>
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
            {edits && (
              <th {...ROLE.columnHeader} scope="col">
                <span class="hidden">{columns.acts}</span>
              </th>
            )}
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
      {opened?.what === 'add' && <Add units={units} changed={changed} onClose={close} />}
      {opened?.what === 'rename' && <Rename unit={opened.unit} changed={changed} onClose={close} />}
      {opened?.what === 'close' && (
        <Close unit={opened.unit} units={units} changed={changed} onClose={close} />
      )}
    </section>
  );
}
