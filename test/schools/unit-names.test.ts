import { describe, expect, it } from 'vitest';
import { weekdaysText } from '../../functions/calendar/weekdays.ts';
import {
  bareName,
  kindBeside,
  kindWordOf,
  nameInSentence,
  officeNameOf,
  shortName,
} from '../../functions/schools/unit-names.ts';

describe('names of units', () => {
  it.each([
    ['Huyện An Biên', 'Huyện', 'An Biên', 'An Biên', 'huyện An Biên'],
    ['Thành phố Phú Quốc', 'Thành phố', 'Phú Quốc', 'Phú Quốc', 'thành phố Phú Quốc'],
    ['Đặc khu Phú Quốc', 'Đặc khu', 'Phú Quốc', 'Đặc khu Phú Quốc', 'đặc khu Phú Quốc'],
    ['Xã Gò Quao', 'Xã', 'Gò Quao', 'Xã Gò Quao', 'xã Gò Quao'],
    [
      'Các đơn vị trực thuộc Sở',
      '',
      'Các đơn vị trực thuộc Sở',
      'Các đơn vị trực thuộc Sở',
      'các đơn vị trực thuộc Sở',
    ],
    ['Xã hội học', '', 'Xã hội học', 'Xã hội học', 'xã hội học'],
    ['Gò Quao', '', 'Gò Quao', 'Gò Quao', 'Gò Quao'],
  ])('%s', (name, word, bare, short, sentence) => {
    expect([kindWordOf(name), bareName(name), shortName(name), nameInSentence(name)]).toEqual([
      word,
      bare,
      short,
      sentence,
    ]);
  });

  it.each([
    ['Phường Rạch Giá', [], 'ward'],
    ['Xã Gò Quao', ['Phường Rạch Giá'], 'commune'],
    ['Đặc khu Phú Quốc', ['Xã Gò Quao'], 'special-zone'],
    ['Gò Quao', ['Xã Gò Quao'], 'kind of Xã Gò Quao'],
    ['Huyện Kiên Hải', ['Xã Gò Quao', 'Huyện An Biên'], 'kind of Huyện An Biên'],
    ['Các đơn vị trực thuộc Sở GDĐT', ['Xã Gò Quao'], 'office'],
    ['Gò Quao', [], 'unit'],
  ])('tell the kind of one that is added: %s beside %j', (name, beside, kind) => {
    const there = beside.map((each) => ({ name: each, kind: `kind of ${each}` }));
    expect(kindBeside(name, there)).toBe(kind);
  });

  it('have the office that the province’s file gives their kind; the department runs what is of the department', () => {
    const offices = { office: 'Sở', offices: { ward: 'Phòng' } };
    const office = (path: string, kind: string) => officeNameOf({ path, kind }, offices);
    expect([
      office('a', 'province'),
      office('a.so', 'office'),
      office('a.b', 'ward'),
      office('a.c', 'commune'),
    ]).toEqual(['Sở', 'Sở', 'Phòng', undefined]);
  });
});

describe('weekdays', () => {
  it.each([
    [[5, 1], 'thứ Hai và thứ Sáu', 'Monday and Friday'],
    [[3], 'thứ Tư', 'Wednesday'],
    [[1, 2, 7], 'thứ Hai, thứ Ba và Chủ nhật', 'Monday, Tuesday and Sunday'],
  ])('%j', (days, vi, en) => {
    expect([weekdaysText(days), weekdaysText(days, 'en')]).toEqual([vi, en]);
  });
});
