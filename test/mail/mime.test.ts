import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMime, type Mime } from '../../functions/mail/mime.ts';
import { digestMail } from '../../functions/mail/templates/digest.tsx';
import { digest } from './samples.ts';

const mime = (changes: Partial<Mime> = {}): Mime => ({
  from: { name: 'Khai báo an toàn trường học Kiên Giang', address: 'khai-bao@khaibao.kiengiang.example' },
  to: { name: 'Trường Tiểu học và Trung học cơ sở Thổ Châu', address: 'c12thochau@kiengiang.example' },
  subject: '[Khai báo] Thứ Sáu 26/02: hạn 16:30 hôm nay',
  html: '<p>Kính gửi Thầy/Cô</p>',
  text: 'Kính gửi Thầy/Cô\n',
  date: new Date('2021-02-26T00:00:00.000Z'),
  ...changes,
});
const raw = async (changes: Partial<Mime> = {}) => (await composeMime(mime(changes))).toString('latin1');
const parsed = async (changes: Partial<Mime> = {}) => PostalMime.parse(await composeMime(mime(changes)));
const headerNames = (message: string) =>
  [...(message.split('\r\n\r\n')[0] ?? '').matchAll(/^([A-Za-z-]+):/gm)].map(([, name]) => name);

describe('composeMime', () => {
  it('keeps Vietnamese names and subjects, long ones too', async () => {
    const { subject, text, html } = digestMail(digest());
    const replyTo = { name: 'Phòng Giáo dục và Đào tạo thành phố Phú Quốc', address: 'pgd@phuquoc.example' };
    const mail = await parsed({ subject, text, html, replyTo });
    expect(mail.subject).toBe(subject);
    expect(mail.from).toEqual(mime().from);
    expect(mail.to).toEqual([mime().to]);
    expect(mail.replyTo).toEqual([replyTo]);
    expect(mail.text?.trim()).toBe(text.trim());
    expect(mail.html?.trim()).toBe(html.trim());
    expect(mail.date).toBe('2021-02-26T00:00:00.000Z');
  });

  it('takes an address without a name', async () => {
    expect((await parsed({ to: 'a@b.example' })).to).toEqual([{ name: '', address: 'a@b.example' }]);
  });

  it('is ASCII in lines of at most 998 characters, each ended by CRLF', async () => {
    const { text, html } = digestMail(digest());
    const message = await raw({ text, html });
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('offers one-click unsubscribing when given where (RFC 8058), else not', async () => {
    const unsubscribe = `https://khaibao.kiengiang.example/api/unsubscribe/${'k'.repeat(86)}`;
    const headers = new Map((await parsed({ unsubscribe })).headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe')).toBe(`<${unsubscribe}>`);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(await raw()).not.toMatch(/^List-Unsubscribe/im);
  });

  it('says that a machine wrote it, and carries the headers and id it is given', async () => {
    const mail = await parsed({
      headers: { 'X-SES-CONFIGURATION-SET': 'kien-giang' },
      messageId: 'abc@kiengiang.example',
    });
    const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-ses-configuration-set')).toBe('kien-giang');
    expect(mail.messageId).toBe('<abc@kiengiang.example>');
  });

  it('lets nothing given become a header or a recipient of its own', async () => {
    const usual = headerNames(
      await raw({ replyTo: 'a@b.example', unsubscribe: 'https://a.example/u', headers: { 'X-A': 'a' } }),
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        'A\r\nBcc: thief@evil.example',
        'A\nB',
        'A\r\n\r\nbody',
        '"A" <thief@evil.example>, B',
        'A\u2028Bcc: x@y.example',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const changes = {
          from: { name: text, address: 'khai-bao@khaibao.kiengiang.example' },
          to: { name: text, address: 'c12thochau@kiengiang.example' },
          replyTo: { name: text, address: 'a@b.example' },
          subject: `S ${text}`,
          unsubscribe: `https://a.example/u${text}`,
          headers: { 'X-A': `a ${text}` },
        };
        const mail = await parsed(changes);
        expect(headerNames(await raw(changes)).toSorted()).toEqual(usual.toSorted());
        expect(mail.to?.map(({ address }) => address)).toEqual(['c12thochau@kiengiang.example']);
        expect(mail.from?.address).toBe('khai-bao@khaibao.kiengiang.example');
        expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      }),
    );
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'A <a@b.example>',
    'a b@c.example',
    'a@b@c.example',
    '',
    'nobody',
  ])('refuses %j as an address', async (address) => {
    await expect(composeMime(mime({ to: address }))).rejects.toThrow(RangeError);
    await expect(composeMime(mime({ replyTo: { address } }))).rejects.toThrow(RangeError);
  });
});
