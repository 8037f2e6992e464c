/** A new school. */
import { useState } from 'preact/hooks';
import type { SchoolAnswer } from '../../../functions/schools/register-answers.ts';
import type { Level } from '../../../functions/schools/unit.ts';
import { useAction } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Form, SelectField, TextField } from '../kit/form.tsx';
import type { Done } from '../kit/notice.tsx';
import { useKitWords } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { LevelField } from './act.tsx';
import { todayIn, unitOptions, useRegisterWords, useUnits } from './data.ts';

export function NewSchool({ changed, onClose }: { changed: (what: Done) => void; onClose: () => void }) {
  const { session } = useOffice();
  const kit = useKitWords();
  const words = useRegisterWords();
  const units = useUnits();
  const action = useAction<SchoolAnswer>();
  const [school, set] = useState({
    id: '',
    name: '',
    level: '' as Level | '',
    unit: '',
    area: '',
    from: todayIn(session.province.zone),
  });
  const [contact, setContact] = useState({ name: '', phone: '' });
  const [errors, find] = useState<Record<string, string>>({});
  const options = unitOptions(units.value?.units ?? [], words.choose);
  const field = (name: keyof typeof school) => (value: string) => set({ ...school, [name]: value });
  const submit = async () => {
    find(school.level === '' ? { level: `${words.level}: ${words.choose}` } : {});
    if (school.level === '') return;
    const given = contact.name !== '' || contact.phone !== '';
    const body = { ...school, ...(given && { contact: { ...contact, position: '' } }) };
    const answer = await action.run('POST', '/api/schools', body);
    if (!answer) return;
    onClose();
    changed({ text: words.added(answer.school.name) });
  };
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Form
        id="new-school"
        submit={kit.save}
        pending={action.pending}
        failure={action.failure}
        errors={errors}
        onCancel={onClose}
        onSubmit={() => void submit()}
      >
        <TextField
          path="name"
          label={words.name}
          value={school.name}
          onInput={field('name')}
          maxLength={150}
        />
        <TextField
          path="id"
          label={words.code}
          hint={words.codeHint}
          value={school.id}
          onInput={field('id')}
          maxLength={40}
        />
        <LevelField value={school.level} onChange={(level) => set({ ...school, level })} />
        <SelectField
          path="unit"
          label={words.unit}
          value={school.unit}
          options={options}
          onChange={(unit) => set({ ...school, unit, ...(school.area === school.unit && { area: unit }) })}
        />
        <SelectField
          path="area"
          label={words.area}
          hint={words.areaHint}
          value={school.area}
          options={options}
          onChange={field('area')}
        />
        <TextField path="from" type="date" label={words.from} value={school.from} onInput={field('from')} />
        <TextField
          path="contact.name"
          optional
          label={words.contactName}
          value={contact.name}
          onInput={(name) => setContact({ ...contact, name })}
        />
        <TextField
          path="contact.phone"
          optional
          type="tel"
          label={words.contactPhone}
          value={contact.phone}
          onInput={(phone) => setContact({ ...contact, phone })}
        />
      </Form>
    </Dialog>
  );
}
