/** The fields of a letter, for publishing and for correcting. */
import type { Letter } from '../../../functions/directives/directive.ts';
import type { Failure } from '../api.ts';
import { CheckField, LongField, TextField } from '../kit/form.tsx';
import { useDirectiveWords } from './words.tsx';

/** As typed: a link not given is empty. */
export type Typed = Omit<Letter, 'link'> & { link: string };

export const letterFrom = ({ link, ...letter }: Typed): Letter => ({
  ...letter,
  ...(link.trim() && { link: link.trim() }),
});

export function LetterFields(props: {
  typed: Typed;
  onType: (typed: Typed) => void;
  failure?: Failure | undefined;
  again: boolean;
  onAgain: (again: boolean) => void;
}) {
  const words = useDirectiveWords();
  const { typed, onType } = props;
  const put = (path: keyof Typed) => (value: string) => onType({ ...typed, [path]: value });
  const asked = props.failure?.fields?.some(({ path }) => path === 'number') && typed.number.trim() !== '';
  return (
    <>
      <TextField
        path="number"
        label={words.fields.number}
        hint={words.hints.number}
        value={typed.number}
        maxLength={60}
        onInput={put('number')}
      />
      {(asked || props.again) && (
        <CheckField
          path="numberAgain"
          label={words.numberAgain}
          checked={props.again}
          onChange={props.onAgain}
        />
      )}
      <TextField
        path="issuer"
        label={words.fields.issuer}
        value={typed.issuer}
        maxLength={120}
        onInput={put('issuer')}
      />
      <TextField path="date" label={words.fields.date} type="date" value={typed.date} onInput={put('date')} />
      <LongField
        path="title"
        label={words.fields.title}
        value={typed.title}
        maxLength={200}
        onInput={put('title')}
      />
      <TextField
        path="deadline"
        label={words.fields.deadline}
        type="date"
        value={typed.deadline}
        onInput={put('deadline')}
      />
      <TextField
        path="link"
        label={words.fields.link}
        hint={words.hints.link}
        type="url"
        optional
        value={typed.link}
        maxLength={500}
        onInput={put('link')}
      />
    </>
  );
}
