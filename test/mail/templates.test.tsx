import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertMail } from '../../functions/mail/templates/alert.tsx';
import { callListMail } from '../../functions/mail/templates/call-list.tsx';
import { digestMail } from '../../functions/mail/templates/digest.tsx';
import { directiveMail } from '../../functions/mail/templates/directive.tsx';
import { invitationMail } from '../../functions/mail/templates/invitation.tsx';
import type { Message } from '../../functions/mail/templates/message.ts';
import { cancellationMail, noticeMail } from '../../functions/mail/templates/notice.tsx';
import { receiptMail } from '../../functions/mail/templates/receipt.tsx';
import { reminderMail } from '../../functions/mail/templates/reminder.tsx';
import { signInMail } from '../../functions/mail/templates/sign-in.tsx';
import { oneLine, seen, tagsOf } from './reading.ts';
import * as sample from './samples.ts';

/** Every mail with a school, a unit and an office called `name`, and the links it may hold. */
const everyMail = (name: string): Record<string, { mail: Message; links: string[] }> => {
  const office = { officeName: name };
  const school = { name, unit: name };
  const row = { name, unit: name, silentBefore: 1, unreachable: true };
  const digest = sample.digest({
    ...office,
    unit: { name, isProvince: true },
    silent: [row],
    newCases: [{ ...school, newConfirmed: 1, classes: [name] }],
    newlyClosed: [school],
    levelChanges: [{ ...school, from: 'good', to: 'unsafe' }],
    units: [{ name, figures: sample.figures() }],
    fallbackFor: [name],
  });
  const callList = sample.callList({
    ...office,
    unit: { name },
    rows: [row],
    chatText: name.replaceAll('\n', ' '),
    fallbackFor: [name],
  });
  const event = sample.alertEvent({
    schoolName: name,
    unitName: 'Phú Quốc',
    contact: { name, position: name, phone: '0297 000 0099' },
  });
  const rounds = [
    { title: name, kind: 'requested', dueAt: '2021-02-26T09:30:00.000Z', reason: name },
  ] as const;
  const alert = sample.alert({ ...office, unit: { name }, events: [event] });
  const reminder = sample.reminder({ ...office, school, rounds });
  const nudge = sample.nudge({ ...office, school });
  const directive = sample.directive({
    ...office,
    school: { name, unit: name },
    directive: { ...sample.directive().directive, number: name, issuer: name, title: name },
  });
  const receipt = sample.receipt({
    ...office,
    school: { ...school, level: 'primary' },
    round: { title: name, kind: 'requested', dueAt: '2021-02-26T09:30:00.000Z' },
  });
  const invitation = sample.invitation({ ...office, name, places: [{ role: 'declarer', name }] });
  const officeInvitation = sample.officeInvitation({
    ...office,
    name,
    places: [
      { role: 'officer', name },
      { role: 'responder', name },
    ],
  });
  const notice = sample.notice({ ...office, school, title: name, reason: name, also: [name] });
  const cancellation = sample.cancellation({ ...office, school, title: name });
  return {
    directive: { mail: directiveMail(directive), links: [directive.directive.link ?? '', directive.link] },
    invitation: { mail: invitationMail(invitation), links: [invitation.link, invitation.page] },
    officeInvitation: {
      mail: invitationMail(officeInvitation),
      links: [officeInvitation.link, officeInvitation.page],
    },
    signIn: { mail: signInMail(sample.signIn(office)), links: [sample.signIn().link] },
    reminder: { mail: reminderMail(reminder), links: [reminder.link] },
    nudge: { mail: reminderMail(nudge), links: [nudge.link] },
    receipt: { mail: receiptMail(receipt), links: [receipt.page] },
    callList: { mail: callListMail(callList), links: [callList.link] },
    digest: { mail: digestMail(digest), links: [digest.link, digest.unsubscribeLink ?? ''] },
    notice: { mail: noticeMail(notice), links: [notice.link] },
    cancellation: { mail: cancellationMail(cancellation), links: [] },
    alert: { mail: alertMail(alert), links: [alert.link] },
  };
};

const TO_SCHOOLS = [
  'signIn',
  'reminder',
  'nudge',
  'notice',
  'cancellation',
  'invitation',
  'directive',
  'receipt',
];
const NAMES = Object.keys(everyMail('Trường A'));
const calm = everyMail('Trường Tiểu học Dương Đông 1');
const of = (name: string, mails = calm): { mail: Message; links: string[] } => {
  const found = mails[name];
  if (found === undefined) throw new Error(`No such mail: ${name}`);
  return found;
};

describe.each(NAMES)('the %s mail', (name) => {
  const { mail, links } = of(name);

  it('links nowhere but where it should, in both forms, and in text on a line of its own', () => {
    const hrefs = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect([...new Set(hrefs.filter((href) => !href.startsWith('tel:')))]).toEqual(links);
    const lines = mail.text.split('\n');
    for (const link of links) expect(lines).toContain(link);
    expect(mail.text.match(/https?:\/\//g) ?? []).toHaveLength(links.length);
  });

  it('fetches nothing and runs nothing', () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|object|form)\b|\bsrc=|url\(|@import/i);
  });

  it('says it is Vietnamese and takes light and dark', () => {
    expect(mail.html).toMatch(/^<!doctype html><html lang="vi">/);
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark"/>');
  });

  it('shows markup in names as the text it is', () => {
    const hostile = of(name, everyMail(sample.HOSTILE));
    expect(hostile.mail.html).not.toMatch(/<b>"|<img/);
    expect(tagsOf(hostile.mail.html)).toEqual(tagsOf(mail.html));
    expect(oneLine(hostile.mail.text)).toContain(sample.HOSTILE);
    expect(seen(hostile.mail.html)).toContain(sample.HOSTILE);
  });

  it('has one subject line of at most 120 characters, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { subject, html } = of(name, everyMail(text)).mail;
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(subject.length).toBeLessThanOrEqual(120);
        expect(tagsOf(html)).toEqual(tagsOf(mail.html));
      }),
      { numRuns: 50 },
    );
  });

  it('is Vietnamese but for the closing line, which mails to schools have', () => {
    const [body = '', ...english] = oneLine(mail.text).split('In English:');
    expect(english).toHaveLength(TO_SCHOOLS.includes(name) ? 1 : 0);
    expect(body.replace(/https?:\S+/g, '')).not.toMatch(
      /\b(the|and|of|you|your|please|click|here|school|mail|email|link|round|open|closed|remote|partly|fair|unsafe|good|masks|cases|none|undefined|null|NaN|object)\b/i,
    );
  });

  it('keeps text lines short enough to read, links aside', () => {
    const long = mail.text.split('\n').filter((line) => line.length > 72 && !line.startsWith('https://'));
    expect(long).toEqual([]);
  });

  it('says in text all that it shows', () => {
    const text = oneLine(mail.text).toLocaleLowerCase('vi');
    const blocks = [...mail.html.matchAll(/<(h1|h2|p|td|th)\b[^>]*>((?:(?!<(?:table|p|td)\b).)*?)<\/\1>/g)];
    const shown = blocks
      .map(([, , inner = '']) => seen(`<body>${inner}`).toLocaleLowerCase('vi'))
      .filter(Boolean);
    const onlyHtml = shown.filter((words) => !words.startsWith('nút không bấm được') && words !== 'đơn vị');
    expect(onlyHtml.length).toBeGreaterThan(3);
    for (const words of onlyHtml) for (const word of words.split(' ')) expect(text).toContain(word);
  });
});
