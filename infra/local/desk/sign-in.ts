/** Signing in with one click, by the real way: ask, read the mail, open its link. */
import type { KeptMail, Mailbox } from '../mail/mailbox.ts';

const WAITS_MS = 8000;
const LOOKS_EVERY_MS = 100;

const linkIn = (mail: KeptMail, origin: string): string | undefined =>
  mail.text.split(/[\s<>"()]+/).find((word) => word.startsWith(`${origin}/`) && word.includes('#'));

async function arrived(
  mailbox: Mailbox,
  to: string,
  after: string,
  origin: string,
): Promise<string | undefined> {
  for (const [line] of [mailbox.list({ to, after })]) {
    const mail = line && (await mailbox.read(line.id));
    return mail && linkIn(mail, origin);
  }
  return undefined;
}

/** @returns the link of the sign-in mail, or a sentence why there is none. */
export async function signInLink(
  mailbox: Mailbox,
  email: string,
  origin: string,
): Promise<{ link: string } | { sentence: string }> {
  const after = mailbox.list().at(-1)?.id ?? '0';
  const answer = await fetch(`${origin.replace('localhost', '127.0.0.1')}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email }),
  });
  if (answer.status === 429)
    return { sentence: 'Địa chỉ này vừa yêu cầu đăng nhập nhiều lần. Hãy tua đồng hồ thêm một giờ.' };
  if (!answer.ok) return { sentence: `Không yêu cầu đăng nhập được (${answer.status}).` };
  for (let waited = 0; waited < WAITS_MS; waited += LOOKS_EVERY_MS) {
    const link = await arrived(mailbox, email, after, origin);
    if (link) return { link };
    await new Promise((done) => setTimeout(done, LOOKS_EVERY_MS));
  }
  return {
    sentence: `Không có thư đăng nhập nào đến ${email}: tài khoản có thể đã ngừng hoặc địa chỉ không nhận được thư.`,
  };
}
