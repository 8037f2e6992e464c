/** The mailbox: list, one mail as it looks, its text and headers. */
import { dayTimeText } from '../../../functions/calendar/wording.ts';
import type { KeptMail, Mailbox, MailLine } from '../mail/mailbox.ts';
import { Html, html } from './html.ts';

const PAGE = 50;

const EVENTS: Record<string, string> = { bounce: 'bị trả lại', complaint: 'bị báo là thư rác' };

export const mailRows = (lines: readonly MailLine[], zone: string): Html => html`
<ul class="mails">${lines.map(
  (line) => html`<li><a href="/__local/mailbox/${line.id}">
  <span class="subject">${line.subject || '(không có tiêu đề)'}</span>
  <span class="to">${line.to}${line.event && html` <em class="bad">${EVENTS[line.event]}</em>`}</span>
  <time datetime="${line.at}">${dayTimeText(line.at, zone)}</time></a></li>`,
)}</ul>`;

const pageLink = (query: string, page: number, text: string) =>
  html`<a class="button" href="/__local/mailbox?q=${encodeURIComponent(query)}&amp;page=${page}">${text}</a>`;

export function mailboxPage(mailbox: Mailbox, zone: string, query: string, asked: number): Html {
  const found = mailbox.list({ q: query }).toReversed();
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, asked || 1), pages);
  return html`
<h1>Hộp thư</h1>
<form class="search" role="search" method="get">
  <label for="q">Tìm theo người nhận hoặc tiêu đề</label>
  <input id="q" name="q" type="search" value="${query}"><button>Tìm</button>
</form>
<p role="status">${found.length === 0 ? 'Chưa có thư nào.' : `${found.length} thư, mới nhất trước.`}</p>
<section class="card">${mailRows(found.slice((page - 1) * PAGE, page * PAGE), zone)}</section>
<p class="paging">${page > 1 && pageLink(query, page - 1, '← Mới hơn')}
  <span>Trang ${page}/${pages}</span>${page < pages && pageLink(query, page + 1, 'Cũ hơn →')}</p>`;
}

export const mailPage = (mail: KeptMail, zone: string): Html => html`
<p><a href="/__local/mailbox">← Hộp thư</a></p>
<h1>${mail.subject || '(không có tiêu đề)'}</h1>
<dl class="facts">
  <dt>Đến</dt><dd>${mail.to}${mail.event && html` <em class="bad">${EVENTS[mail.event]}</em>`}</dd>
  <dt>Từ</dt><dd>${mail.from}</dd>
  <dt>Lúc</dt><dd>${dayTimeText(mail.at, zone)}</dd>
  <dt>Tệp</dt><dd><a href="/__local/mailbox/${mail.id}/raw" download="${mail.id}.eml">${mail.id}.eml</a></dd>
</dl>
<iframe title="Thư như người nhận thấy" src="/__local/mailbox/${mail.id}/html"
  sandbox="allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>Bản không định dạng</summary><pre>${mail.text}</pre></details>
<details><summary>Thông tin kỹ thuật</summary><table class="headers">${Object.entries(mail.headers).map(
  ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
)}</table></details>`;

/** What the frame shows: links leave the frame, nothing runs, nothing is fetched. */
export const framedMail = (mail: KeptMail): string =>
  `<!doctype html><meta charset="utf-8"><base target="_top">${mail.html || new Html(html`<pre>${mail.text}</pre>`.text).text}`;

export const FRAMED_POLICY =
  "sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox; default-src 'none'; " +
  "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
