/** Whom to call at a school: Vietnamese phone numbers as people write them, and what is refused with a sentence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPhone, phoneText } from '../../functions/declarations/phone.ts';
import { contactFrom } from '../../functions/schools/contact.ts';

const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((all) => all.join(''));
const mobile = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(8)).map(([a, b]) => `0${a}${b}`);
const landline = digits(9).map((rest) => `02${rest}`);
const numbers = fc.oneof(mobile, landline);
const separator = fc.constantFrom('', ' ', '.', '-', ' – ', ' (', ') ', '\u00a0');

describe('a phone number', () => {
  it('is kept as dialled, however it is grouped or its country is written', () => {
    const separators = fc.array(separator, { minLength: 12, maxLength: 12 });
    const start = fc.constantFrom('0', '+84', '84', '0084', '+84 (0) ', '');
    fc.assert(
      fc.property(numbers, separators, start, (number, between, prefix) => {
        const written = [...number.slice(1)].map((digit, i) => `${digit}${between[i]}`).join('');
        expect(normalPhone(prefix + written)).toBe(number);
      }),
    );
  });

  it('reads in groups, with nothing lost', () => {
    expect(['02973846123', '02439367890', '0912345678', '0297 384 6123'].map(phoneText)).toEqual([
      '0297 3846 123',
      '024 3936 7890',
      '0912 345 678',
      '0297 384 6123',
    ]);
    expect(phoneText('gọi bảo vệ')).toBe('gọi bảo vệ');
    fc.assert(fc.property(numbers, (number) => normalPhone(phoneText(number)) === number));
  });

  it.each([
    '',
    '113',
    '091234567',
    '09123456789',
    '0297384612',
    '0123456789',
    '0912345678 / 0297 3846 123',
    '0912 345 678 máy lẻ 2',
    '+1 202 555 0100',
    'chưa có',
  ])('is not %j', (text) => {
    expect(normalPhone(text)).toBeUndefined();
  });
});

describe('a contact', () => {
  const good = { name: ' Trần  Thị Mai ', position: 'Hiệu trưởng', phone: '0297.3846.123' };
  const codes = (change: object) => {
    const found = contactFrom({ ...good, ...change });
    return 'problems' in found ? found.problems.map(({ path, code }) => `${path} ${code}`) : [];
  };

  it('is tidied', () => {
    expect(contactFrom({ ...good, email: ' Mai@Truong.example ' })).toEqual({
      contact: {
        name: 'Trần Thị Mai',
        position: 'Hiệu trưởng',
        phone: '02973846123',
        email: 'mai@truong.example',
      },
    });
    expect(contactFrom({ ...good, email: '' })).not.toHaveProperty('contact.email');
  });

  it('needs a name and a way to reach it, each what it says it is', () => {
    expect(codes({ name: ' ' })).toEqual(['name blank']);
    expect(codes({ phone: '12' })).toEqual(['phone phone']);
    expect(codes({ phone: '' })).toEqual(['phone blank']);
    expect(codes({ phone: '', email: 'mai@truong.example' })).toEqual([]);
    expect(codes({ email: 'mai@truong' })).toEqual(['email email']);
    expect(codes({ name: 'x'.repeat(81), position: 'x'.repeat(81) })).toEqual([
      'name too-long',
      'position too-long',
    ]);
  });
});
