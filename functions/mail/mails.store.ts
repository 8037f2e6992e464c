/** Every mail that is to be sent or was: made once under a key that says what it reports, then worked off by the agenda. */
import type { Instant } from '../calendar/cadence.ts';
import { after, DAY, ttl } from '../platform/clock.ts';
import type { Key, Table } from '../platform/table.ts';
import { normalEmail, sha256 } from '../platform/tokens.ts';
import { isWithin, type Path } from '../schools/unit.ts';
import type { MailState, Purpose } from './purposes.ts';

/** These go first: a person waits for them. */
const URGENT: ReadonlySet<Purpose> = new Set(['sign-in', 'alert', 'call-list', 'digest', 'receipt']);

export interface Mail {
  /** Partition: a round's id, or a month `2021-02` for what belongs to no round. */
  about: string;
  purpose: Purpose;
  /** What it reports on: a school's or a unit's path. */
  path: Path;
  to: string;
  /** Tells mails of one purpose, path and recipient apart, e.g. the instant an alert covers. */
  n: string;
  state: MailState;
  queuedAt: Instant;
  /** Nothing to gain by sending it after this. */
  uselessAfter: Instant;
  attempts: number;
  wake?: 'NOW' | 'BULK';
  wakeAt?: Instant;
  sentAt?: Instant;
  messageId?: string;
  /** The request that caused it, as the logs name it (platform/correlation.ts). */
  requestId?: string;
  /** Why it failed, bounced or was dropped: a code, never an address. */
  why?: string;
}

/** Log of mails: 400 days. */
const KEPT = 400 * DAY;
export const MAX_ATTEMPTS = 8;

const keyOf = (mail: Pick<Mail, 'about' | 'purpose' | 'path' | 'to' | 'n'>) => ({
  pk: `MAIL#${mail.about}`,
  sk: `${mail.purpose}#${mail.path}#${sha256(mail.to).slice(0, 16)}#${mail.n}`,
});

/** SES returns this tag with every event, so that the log finds the mail again (tags: letters, digits, - and _, ≤ 256). */
export const mailRef = (mail: Mail): string => {
  const { pk, sk } = keyOf(mail);
  return Buffer.from(`${pk}\n${sk}`).toString('base64url');
};

const keyOfRef = (ref: string): Key | undefined => {
  const [pk = '', sk] = Buffer.from(ref, 'base64url').toString().split('\n');
  return pk.startsWith('MAIL#') && sk ? { pk, sk } : undefined;
};

interface NewMail extends Pick<Mail, 'about' | 'purpose' | 'path' | 'to' | 'uselessAfter'> {
  n?: string;
  /** Not before this; absent: now. */
  sendAt?: Instant;
}

export const mailsStore = (table: Table) => {
  /** An update of a mail seen in the queue; false when somebody moved it meanwhile. */
  const settle = (seen: Mail, set: Record<string, unknown>) =>
    table.update(keyOf(seen), {
      set,
      remove: ['wake', 'wakeAt'],
      when: 'wakeAt = :seen',
      values: { ':seen': seen.wakeAt },
    });
  return {
    /** False when it was made before: no mail is made twice. */
    queue(mail: NewMail, now: Instant): Promise<boolean> {
      const made: Mail = {
        about: mail.about,
        purpose: mail.purpose,
        path: mail.path,
        to: normalEmail(mail.to),
        n: mail.n ?? '0',
        state: 'queued',
        queuedAt: now,
        uselessAfter: mail.uselessAfter,
        attempts: 0,
        wake: URGENT.has(mail.purpose) ? 'NOW' : 'BULK',
        wakeAt: mail.sendAt ?? now,
      };
      return table.putNew({ ...keyOf(made), ...made, expires: ttl(after(now, KEPT)) });
    },
    /**
     * The mails of one purpose that report on `path` or on anything below it, in the order of their paths.
     * @param about a round's id, or a month
     */
    logged: async (about: string, purpose: Purpose, path: Path): Promise<Mail[]> =>
      (
        await table.all<Mail>({
          partition: ['pk', `MAIL#${about}`],
          sort: ['sk', 'begins_with', `${purpose}#${path}`],
        })
      ).filter((mail) => isWithin(mail.path, path)),
    /** Those of a purpose that reached or may reach their reader: sent, or under way at this moment. */
    told: async (about: string, purpose: Purpose): Promise<Mail[]> => {
      const found = await table.all<Mail>({
        partition: ['pk', `MAIL#${about}`],
        sort: ['sk', 'begins_with', `${purpose}#`],
        consistent: true,
      });
      return found.filter(
        ({ sentAt, state, attempts }) => sentAt !== undefined || (state === 'queued' && attempts > 0),
      );
    },
    find: (mail: Pick<Mail, 'about' | 'purpose' | 'path' | 'to' | 'n'>) =>
      table.get<Mail>(keyOf({ ...mail, to: normalEmail(mail.to) }), true),
    /** Counts an attempt and hides the mail until `until`: if we die while sending, it is tried again then. */
    claim: (seen: Mail, until: Instant) =>
      table.updated<Mail>(keyOf(seen), {
        add: { attempts: 1 },
        set: { wakeAt: until },
        when: 'wakeAt = :seen',
        values: { ':seen': seen.wakeAt },
      }),
    /** What SES said of it in the meantime (a bounce can be quicker than we are) stands. */
    async sent(claimed: Mail, messageId: string, now: Instant): Promise<void> {
      await settle(claimed, { messageId, sentAt: now });
      await table.update(keyOf(claimed), {
        set: { state: 'sent' satisfies MailState },
        when: '#state = :queued',
        names: { '#state': 'state' },
        values: { ':queued': 'queued' satisfies MailState },
      });
    },
    drop: (seen: Mail, why: string) => settle(seen, { state: 'dropped' satisfies MailState, why }),
    fail: (seen: Mail, why: string) => settle(seen, { state: 'failed' satisfies MailState, why }),
    /** Waits and is tried again; a throttled attempt does not count. */
    postpone: (claimed: Mail, until: Instant, why: string, counts: boolean) =>
      table.update(keyOf(claimed), {
        set: { wakeAt: until, why },
        ...(!counts && { add: { attempts: -1 } }),
        when: 'wakeAt = :seen',
        values: { ':seen': claimed.wakeAt },
      }),
    /** What SES said later. A complaint or bounce after a delivery stands; a delivery never undoes them. */
    outcome: (ref: string, state: 'delivered' | 'failed' | 'bounced' | 'complained', why?: string) => {
      const key = keyOfRef(ref);
      if (!key) return Promise.resolve(undefined);
      return table.updated<Mail>(key, {
        set: { state, why },
        when: state === 'delivered' ? '#st = :sent' : 'attribute_exists(pk)',
        ...(state === 'delivered' && { names: { '#st': 'state' }, values: { ':sent': 'sent' } }),
      });
    },
  };
};
