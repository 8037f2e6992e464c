/** Every mail the rehearsal sent, kept as `.eml` and as JSON; ids never change. */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** What lists show. */
export interface MailLine {
  id: string;
  /** By the rehearsal's clock. */
  at: string;
  from: string;
  /** Addresses it was delivered to, joined by a comma. */
  to: string;
  subject: string;
  /** An address that is rehearsed as not working. */
  event?: 'bounce' | 'complaint';
}
export interface KeptMail extends MailLine {
  text: string;
  html: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  replyTo: string;
}

export interface MailFilter {
  /** Part of the recipient, the subject or the id, in any case. */
  q?: string;
  /** Only mails to this address. */
  to?: string;
  /** Only mails that came after the one of this id. */
  after?: string;
}

export interface Mailbox {
  keep(raw: Buffer, recipients: readonly string[], event: MailLine['event']): Promise<KeptMail>;
  /** Oldest first. */
  list(filter?: MailFilter): MailLine[];
  read(id: string): Promise<KeptMail | undefined>;
  raw(id: string): Promise<Buffer | undefined>;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isLine = (value: unknown): value is MailLine =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'to' in value &&
  'subject' in value &&
  'at' in value;
const isKept = (value: unknown): value is KeptMail => isLine(value) && 'html' in value && 'headers' in value;

const lineOf = ({ id, at, from, to, subject, event }: MailLine): MailLine => ({
  id,
  at,
  from,
  to,
  subject,
  ...(event && { event }),
});

/** The index names what the files hold; after a kill its last line may be torn or missing, the files are the truth. */
function readIndex(folder: string, index: string): MailLine[] {
  const lines = existsSync(index) ? readFileSync(index, 'utf8').split('\n').map(parse).filter(isLine) : [];
  const known = new Map(lines.map((line) => [line.id, line]));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    if (known.has(file.slice(0, -'.json'.length))) continue;
    const mail = parse(readFileSync(join(folder, file), 'utf8'));
    if (isKept(mail)) known.set(mail.id, lineOf(mail));
  }
  return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const describe = async (raw: Buffer) => {
  const mail = await PostalMime.parse(raw);
  return {
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    replyTo: (mail.replyTo ?? []).map(({ address }) => address ?? '').join(', '),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
};

/** @param now epoch milliseconds of the rehearsal's clock. */
export function openMailbox(folder: string, now: () => number): Mailbox {
  const index = join(folder, 'index.jsonl');
  const lines = readIndex(folder, index);
  let last = Number(lines.at(-1)?.id.slice(0, 6) ?? 0);
  const known = (id: string) => lines.some((line) => line.id === id);
  return {
    async keep(raw, recipients, event) {
      const at = new Date(now()).toISOString();
      const id = `${String(++last).padStart(6, '0')}-${at.slice(0, 19).replace(/[^0-9]/g, '')}`;
      const to = recipients.join(', ');
      const mail: KeptMail = { id, at, to, ...(await describe(raw)), ...(event && { event }) };
      await writeFile(join(folder, `${id}.eml`), raw);
      await writeFile(join(folder, `${id}.json`), JSON.stringify(mail, undefined, 1));
      appendFileSync(index, `${JSON.stringify(lineOf(mail))}\n`);
      lines.push(lineOf(mail));
      return mail;
    },
    list({ q, to, after } = {}) {
      const part = q?.trim().toLowerCase();
      return lines.filter(
        (line) =>
          (!part || `${line.to}\n${line.subject}\n${line.id}`.toLowerCase().includes(part)) &&
          (!to || line.to.split(', ').includes(to.trim().toLowerCase())) &&
          (!after || line.id > after),
      );
    },
    async read(id) {
      if (!known(id)) return undefined;
      const mail = parse(await readFile(join(folder, `${id}.json`), 'utf8'));
      return isKept(mail) ? mail : undefined;
    },
    raw: async (id) => (known(id) ? readFile(join(folder, `${id}.eml`)) : undefined),
  };
}
