/** What an administrator does to a school: each a short form; an ending asks for the name. All can be taken back. */
import { useState } from 'preact/hooks';
import type { SchoolAnswer } from '../../../functions/schools/register-answers.ts';
import type { SchoolAct } from '../../../functions/schools/register-checks.ts';
import { LEVELS, type Level } from '../../../functions/schools/unit.ts';
import { send } from '../api.ts';
import { useAction } from '../kit/action.ts';
import { ConfirmByName, Dialog } from '../kit/dialog.tsx';
import { Form, SelectField, TextField } from '../kit/form.tsx';
import type { Done } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { dateText, todayIn, unitOptions, useRegisterWords, useUndone, useUnits } from './data.ts';
import type { ActName, SchoolRecord } from './detail.tsx';
import { SuccessorField } from './successor.tsx';

export interface ActProps {
  school: SchoolRecord;
  onClose: () => void;
  changed: (what: Done) => void;
}

/** Sends an act; when it is done, says so with the way back where there is one. */
function useAct({ school, changed }: ActProps) {
  const words = useRegisterWords();
  const action = useAction<SchoolAnswer>();
  const undone = useUndone();
  const path = `/api/schools/${encodeURIComponent(school.id)}`;
  const run = async (act: SchoolAct, back?: SchoolAct) => {
    const answer = await action.run('PUT', path, { revision: school.revision, act });
    if (!answer) return;
    const { revision, changes } = answer.school;
    const undo =
      back && (async () => changed({ text: undone(await send('PUT', path, { revision, act: back })) }));
    changed({ text: words.done[changes[0]?.what ?? 'edited'], ...(undo && { undo }) });
  };
  return { ...action, run };
}

function Edit(props: ActProps) {
  const words = useRegisterWords();
  const kit = useKitWords();
  const units = useUnits();
  const { school, onClose } = props;
  const [name, setName] = useState(school.name);
  const [level, setLevel] = useState<Level>(school.level);
  const [area, setArea] = useState(school.area.path);
  const [from, setFrom] = useState(school.from);
  const act = useAct(props);
  const before = {
    kind: 'edit',
    name: school.name,
    level: school.level,
    area: school.area.path,
    from: school.from,
  } as const;
  return (
    <Dialog title={words.editTitle(school.name)} onClose={onClose}>
      <Form
        id="school"
        submit={kit.save}
        pending={act.pending}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={() => void act.run({ kind: 'edit', name, level, area, from }, before)}
      >
        <TextField path="name" label={words.name} value={name} onInput={setName} maxLength={150} />
        <LevelField value={level} onChange={setLevel} />
        <SelectField
          path="area"
          label={words.area}
          hint={words.areaHint}
          value={area}
          options={unitOptions(units.value?.units ?? [], words.choose)}
          onChange={setArea}
        />
        <TextField path="from" type="date" label={words.from} value={from} onInput={setFrom} />
      </Form>
    </Dialog>
  );
}

export function LevelField({ value, onChange }: { value: Level | ''; onChange: (level: Level) => void }) {
  const { texts } = useOffice();
  const words = useRegisterWords();
  const levels = Object.keys(LEVELS) as Level[];
  return (
    <SelectField
      path="level"
      label={words.level}
      value={value}
      options={[
        ...(value === '' ? [['', words.choose] as const] : []),
        ...levels.map((level) => [level, texts.levelsLong[level]] as const),
      ]}
      onChange={(chosen) => {
        const level = levels.find((each) => each === chosen);
        if (level) onChange(level);
      }}
    />
  );
}

function Move(props: ActProps) {
  const words = useRegisterWords();
  const units = useUnits();
  const { school, onClose } = props;
  const [unit, setUnit] = useState('');
  const [area, setArea] = useState(school.area.path);
  const act = useAct(props);
  const options = unitOptions(units.value?.units ?? [], words.choose);
  // Most schools stand on the ground of the unit that manages them: then the ground goes along.
  const own = school.area.path === school.unit.path;
  return (
    <Dialog title={words.moveTitle(school.name)} onClose={onClose}>
      <p>{words.moveHint}</p>
      <Form
        id="school"
        submit={words.move}
        pending={act.pending}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={() =>
          void act.run(
            { kind: 'move', unit, area },
            { kind: 'move', unit: school.unit.path, area: school.area.path },
          )
        }
      >
        <SelectField
          path="unit"
          label={words.unit}
          value={unit}
          options={options}
          onChange={(chosen) => {
            setUnit(chosen);
            if (own && chosen !== '') setArea(chosen);
          }}
        />
        <SelectField
          path="area"
          label={words.area}
          hint={words.areaHint}
          value={area}
          options={options}
          onChange={setArea}
        />
      </Form>
    </Dialog>
  );
}

/** First the day (and the school that takes over), then the name. */
function End(props: ActProps & { merges: boolean }) {
  const { session } = useOffice();
  const words = useRegisterWords();
  const { school, merges, onClose } = props;
  const [until, setUntil] = useState(todayIn(session.province.zone));
  const [successor, choose] = useState<{ id: string; name: string } | undefined>();
  const [sure, ask] = useState(false);
  const [errors, find] = useState<Record<string, string>>({});
  const act = useAct(props);
  const check = () => {
    const found = {
      ...(until === '' && { until: words.chooseDay }),
      ...(merges && !successor && { successor: words.chooseSuccessor }),
    };
    find(found);
    ask(Object.keys(found).length === 0);
  };
  const title = (merges ? words.mergeTitle : words.closeTitle)(school.name);
  if (sure) {
    const said: SchoolAct = successor
      ? { kind: 'merge', until, successor: successor.id }
      : { kind: 'close', until };
    return (
      <ConfirmByName
        title={title}
        name={school.name}
        submit={merges ? words.merge : words.close}
        pending={act.pending}
        failure={act.failure}
        onConfirm={() => void act.run(said, { kind: 'reopen' })}
        onClose={() => ask(false)}
      >
        <p>
          {successor
            ? words.mergeSure(school.name, successor.name, dateText(until))
            : words.closeSure(school.name, dateText(until))}
        </p>
      </ConfirmByName>
    );
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form id="school" submit={words.next} errors={errors} onCancel={onClose} onSubmit={check}>
        <TextField
          path="until"
          type="date"
          label={words.until}
          hint={words.untilHint}
          value={until}
          onInput={setUntil}
        />
        {merges && <SuccessorField school={school} chosen={successor} onChange={choose} />}
      </Form>
    </Dialog>
  );
}

function Reopen(props: ActProps) {
  const words = useRegisterWords();
  const { school, onClose } = props;
  const act = useAct(props);
  return (
    <Dialog title={school.name} onClose={onClose}>
      <Form
        id="school"
        submit={words.reopen}
        pending={act.pending}
        failure={act.failure}
        onCancel={onClose}
        onSubmit={() => void act.run({ kind: 'reopen' })}
      >
        <p>{words.reopenHint}</p>
      </Form>
    </Dialog>
  );
}

export function Act(props: ActProps & { name: ActName }) {
  switch (props.name) {
    case 'edit':
      return <Edit {...props} />;
    case 'move':
      return <Move {...props} />;
    case 'reopen':
      return <Reopen {...props} />;
    default:
      return <End {...props} merges={props.name === 'merge'} />;
  }
}
