/** Official letters to the school: read them, and acknowledge them when signed in. */
import type { MineAnswer } from '../../../functions/declarations/mine.ts';
import { withAccount } from '../actions.ts';
import { Button, Card } from '../parts.tsx';
import { change, state } from '../state.ts';
import { _ } from '../words.ts';
import { call } from './call.ts';
import { fullDay } from './texts.ts';

type Letter = MineAnswer['directives'][number];

/** Ids of letters whose acknowledgement is under way. */
const going = new Set<string>();

const without = (letters: readonly Letter[], id: string, school: string): Letter[] =>
  letters.map((letter) =>
    letter.id === id ? { ...letter, owed: letter.owed.filter((each) => each !== school) } : letter,
  );

async function acknowledge({ id }: Letter, school: string): Promise<void> {
  going.add(id);
  change({ trouble: undefined });
  const answer = await call('PUT', `directives/${id}/acknowledgements/${encodeURIComponent(school)}`, {});
  going.delete(id);
  const { mine } = state;
  if (answer.ok && mine)
    return change({ mine: { ...mine, directives: without(mine.directives, id, school) } }, `letter-${id}`);
  if (answer.ok) return;
  if (answer.trouble.status === 401) return withAccount((account) => account.askSignIn());
  change({ trouble: answer.trouble }, 'trouble');
}

/** A reminder's link may declare, not acknowledge: whoever answers for the school signs in for that. */
const Owed = ({ letter, school }: { letter: Letter; school: string }) => {
  if (state.mine?.by === 'account')
    return (
      <Button class="plain" busy={going.has(letter.id)} go={() => acknowledge(letter, school)}>
        {_`Xác nhận đã nhận`}
      </Button>
    );
  // Whoever fills in the form for the school by phone has not read its letters.
  if (state.mine?.by !== 'link') return null;
  return (
    <>
      <p>{_`Để xác nhận thay nhà trường, mời Thầy/Cô đăng nhập; không cần mật khẩu.`}</p>
      <Button
        class="plain"
        go={() => withAccount((account) => account.askSignIn())}
      >{_`Đăng nhập để xác nhận`}</Button>
    </>
  );
};

const One = ({ letter }: { letter: Letter }) => {
  const { id, number, issuer, issuedOn, title, url, deadline, owed } = letter;
  const school = state.school ?? '';
  const isOwed = owed.includes(school);
  return (
    <li id={`letter-${id}`} tabIndex={-1}>
      <b>{number}</b> {issuer}, {fullDay(issuedOn)}
      <p>
        {title}{' '}
        {url && (
          <a href={url} target="_blank" rel="noreferrer">
            {_`Mở văn bản`}
          </a>
        )}
      </p>
      <small>
        {isOwed
          ? _`Chưa xác nhận · hạn hết ${fullDay(deadline)}`
          : owed.length === 0 && _`Nhà trường đã xác nhận.`}
      </small>
      {isOwed && <Owed letter={letter} school={school} />}
    </li>
  );
};

export const Letters = () => {
  const letters = state.mine?.directives ?? [];
  return (
    letters.length > 0 && (
      <Card class="letters">
        <h2>{_`Văn bản chỉ đạo`}</h2>
        <ul>
          {letters.map((letter) => (
            <One key={letter.id} letter={letter} />
          ))}
        </ul>
      </Card>
    )
  );
};
