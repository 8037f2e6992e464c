/** Choosing what an account is for: schools by searching, units from those one may give. */
import { useEffect, useState } from 'preact/hooks';
import { ROLES, type Role } from '../../../functions/access/access.ts';
import { sameScope, uniqueScopes } from '../../../functions/access/account.ts';
import type { AccountUnit, NamedScope, SchoolsAnswer } from '../../../functions/access/accounts.ts';
import { mayGrant } from '../../../functions/access/granting.ts';
import { answersOf } from '../answers.ts';
import { ChoiceField, SelectField, TextField } from '../kit/form.tsx';
import { useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { PlaceLine, scopeKey, useAccountWords, useWho } from './parts.tsx';

export const useSchoolAccounts = answersOf<SchoolsAnswer>();
const SHOWN = 8;
const PAUSE_MS = 300;

/** What was chosen, and what stands in the fields without having been added: both count. */
export interface Chosen {
  kept: readonly NamedScope[];
  draft?: NamedScope | undefined;
}
export const scopesOf = ({ kept, draft }: Chosen): NamedScope[] =>
  uniqueScopes(draft ? [...kept, draft] : [...kept]);

/** What the API takes of a scope. */
export const bare = ({ role, by, target }: NamedScope) => ({ role, by, target });

const scopeIn = (role: Role, by: 'management' | 'area', { path, name }: AccountUnit): NamedScope => ({
  role,
  by,
  target: path,
  name,
});

function useGrants(units: readonly AccountUnit[]) {
  const who = useWho();
  const may = (role: Role, by: 'management' | 'area', unit: AccountUnit) =>
    mayGrant(who, { role, by, target: unit.path, path: unit.path });
  const unitsFor = (role: Role, by: 'management' | 'area') => units.filter((unit) => may(role, by, unit));
  const waysFor = (role: Role) =>
    (['management', 'area'] as const).filter((by) => unitsFor(role, by).length > 0);
  const roles = ROLES.filter((role) => role === 'declarer' || waysFor(role).length > 0);
  return { roles, unitsFor, waysFor };
}

/** Typed words are asked for when the typing pauses. */
function useTyped() {
  const [text, type] = useState('');
  const [asked, ask] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => ask(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, type, asked };
}

function SchoolPicker({
  chosen,
  onAdd,
}: {
  chosen: readonly NamedScope[];
  onAdd: (scope: NamedScope) => void;
}) {
  const words = useAccountWords();
  const { unit } = useOffice();
  const { text, type, asked } = useTyped();
  const { value } = useSchoolAccounts(
    asked === '' ? '' : apiPath('/api/accounts/schools', { unit, q: asked }),
    false,
  );
  const found = (value?.rows ?? [])
    .map(({ id, name, unit }) => ({ role: 'declarer', by: 'school', target: id, name, unit }) as const)
    .filter((scope) => !chosen.some((each) => sameScope(each, scope)))
    .slice(0, SHOWN);
  return (
    <>
      <TextField
        path="school"
        label={words.findSchool}
        hint={words.findHint}
        value={text}
        onInput={type}
        optional
      />
      <ul class="plain found" aria-live="polite">
        {found.map((scope) => (
          <li key={scope.target}>
            <button
              type="button"
              class="button"
              aria-label={words.addOne(`${scope.name}, ${scope.unit}`)}
              onClick={() => {
                onAdd(scope);
                type('');
              }}
            >
              + {scope.name} <small>{scope.unit}</small>
            </button>
          </li>
        ))}
        {value && asked !== '' && found.length === 0 && <li class="muted">{words.noSchool}</li>}
      </ul>
    </>
  );
}

function UnitPicker(props: {
  role: Role;
  draft: NamedScope | undefined;
  units: readonly AccountUnit[];
  onDraft: (scope: NamedScope | undefined) => void;
}) {
  const words = useAccountWords();
  const { unitsFor, waysFor } = useGrants(props.units);
  const ways = waysFor(props.role);
  const [chosen, choose] = useState<'management' | 'area'>();
  const by = chosen && ways.includes(chosen) ? chosen : (ways[0] ?? 'management');
  const put = (way: 'management' | 'area', target: string) => {
    const unit = unitsFor(props.role, way).find(({ path }) => path === target);
    props.onDraft(unit && scopeIn(props.role, way, unit));
  };
  const target = props.draft?.target ?? '';
  return (
    <>
      {ways.length > 1 && (
        <ChoiceField
          path="by"
          kind="one"
          label={words.by}
          chosen={[by]}
          options={[
            ['management', words.byManagement],
            ['area', words.byArea],
          ]}
          onChange={([way]) => {
            const next = way === 'area' ? 'area' : 'management';
            choose(next);
            put(next, target);
          }}
        />
      )}
      <SelectField
        path="unit"
        label={words.addUnit}
        value={target}
        options={[
          ['', words.chooseUnit],
          ...unitsFor(props.role, by).map(({ path, name }) => [path, name] as const),
        ]}
        onChange={(path) => put(by, path)}
      />
    </>
  );
}

/** Inside a form. @param units those the viewer looks after */
export function Scopes(props: {
  chosen: Chosen;
  units: readonly AccountUnit[];
  onChange: (chosen: Chosen) => void;
}) {
  const words = useAccountWords();
  const { chosen, onChange } = props;
  const { roles } = useGrants(props.units);
  const [role, take] = useState<Role>('declarer');
  const add = (scope: NamedScope) => onChange({ kept: uniqueScopes([...chosen.kept, scope]) });
  return (
    <fieldset class="field scopes" id="scopes">
      <legend>{words.places}</legend>
      {chosen.kept.length > 0 ? (
        <ul class="plain kept">
          {chosen.kept.map((scope) => (
            <li key={scopeKey(scope)}>
              <span>
                <PlaceLine scope={scope} />
              </span>
              <button
                type="button"
                class="button slim"
                aria-label={words.removeOne(scope.name)}
                onClick={() =>
                  onChange({ ...chosen, kept: chosen.kept.filter((each) => !sameScope(each, scope)) })
                }
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted small">{words.noPlace}</p>
      )}
      <SelectField
        path="scopes"
        label={words.addRole}
        value={role}
        options={roles.map((each) => [each, words.roles[each]] as const)}
        onChange={(value) => {
          take(roles.find((each) => each === value) ?? 'declarer');
          onChange({ kept: chosen.kept });
        }}
      />
      {role === 'declarer' ? (
        <SchoolPicker chosen={chosen.kept} onAdd={add} />
      ) : (
        <>
          <UnitPicker
            key={role}
            role={role}
            draft={chosen.draft}
            units={props.units}
            onDraft={(draft) => onChange({ kept: chosen.kept, draft })}
          />
          {chosen.draft && (
            <button type="button" class="button" onClick={() => chosen.draft && add(chosen.draft)}>
              {words.add}
            </button>
          )}
        </>
      )}
    </fieldset>
  );
}
