// First bundle of /khai-bao/: every byte counts.
/** The few pieces the first screen is made of. */
import type { ComponentChildren } from 'preact';
import { edit, quickDuty } from './actions.ts';
import { state, targets } from './state.ts';
import { _, learners, num, staff } from './words.ts';

export const Card = (props: { class?: string; id?: string; children: ComponentChildren }) => (
  <section class={`card ${props.class ?? ''}`} id={props.id} tabIndex={-1}>
    {props.children}
  </section>
);

export const Button = (props: {
  class?: string;
  go: () => unknown;
  busy?: boolean | undefined;
  children: ComponentChildren;
}) => (
  <button type="button" class={props.class} disabled={props.busy} onClick={() => void props.go()}>
    {props.children}
  </button>
);

/** What a field holds: of the draft once there is one, before that what was typed. */
export const valueIn = (path: string): unknown => (state.rest ? state.rest.valueIn(path) : state.typed[path]);

/** The sentence beside a field, once the rules are here; the field names it with `aria-describedby`. */
export const Wrong = ({ path }: { path: string }) => state.rest && <state.rest.WrongText path={path} />;

/** What every input of a field carries. */
export const marks = (path: string) => ({ id: path, ...state.rest?.wrongMarks(path) });

/** A whole number under a small label. Only digits get in; blank is not zero. */
export const Num = (props: {
  path: string;
  label: string;
  name?: string;
  put?: (path: string, n: number | null) => void;
}) => (
  <label class="num">
    <span>{props.label}</span>
    <input
      {...marks(props.path)}
      aria-label={props.name}
      inputMode="numeric"
      autocomplete="off"
      maxLength={6}
      value={String(valueIn(props.path) ?? '')}
      onInput={({ currentTarget: input }) => {
        input.value = input.value.replace(/\D/g, '');
        (props.put ?? edit)(props.path, input.value ? +input.value : null);
      }}
    />
  </label>
);

/** Last time's declaration of the duty in hand. */
export const lastOf = () => (state.work ? targets()[0] : quickDuty())?.last;

/** Absent, and of these ill, of one group of people, with last time's beside; one tap says nobody is. */
export const Absences = ({ group }: { group: 'learners' | 'staff' }) => {
  const who = group === 'staff' ? staff() : learners();
  const last = lastOf()?.declaration[group];
  return (
    <fieldset class="row">
      <legend>
        {_`Vắng hôm nay: ${who}`}
        {last && <small>{_`lần trước ${num(last.absent)}, trong đó ốm ${num(last.absentIll)}`}</small>}
      </legend>
      <Num path={`${group}.absent`} label={_`Vắng`} />
      <Num path={`${group}.absentIll`} label={_`Do ốm`} />
      <Button class="chip" go={() => edit(`${group}.absent`, 0)}>
        {_`Đủ`}
      </Button>
      <Wrong path={`${group}.absent`} />
      <Wrong path={`${group}.absentIll`} />
    </fieldset>
  );
};
