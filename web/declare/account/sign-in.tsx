/** Sign-in by mailed code or link, or by a code from paper. */
import { load } from '../actions.ts';
import type { Trouble } from '../api.ts';
import { keep } from '../keep.ts';
import { Button, Card } from '../parts.tsx';
import { call } from '../rest/call.ts';
import { sentenceOf } from '../rest/trouble.ts';
import { change, state } from '../state.ts';
import { _ } from '../words.ts';

/** The link that was refused: enough to be mailed a new one. */
let dead: string | null | undefined;

export function dropLink(): void {
  early.link = undefined;
  keep('link', undefined);
}

/** Neither link nor session opens the duties: a dead link gives way to a session, then sign-in is asked for. */
export async function refused({ status }: Trouble): Promise<void> {
  const wrong = early.behalf
    ? _`Tài khoản này không được khai thay cho trường này.`
    : _`Tài khoản này không khai báo cho trường nào.`;
  keep('mine', undefined);
  if (!early.link) return askSignIn(status === 403 ? wrong : state.notice);
  dead = early.link;
  dropLink();
  state.notice = _`Liên kết này đã hết hiệu lực: quá 7 ngày sau khi kỳ đóng, hoặc người liên hệ của trường đã thay đổi. Hãy mở liên kết trong thư mới nhất, hoặc đăng nhập.`;
  await load();
}

/** What is being written waits, and goes on where it stopped. Why it is asked is read first. */
export const askSignIn = (notice = state.notice): void =>
  change({ screen: 'sign-in', notice }, notice ? 'notice' : 'email');

const form: {
  email: string;
  code: string;
  sent: boolean;
  /** The school has no mailbox, but a printed card. */
  paper: boolean;
  busy: boolean;
  trouble?: Trouble | undefined;
} = {
  email: '',
  paper: false,
  code: '',
  sent: false,
  busy: false,
};
const set = (patch: Partial<typeof form>, focus?: string): void => {
  Object.assign(form, patch);
  change({}, focus);
};

async function ask(event: Event): Promise<void> {
  event.preventDefault();
  set({ busy: true, trouble: undefined });
  const answer = await call('POST', 'sign-in', { email: form.email.trim() });
  if (answer.ok) set({ busy: false, sent: true, code: '' }, 'code');
  else set({ busy: false, trouble: answer.trouble });
}

/** Opening a link spends nothing; this does. The link that brought the page here gives way to the account. */
async function signIn(event: Event | undefined, proof: object): Promise<void> {
  event?.preventDefault();
  set({ busy: true, trouble: undefined });
  dropLink();
  const answer = await call('POST', 'session', proof);
  if (!answer.ok) return set({ busy: false, trouble: answer.trouble });
  early.signIn = '';
  set({ busy: false, sent: false, paper: false, code: '' });
  state.notice = undefined;
  await load();
  state.account?.showLetters();
  if (state.mine && state.screen === 'sign-in') change({ screen: state.work ? 'review' : 'home' }, 'top');
}

/** The link was refused: pressing again cannot help. */
const isSpent = (): boolean => /^4(?!29)/.test(`${form.trouble?.status}`);

/** A card's QR opens the page as a mail's link does, with the card's code in it. */
const isPaper = (token: string): boolean => /^(?:\w{4}-){2}\w{4}$/.test(token);
const proofIn = (token: string): object => (isPaper(token) ? { activation: token } : { token });

const Link = () => (
  <Card>
    <h2>
      {isPaper(early.signIn) ? _`Kích hoạt tài khoản của trường` : _`Đăng nhập bằng liên kết trong thư`}
    </h2>
    <p>
      {isPaper(early.signIn)
        ? _`Bấm nút dưới đây để đăng nhập trên máy này. Mã trên phiếu chỉ dùng được một lần.`
        : _`Bấm nút dưới đây để đăng nhập trên máy này. Nếu Thầy/Cô không yêu cầu đăng nhập, hãy đóng trang này.`}
    </p>
    {form.trouble && (
      <p class="err" role="alert">
        {sentenceOf(form.trouble)}
      </p>
    )}
    {!isSpent() && (
      <Button busy={form.busy} go={() => signIn(undefined, proofIn(early.signIn))}>{_`Đăng nhập`}</Button>
    )}
    <Button
      class={isSpent() ? '' : 'plain'}
      go={() => {
        early.signIn = '';
        set({ trouble: undefined }, 'email');
      }}
    >
      {isPaper(early.signIn)
        ? _`Cách đăng nhập khác`
        : isSpent()
          ? _`Nhận liên kết và mã mới`
          : _`Dùng mã 8 chữ số`}
    </Button>
  </Card>
);

/** One tap for whom a dead link was mailed to; the answer is the same whoever holds it. */
async function askByLink(): Promise<void> {
  set({ busy: true, trouble: undefined });
  const answer = await call('POST', 'sign-in', { link: dead });
  if (answer.ok) {
    dead = undefined;
    change({
      notice: _`Nếu liên kết cũ là của hệ thống này, một thư với liên kết đăng nhập mới vừa được gửi đến hộp thư đã nhận nó. Liên kết dùng được trong 15 phút.`,
    });
  }
  set({ busy: false, ...(!answer.ok && { trouble: answer.trouble }) }, 'top');
}

const Again = () => (
  <Card>
    <p>{_`Không cần nhập gì: gửi liên kết mới đến hộp thư đã nhận liên kết cũ.`}</p>
    <Button busy={form.busy} go={askByLink}>{_`Gửi cho tôi liên kết mới`}</Button>
  </Card>
);

const Email = () => (
  <form class="card" onSubmit={(event) => void ask(event)}>
    <h2>{_`Đăng nhập`}</h2>
    <p>{_`Nhập địa chỉ thư điện tử của trường. Không cần mật khẩu: hệ thống gửi một liên kết và một mã 8 chữ số.`}</p>
    <div class="field">
      <label for="email">{_`Thư điện tử`}</label>
      <input
        id="email"
        type="email"
        required
        autocomplete="email"
        value={form.email}
        onInput={({ currentTarget }) => set({ email: currentTarget.value })}
      />
    </div>
    {form.trouble && (
      <p class="err" role="alert">
        {sentenceOf(form.trouble)}
      </p>
    )}
    <button type="submit" disabled={form.busy}>
      {form.busy ? _`Đang gửi…` : _`Gửi mã đăng nhập`}
    </button>
    <button
      type="button"
      class="plain"
      onClick={() => set({ paper: true, code: '', trouble: undefined }, 'code')}
    >{_`Có phiếu kích hoạt`}</button>
    <p class="aside">
      <a href="/quan-ly/">{_`Cán bộ quản lý: xem trang quản lý`}</a>
    </p>
  </form>
);

const Code = () => (
  <form class="card" onSubmit={(event) => void signIn(event, { email: form.email.trim(), code: form.code })}>
    <h2>{_`Nhập mã trong thư`}</h2>
    <p role="status">{_`Nếu ${form.email} có trong hệ thống, thư với mã 8 chữ số đã được gửi; mã dùng được trong 15 phút. Hãy xem cả hộp thư rác.`}</p>
    <div class="field">
      <label for="code">{_`Mã 8 chữ số`}</label>
      <input
        id="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{8}"
        maxLength={12}
        required
        value={form.code}
        onInput={({ currentTarget: input }) => {
          // Mails show the code as `1234 5678`: pasted, it is the same code.
          input.value = input.value.replace(/\D/g, '').slice(0, 8);
          set({ code: input.value });
        }}
      />
    </div>
    {form.trouble && (
      <p class="err" role="alert">
        {sentenceOf(form.trouble)}
      </p>
    )}
    <button type="submit" disabled={form.busy}>{_`Đăng nhập`}</button>
    <button
      type="button"
      class="plain"
      onClick={() => set({ sent: false, trouble: undefined }, 'email')}
    >{_`Đổi địa chỉ hoặc gửi lại mã`}</button>
  </form>
);

const Paper = () => (
  <form class="card" onSubmit={(event) => void signIn(event, { activation: form.code })}>
    <h2>{_`Kích hoạt tài khoản của trường`}</h2>
    <p>{_`Nhập mã 12 ký tự trên phiếu do cán bộ phụ trách phát cho trường. Mất phiếu hoặc mã không dùng được: xin phiếu mới.`}</p>
    <div class="field">
      <label for="code">{_`Mã trên phiếu`}</label>
      <input
        id="code"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck={false}
        maxLength={24}
        required
        value={form.code}
        onInput={({ currentTarget }) => set({ code: currentTarget.value })}
      />
    </div>
    {form.trouble && (
      <p class="err" role="alert">
        {sentenceOf(form.trouble)}
      </p>
    )}
    <button type="submit" disabled={form.busy}>{_`Đăng nhập`}</button>
    <button
      type="button"
      class="plain"
      onClick={() => set({ paper: false, code: '', trouble: undefined }, 'email')}
    >{_`Đăng nhập bằng thư điện tử`}</button>
  </form>
);

/** It stays within sight, to be copied out if need be. */
const Unsent = () =>
  state.work?.sending[0] && (
    <Button class="plain" go={() => change({ screen: 'review' }, 'review')}>
      {_`Xem bản khai báo chưa gửi`}
    </Button>
  );

export const SignIn = () =>
  early.signIn ? (
    <Link />
  ) : form.paper ? (
    <Paper />
  ) : form.sent ? (
    <Code />
  ) : (
    <>
      {dead && <Again />}
      <Email />
      <Unsent />
    </>
  );
