import { describe, expect, it } from 'vitest';
import { provinceVariable } from '../../../functions/platform/environment.ts';
import type { Province } from '../../../functions/platform/province.ts';
import { openingCron } from '../../../infra/aws/jobs.ts';
import { readProvinces } from '../../../infra/province-file/files.ts';
import { kienGiang, type Synthesized, synthesize } from '../stack.ts';
import { readReference, reference } from './reading.ts';
import { summarize } from './summary.ts';

readReference();

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What may differ: each a value of the province's file, a name made from its id, or an hour said in an alarm. */
function nameless({ json }: Synthesized, province: Province): string {
  const { id, name, mail, zone, region } = province;
  const values: [string, string][] = [
    [inJson(provinceVariable(province)), '(file)'],
    [`${mail.fromLocal}@${mail.domain}`, '(sender)'],
    [mail.domain, '(sender’s domain)'],
    [openingCron(province), '(opening)'],
    [zone, '(zone)'],
    [region, '(region)'],
    [inJson(name), '(name)'],
  ];
  const told = values
    .reduce((text, [value, said]) => text.replaceAll(value, said), json)
    .replace(new RegExp(`${id.replaceAll('-', '')}[0-9A-Za-z]+`, 'g'), '(made from the id)')
    .replaceAll(id, '(id)')
    .replace(/(?<!\d)\d\d:\d\d(?!\d)/g, '(hour)');
  return summarize(told, '(file)');
}

/** Nothing of its file is the reference's. */
const other: Province = {
  ...kienGiang,
  id: 'ca-mau',
  name: 'Cà Mau',
  office: 'Sở Giáo dục và Đào tạo Cà Mau',
  zone: 'Asia/Bangkok',
  region: 'ap-northeast-1',
  weekdays: [2, 4],
  hours: { ...kienGiang.hours, opens: '05:30' },
  mail: { ...kienGiang.mail, domain: 'khaibao.camau.example', fromLocal: 'bao-cao' },
};

describe('another province', () => {
  const others = [other, ...readProvinces().filter(({ id }) => id !== kienGiang.id)];

  // How many operators are told, and an own domain, add to a stack: tested where they do.
  it.each(others.map(({ site: _, ...rest }) => ({ ...rest, operators: kienGiang.operators })))(
    '$id differs from the reference only in what its file says',
    async (province) => {
      const made = nameless(await synthesize(province), province);
      expect(made).toBe(nameless(reference(), kienGiang));
    },
  );
});
