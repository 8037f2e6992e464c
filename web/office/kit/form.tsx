/** Forms: each error beside its field and in a summary that leads to it. Nothing entered is lost when sending fails. */
import './kit.css';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../api.ts';
import { useOffice } from '../office.tsx';
import { useFieldErrors, useSaid } from './action.ts';
import { useKitWords } from './words.ts';

interface FormState {
  id: string;
  errors: Record<string, string>;
}
const FormContext = createContext<FormState>({ id: '', errors: {} });

interface FormProps {
  /** Unique on the page; ids of fields begin with it. */
  id: string;
  /** Found by the page itself, by field path. */
  errors?: Record<string, string>;
  /** What the server said. */
  failure?: Failure | undefined;
  pending?: boolean;
  submit: ComponentChildren;
  onSubmit: () => void;
  onCancel?: () => void;
  children: ComponentChildren;
  labelledBy?: string;
}

function Summary({ id, errors, failure }: { id: string; errors: Record<string, string>; failure?: Failure }) {
  const said = useSaid();
  const words = useKitWords();
  const { say } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const listed = Object.entries(errors);
  const key = `${listed.map(([path]) => path).join()} ${failure?.kind ?? ''} ${failure?.code ?? ''}`;
  useEffect(() => {
    if (key.trim() !== '') box.current?.focus();
  }, [key, failure]);
  if (listed.length === 0 && !failure) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      {failure && <p>{said(failure)}</p>}
      {listed.length > 0 ? (
        <>
          <p>{words.toCorrect(say.number(listed.length))}</p>
          <ul>
            {listed.map(([path, sentence]) => (
              <li key={path}>
                <a
                  href={`#${id}-${path}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`${id}-${path}`)?.focus();
                  }}
                >
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="small">{words.failedNothingLost}</p>
      )}
    </div>
  );
}

export function Form(props: FormProps) {
  const words = useKitWords();
  const fieldErrors = useFieldErrors();
  const { id, failure, pending } = props;
  const errors = { ...fieldErrors(failure), ...props.errors };
  return (
    <FormContext.Provider value={{ id, errors }}>
      <form
        class="form"
        noValidate
        {...(props.labelledBy && { 'aria-labelledby': props.labelledBy })}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) props.onSubmit();
        }}
      >
        <Summary id={id} errors={errors} {...(failure && { failure })} />
        {props.children}
        <p class="ways">
          <button type="submit" class="button go" aria-disabled={pending === true}>
            {pending ? words.working : props.submit}
          </button>
          {props.onCancel && (
            <button type="button" class="button" onClick={props.onCancel}>
              {words.cancel}
            </button>
          )}
        </p>
      </form>
    </FormContext.Provider>
  );
}

interface FieldProps {
  /** As the body names it. */
  path: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  optional?: boolean;
}

/** What a field's control carries, so that label, hint and error belong to it. */
function useField({ path, hint }: FieldProps) {
  const { id, errors } = useContext(FormContext);
  const own = `${id}-${path}`;
  const error = errors[path];
  const described = [hint !== undefined && `${own}-hint`, error !== undefined && `${own}-error`]
    .filter((each) => each !== false)
    .join(' ');
  return {
    id: own,
    error,
    control: {
      id: own,
      name: path,
      ...(described !== '' && { 'aria-describedby': described }),
      ...(error !== undefined && { 'aria-invalid': true }),
    },
  };
}

function Frame(props: FieldProps & { id: string; error: string | undefined; children: ComponentChildren }) {
  const words = useKitWords();
  return (
    <div class={props.error === undefined ? 'field' : 'field bad'}>
      <label for={props.id}>
        {props.label} {props.optional && <small>({words.optional})</small>}
      </label>
      {props.hint !== undefined && (
        <small id={`${props.id}-hint`} class="hint">
          {props.hint}
        </small>
      )}
      {props.children}
      {props.error !== undefined && (
        <p class="wrong" id={`${props.id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** `number`: figures typed as text, so that nothing a person types is thrown away unread. */
const TYPES = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  url: { type: 'url' },
  date: { type: 'date' },
  time: { type: 'time' },
  'datetime-local': { type: 'datetime-local' },
  number: { type: 'text', inputMode: 'numeric' },
} as const;

interface TextProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  type?: keyof typeof TYPES;
  autocomplete?: string;
  maxLength?: number;
}

export function TextField({ value, onInput, type, autocomplete, maxLength, ...field }: TextProps) {
  const { id, error, control } = useField(field);
  return (
    <Frame {...field} id={id} error={error}>
      <input
        {...control}
        {...TYPES[type ?? 'text']}
        value={value}
        autocomplete={autocomplete ?? 'off'}
        {...(maxLength !== undefined && { maxLength })}
        {...(!field.optional && { 'aria-required': true })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Frame>
  );
}

export function LongField({ value, onInput, maxLength, ...field }: TextProps) {
  const { id, error, control } = useField(field);
  return (
    <Frame {...field} id={id} error={error}>
      <textarea
        {...control}
        rows={4}
        value={value}
        {...(maxLength !== undefined && { maxLength })}
        {...(!field.optional && { 'aria-required': true })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Frame>
  );
}

export function SelectField(
  props: FieldProps & {
    value: string;
    options: readonly (readonly [value: string, name: string])[];
    onChange: (value: string) => void;
  },
) {
  const { id, error, control } = useField(props);
  return (
    <Frame {...props} id={id} error={error}>
      <select
        {...control}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function CheckField(props: FieldProps & { checked: boolean; onChange: (checked: boolean) => void }) {
  const { id, error, control } = useField(props);
  return (
    <div class={error === undefined ? 'field check' : 'field check bad'}>
      <label for={id}>
        <input
          {...control}
          type="checkbox"
          checked={props.checked}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>
          {props.label}
          {props.hint !== undefined && (
            <small id={`${id}-hint`} class="hint">
              {props.hint}
            </small>
          )}
        </span>
      </label>
      {error !== undefined && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** Several of a list, or one: boxes or buttons under one name. */
export function ChoiceField(
  props: FieldProps & {
    kind: 'one' | 'many';
    chosen: readonly string[];
    options: readonly (readonly [value: string, name: ComponentChildren])[];
    onChange: (chosen: string[]) => void;
  },
) {
  const { id, error, control } = useField(props);
  const toggle = (value: string, on: boolean) =>
    props.onChange(
      props.kind === 'one'
        ? [value]
        : on
          ? [...props.chosen, value]
          : props.chosen.filter((v) => v !== value),
    );
  return (
    <fieldset
      class={error === undefined ? 'field choices' : 'field choices bad'}
      id={id}
      tabIndex={-1}
      {...('aria-describedby' in control && { 'aria-describedby': control['aria-describedby'] })}
    >
      <legend>{props.label}</legend>
      {props.hint !== undefined && (
        <small id={`${id}-hint`} class="hint">
          {props.hint}
        </small>
      )}
      {props.options.map(([value, name]) => (
        <label key={value} class="pickable">
          <input
            type={props.kind === 'one' ? 'radio' : 'checkbox'}
            name={control.name}
            value={value}
            checked={props.chosen.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <span>{name}</span>
        </label>
      ))}
      {error !== undefined && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
