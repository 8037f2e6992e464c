/** What an administrator does to units, each a short form; closing asks for the name. */
import { useState } from 'preact/hooks';
import type { UnitLine, UnitsAnswer } from '../../../functions/schools/register-answers.ts';
import { send } from '../api.ts';
import { useAction } from '../kit/action.ts';
import { ConfirmByName, Dialog } from '../kit/dialog.tsx';
import { Form, SelectField, TextField } from '../kit/form.tsx';
import type { Done } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { unitOptions, useRegisterWords, useUndone } from './data.ts';

type Changed = (what: Done) => void;

export function AddUnit(props: { units: readonly UnitLine[]; changed: Changed; onClose: () => void }) {
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

export function RenameUnit({
  unit,
  changed,
  onClose,
}: {
  unit: UnitLine;
  changed: Changed;
  onClose: () => void;
}) {
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

export function CloseUnit(props: {
  unit: UnitLine;
  units: readonly UnitLine[];
  changed: Changed;
  onClose: () => void;
}) {
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
