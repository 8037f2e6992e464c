/** What an administrator does to units, each a short form; closing asks for the name. */
import { useState } from 'preact/hooks';
import type { UnitLine, UnitsAnswer } from '../../../functions/schools/register-answers.ts';
import { isWithin, parentOf } from '../../../functions/schools/unit.ts';
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

interface GivingProps {
  unit: UnitLine;
  units: readonly UnitLine[];
  changed: Changed;
  onClose: () => void;
}

/** First the unit that takes over, then the name of the one that goes. */
function Giving(
  props: GivingProps & {
    act: 'close' | 'move';
    title: string;
    told: string;
    label: string;
    none: string;
    submit: string;
    done: string;
    fits: (path: string) => boolean;
  },
) {
  const words = useRegisterWords();
  const action = useAction<UnitsAnswer>();
  const { unit, onClose, act: kind, title, told } = props;
  const [to, setTo] = useState('');
  const [sure, ask] = useState(false);
  const [errors, find] = useState<Record<string, string>>({});
  const confirm = async () => {
    const act = { kind, ...(to !== '' && { to }) };
    if (!(await action.run('PUT', `/api/units/${unit.path}`, { revision: unit.revision, act }))) return;
    onClose();
    props.changed({ text: props.done });
  };
  const check = () => {
    const missing = kind === 'move' && to === '';
    find(missing ? { to: words.chooseUnit } : {});
    ask(!missing);
  };
  if (sure)
    return (
      <ConfirmByName
        title={title}
        name={unit.name}
        submit={props.submit}
        pending={action.pending}
        failure={action.failure}
        onConfirm={() => void confirm()}
        onClose={() => {
          action.forget();
          ask(false);
        }}
      >
        <p>{told}</p>
      </ConfirmByName>
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{told}</p>
      <Form id="unit" submit={words.next} errors={errors} onCancel={onClose} onSubmit={check}>
        <SelectField
          path="to"
          label={props.label}
          value={to}
          options={unitOptions(
            props.units.filter(({ path }) => props.fits(path)),
            props.none,
          )}
          onChange={setTo}
        />
      </Form>
    </Dialog>
  );
}

export function CloseUnit(props: GivingProps) {
  const words = useRegisterWords();
  const { unit } = props;
  return (
    <Giving
      {...props}
      act="close"
      title={words.closeUnitTitle(unit.name)}
      told={words.closeUnitSure(unit.name)}
      label={words.unitTo}
      none={words.unitToNone}
      submit={words.closeUnit}
      done={words.unitDone.closed}
      fits={(path) => path !== unit.path}
    />
  );
}

export function MoveUnit(props: GivingProps) {
  const words = useRegisterWords();
  const { unit } = props;
  return (
    <Giving
      {...props}
      act="move"
      title={words.moveUnitTitle(unit.name)}
      told={words.moveUnitSure(unit.name)}
      label={words.unitParent}
      none={words.choose}
      submit={words.moveUnit}
      done={words.unitDone.moved}
      fits={(path) => !isWithin(path, unit.path) && path !== parentOf(unit.path)}
    />
  );
}
