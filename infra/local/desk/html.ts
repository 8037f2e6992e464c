/** HTML by template: everything put into it is escaped unless it is HTML itself. */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | undefined | false | readonly Html[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function written(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(written).join('');
}

export const html = (strings: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(strings.map((text, i) => text + written(values[i])).join(''));

export interface Frame {
  title: string;
  province: string;
  here: 'desk' | 'mailbox';
}

/** A whole page of the desk. */
export const page = ({ title, province, here }: Frame, content: Html): string =>
  html`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} · Bàn diễn tập</title>
<link rel="stylesheet" href="/__local/tokens.css">
<link rel="stylesheet" href="/__local/desk.css">
<script type="module" src="/__local/desk.js"></script>
<a class="skip" href="#main">Đến nội dung</a>
<header>
  <p class="brand"><span aria-hidden="true"></span>Bàn diễn tập · ${province}</p>
  <nav aria-label="Bàn diễn tập">
    <a href="/__local/"${here === 'desk' && new Html(' aria-current="page"')}>Đồng hồ và vai</a>
    <a href="/__local/mailbox"${here === 'mailbox' && new Html(' aria-current="page"')}>Hộp thư</a>
    <a href="/khai-bao/">Trang của trường ↗</a>
    <a href="/quan-ly/">Trang quản lý ↗</a>
  </nav>
</header>
<main id="main">${content}</main>
<footer>Người, địa chỉ, số điện thoại và mọi số liệu ở đây đều là giả lập; tên trường là thật, trừ tên có “(mẫu)”. Không thư nào rời khỏi máy này.</footer>
</html>
`.text;
