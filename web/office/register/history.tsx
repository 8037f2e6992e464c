/** Who changed what, and when: as it stands in the record itself. */

import type { RegisterChange } from '../../../functions/schools/register.ts';
import { isLevel } from '../../../functions/schools/unit.ts';
import { useOffice } from '../office.tsx';
import { dateText, useRegisterWords } from './data.ts';

type Told = NonNullable<RegisterChange['fields']>[number];

/** What the page calls a value that the record keeps as a code. @param names of units, by path */
export function useValue(
  names: ReadonlyMap<string, string>,
): (field: Told['field'], value?: string) => string {
  const { texts } = useOffice();
  const words = useRegisterWords();
  return (field, value) => {
    if (value === undefined) return words.empty;
    if (field === 'level' && isLevel(value)) return texts.levelsLong[value];
    if (field === 'unit' || field === 'area') return names.get(value) ?? value;
    return field === 'from' || field === 'until' ? dateText(value) : value;
  };
}

export function FieldsTold({
  fields,
  names,
}: {
  fields: readonly Told[];
  names: ReadonlyMap<string, string>;
}) {
  const words = useRegisterWords();
  const shown = useValue(names);
  return (
    <ul class="changes">
      {fields.map((told) => (
        <li key={told.field}>
          {told.field === 'contact' ? (
            words.changedContact
          ) : (
            <>
              {words.fields[told.field]}: <del>{shown(told.field, told.before)}</del> →{' '}
              <ins>{shown(told.field, told.after)}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

export function ChangesTold(props: {
  changes: readonly RegisterChange[];
  names: ReadonlyMap<string, string>;
}) {
  const { say } = useOffice();
  const words = useRegisterWords();
  if (props.changes.length === 0) return <p class="muted">{words.noHistory}</p>;
  return (
    <ul class="told">
      {props.changes.map((change) => (
        <li key={`${change.at} ${change.what}`}>
          <p>
            <b>{words.events[change.what]}</b>{' '}
            <span class="muted small">
              {say.moment(change.at)} · {change.by}
              {change.via && ` · ${words.viaImport}`}
            </span>
          </p>
          {change.fields && <FieldsTold fields={change.fields} names={props.names} />}
        </li>
      ))}
    </ul>
  );
}
