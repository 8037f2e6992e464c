// First bundle of /khai-bao/: every byte counts.
/** The screen in view. */
import { load } from './actions.ts';
import { Home, Whose } from './home.tsx';
import { Button } from './parts.tsx';
import { state } from './state.ts';
import { _ } from './words.ts';

const Body = () => {
  const { screen, rest, account, mine, trouble } = state;
  const View = rest?.SCREENS[screen] ?? account?.SCREENS[screen];
  if (View) return <View />;
  return screen === 'home' && mine ? <Home /> : <p role="status">{!trouble && _`Đang tải…`}</p>;
};

/** The later files say what stood in the way; before them a plain sentence does. */
const Trouble = () => {
  const { trouble, rest } = state;
  return (
    trouble && (
      <div class="card alert" role="alert" id="trouble" tabIndex={-1}>
        <p>{rest?.sentenceOf(trouble) ?? _`Chưa kết nối được với hệ thống.`}</p>
        <Button go={load}>{_`Thử lại`}</Button>
      </div>
    )
  );
};

export const App = () => {
  const { rest, account, mine } = state;
  const more = rest ?? account;
  return (
    <>
      {mine?.synthetic && <aside class="band">{_`Dữ liệu diễn tập – không phải số liệu thật`}</aside>}
      <main>
        <Whose />
        {more && <more.Notices />}
        <Trouble />
        <Body />
      </main>
      {account && mine?.by === 'account' && <account.Foot />}
    </>
  );
};
