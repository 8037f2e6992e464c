/** A text or a day under its label, with last time's text as a hint and what is wrong with it. */
import { valueAt } from '../../../functions/declarations/draft.ts';
import { edit } from '../actions.ts';
import { lastOf, marks, valueIn, Wrong } from '../parts.tsx';
import { _, num } from '../words.ts';

/** Last time's text at a field, as a hint. */
export const before = (path: string): string => {
  const value = valueAt(lastOf()?.declaration, path);
  return value === undefined || value === ''
    ? ''
    : _`lần trước ${typeof value === 'number' ? num(value) : String(value)}`;
};

export const Text = (props: {
  path: string;
  label: string;
  max: number;
  auto?: 'name' | 'organization-title' | 'tel';
}) => (
  <div class="field">
    <label for={props.path}>
      {props.label} <small>{before(props.path)}</small>
    </label>
    <input
      {...marks(props.path)}
      inputMode={props.auto === 'tel' ? 'tel' : 'text'}
      maxLength={props.max}
      autocomplete={props.auto ?? 'off'}
      value={String(valueIn(props.path) ?? '')}
      onInput={({ currentTarget }) => edit(props.path, currentTarget.value)}
    />
    <Wrong path={props.path} />
  </div>
);

/** A civil date; a cleared one is taken out. */
export const Day = ({ path, label }: { path: string; label: string }) => (
  <div class="field">
    <label for={path}>{label}</label>
    <input
      {...marks(path)}
      type="date"
      value={String(valueIn(path) ?? '')}
      onInput={({ currentTarget }) => edit(path, currentTarget.value || undefined)}
    />
    <Wrong path={path} />
  </div>
);
