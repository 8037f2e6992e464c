/** The desk's first view: the clock, who can be played, what was sent last. */

import type { Account } from '../../../functions/access/accounts.store.ts';
import { dayText, dayTimeText, timeText } from '../../../functions/calendar/wording.ts';
import type { Moment } from '../demo/moments.ts';
import type { MailLine } from '../mail/mailbox.ts';
import { type Html, html } from './html.ts';
import { mailRows } from './mail-pages.ts';

const SHOWN = 8;

export interface HomeView {
  now: string;
  zone: string;
  /** `2021-02-26T07:05`, as a field of date and time wants it. */
  wallTime: string;
  moments: readonly Moment[];
  officials: readonly Account[];
  declarers: readonly Account[];
  schoolNames: ReadonlyMap<string, string>;
  unitNames: ReadonlyMap<string, string>;
  query: string;
  mails: readonly MailLine[];
  mailCount: number;
  progress: { ready: number; of: number };
  message: string | undefined;
}

const ROLES: Record<string, string> = {
  administrator: 'Quản trị',
  officer: 'Phụ trách',
  observer: 'Theo dõi',
  responder: 'Y tế dự phòng',
};

/** `duong dong` finds Dương Đông. */
const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

const clockButton = ({ name, at }: Moment, view: HomeView, first: boolean) => html`
<button name="now" value="${at}"${first && html` class="primary"`}><strong>${name}</strong>
  <span>${dayText(at, view.zone) === dayText(view.now, view.zone) ? timeText(at, view.zone) : dayTimeText(at, view.zone)}</span></button>`;

const clockCard = (view: HomeView) => html`
<section class="card clock" aria-labelledby="clock">
  <h2 id="clock">Đồng hồ diễn tập</h2>
  <p class="time"><b data-now="${view.now}" data-zone="${view.zone}">${timeText(view.now, view.zone)}</b>
    <span>${dayText(view.now, view.zone)}</span></p>
  <p class="hint">Bấm để tua đến mốc đó; mọi việc đến hạn trong khoảng ấy đều được thực hiện.</p>
  <form method="post" action="/__local/clock" class="moments" data-wait="Đang chạy đến mốc …">
    ${view.moments.map((moment, i) => clockButton(moment, view, i === 0))}
    <button name="advance" value="PT1H"><strong>Thêm một giờ</strong><span>+1 giờ</span></button>
  </form>
  <form method="post" action="/__local/clock" class="inline" data-wait="Đang chạy đến mốc …">
    <label for="set">Đi đến lúc</label>
    <input id="set" type="datetime-local" name="now" value="${view.wallTime}" min="${view.wallTime}" required>
    <button>Đi</button>
  </form>
  <form method="post" action="/__local/declarations" class="inline" data-wait="Các trường đang khai báo …">
    <button name="share" value="0.9">Cho 9/10 số trường khai báo ngay</button>
  </form>
  <p class="hint">Các trường đã nhận thư nhắc khai báo qua liên kết của mình bằng số liệu giả lập; số còn lại không khai báo.</p>
  ${
    view.progress.ready < view.progress.of &&
    html`<p class="loading" data-loading>Đang nạp các kỳ trước: <b>${view.progress.ready}/${view.progress.of}</b></p>`
  }
</section>`;

const person = (account: Account, as: string) => html`
<li><span><strong>${as}</strong><small>${account.name}, ${account.position ?? ''}</small>
  <small class="address">${account.email}${account.address !== 'working' && html` <em class="bad">không gửi được thư</em>`}</small></span>
  <form method="post" action="/__local/sign-in" data-wait="Đang đăng nhập …">
    <button name="email" value="${account.email}">Đăng nhập<span class="hidden"> với vai ${as}, ${account.name}</span></button>
  </form></li>`;

const signInButton = (account: Account) => html`
<form method="post" action="/__local/sign-in" data-wait="Đang đăng nhập …">
  <button name="email" value="${account.email}" title="${account.name} · ${account.email}">${
    ROLES[account.scopes[0]?.role ?? '']
  }<span class="hidden">, ${account.position ?? ''}: đăng nhập</span></button></form>`;

/** One line per unit, with everybody who looks after it. */
const officialsCard = (view: HomeView) => html`
<section class="card" aria-labelledby="officials">
  <h2 id="officials">Cán bộ</h2>
  <p class="hint">Bấm vào vai để đăng nhập như người đó.</p>
  <ul class="people">${[...Map.groupBy(view.officials, ({ scopes }) => scopes[0]?.target ?? '')].map(
    ([unit, accounts]) => html`
<li><span><strong>${view.unitNames.get(unit) ?? unit}</strong></span>
  <span class="roles">${accounts.map(signInButton)}</span></li>`,
  )}</ul>
</section>`;

function declarersCard(view: HomeView): Html {
  const schoolOf = (account: Account) => view.schoolNames.get(account.scopes[0]?.target ?? '') ?? '';
  const words = folded(view.query).split(/\s+/).filter(Boolean);
  const found = view.declarers.filter((account) => {
    const text = folded(`${schoolOf(account)} ${account.email} ${account.name}`);
    return words.every((word) => text.includes(word));
  });
  return html`
<section class="card" aria-labelledby="declarers">
  <h2 id="declarers">Trường</h2>
  <form class="search" role="search" method="get" action="/__local/#declarers">
    <label for="q">Tìm trường (không cần dấu)</label>
    <input id="q" name="q" type="search" value="${view.query}" placeholder="duong dong"><button>Tìm</button>
  </form>
  <ul class="people">${found.slice(0, SHOWN).map((account) => person(account, schoolOf(account)))}</ul>
  <p class="hint" role="status">${
    found.length > SHOWN
      ? `Hiện ${SHOWN} trong ${found.length} trường.`
      : found.length === 0
        ? 'Không có trường nào khớp.'
        : `${found.length} trường.`
  }</p>
</section>`;
}

export const homePage = (view: HomeView): Html => html`
<h1>Diễn tập một ngày khai báo</h1>
<ol class="first">
  <li>Mở một <a href="/__local/mailbox">thư nhắc</a> rồi bấm “Khai báo ngay”; nếu chưa có thư, tua đồng hồ đến <strong>Thư nhắc</strong>.</li>
  <li>Đăng nhập với vai <a href="#officials">cán bộ phụ trách</a> của trường đó và xem trường vừa khai báo.</li>
  <li>Tua tiếp đến <strong>Thư đôn đốc</strong>, <strong>Danh sách cần gọi</strong> và <strong>Báo cáo tổng hợp</strong>.</li>
</ol>
${view.message && html`<p class="message" role="alert">${view.message}</p>`}
<div class="columns">
  <div>${clockCard(view)}
    <section class="card" aria-labelledby="latest">
      <h2 id="latest">Thư mới nhất</h2>
      ${view.mails.length > 0 ? mailRows(view.mails, view.zone) : html`<p class="hint">Chưa có thư nào.</p>`}
      <p><a href="/__local/mailbox">Xem cả ${view.mailCount} thư</a></p>
    </section></div>
  <div>${declarersCard(view)}${officialsCard(view)}</div>
</div>`;
