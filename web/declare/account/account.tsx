/** Sign-in, sign-out and past rounds: fetched by those who need them. */
import '../rest/dress.ts';
import type { ComponentType } from 'preact';
import { withRest } from '../actions.ts';
import { keep } from '../keep.ts';
import { call } from '../rest/call.ts';
import { change, type Screen, state } from '../state.ts';
import { _ } from '../words.ts';
import { History, openHistory } from './history.tsx';
import { SignIn } from './sign-in.tsx';

export { Notices } from '../rest/notices.tsx';
export { askSignIn, refused } from './sign-in.tsx';

async function signOut(everywhere: boolean): Promise<void> {
  const answer = await call('DELETE', everywhere ? 'session?everywhere=true' : 'session');
  if (!answer.ok) return change({ trouble: answer.trouble });
  keep('mine', undefined);
  change(
    { mine: undefined, school: undefined, work: undefined, screen: 'sign-in', notice: _`Đã đăng xuất.` },
    'email',
  );
}

/** Letters wait to be acknowledged: they are seen without a touch. */
export const showLetters = (): void => {
  if (state.mine?.directives.some(({ owed }) => owed.length > 0)) void withRest();
};

export const Foot = () => (
  <nav class="foot" aria-label={_`Tài khoản`}>
    {state.school && state.screen !== 'history' && (
      <button type="button" class="link" onClick={openHistory}>{_`Các kỳ đã qua`}</button>
    )}
    <button type="button" class="link" onClick={() => void signOut(false)}>{_`Đăng xuất`}</button>
    <button type="button" class="link" onClick={() => void signOut(true)}>{_`Đăng xuất mọi thiết bị`}</button>
  </nav>
);

/** The screens this file brings. */
export const SCREENS: Partial<Record<Screen, ComponentType>> = { 'sign-in': SignIn, history: History };

// Signed in before: the duties were here first.
showLetters();
