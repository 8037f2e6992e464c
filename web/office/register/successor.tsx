/** Choosing the school that another becomes part of: a few words, then one of those found. */
import { useEffect, useState } from 'preact/hooks';
import { ChoiceField, TextField } from '../kit/form.tsx';
import { useKitWords } from '../kit/words.ts';
import { shortUnit } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { useRegisterWords, useSchools } from './data.ts';
import type { SchoolRecord } from './detail.tsx';

const SHOWN = 8;
const PAUSE_MS = 300;

export function SuccessorField(props: {
  school: SchoolRecord;
  chosen: { id: string; name: string } | undefined;
  onChange: (school: { id: string; name: string }) => void;
}) {
  const { session } = useOffice();
  const words = useRegisterWords();
  const kit = useKitWords();
  const { school, chosen } = props;
  const [typed, type] = useState('');
  const [q, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // Before anything is typed its neighbours are offered: mergers are mostly among them.
  const unit = q === '' ? school.unit.path : session.home;
  const { value } = useSchools(apiPath('/api/schools', { unit, q, state: 'open' }), false);
  const found = (value?.rows ?? []).filter(({ id }) => id !== school.id).slice(0, SHOWN);
  const shown = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return (
    <>
      <TextField path="find" label={words.findSuccessor} hint={kit.searchHint} value={typed} onInput={type} />
      <ChoiceField
        path="successor"
        kind="one"
        label={words.successor}
        chosen={chosen ? [chosen.id] : []}
        options={[
          ...shown.map(({ id, name }) => [id, name] as const),
          ...found.map(({ id, name, unit: own }) => [id, `${name} – ${shortUnit(own.name)}`] as const),
        ]}
        onChange={([id]) => {
          const school = found.find((each) => each.id === id);
          if (school) props.onChange({ id: school.id, name: school.name });
        }}
      />
      {value && found.length === 0 && <p class="muted">{kit.noneFound}</p>}
    </>
  );
}
