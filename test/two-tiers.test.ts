/** Thursday 02/10/2025 in An Giang, which has no districts: depth, cadence, criteria and the words for units are data. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OverviewAnswer } from '../functions/oversight/overview.ts';
import { castOf } from '../infra/local/demo/cast.ts';
import { type Register, readRegister } from '../infra/local/demo/register.ts';
import { readProvinceFile } from '../infra/province-file/files.ts';
import { type Api, api, linkTokenOf, signIn } from './support/api.ts';
import { withCases } from './support/declaration.ts';
import { type Rehearsal, rehearse } from './support/system.ts';

const province = readProvinceFile('an-giang');
const ROUND = '2025-10-02';
const PHU_QUOC = 'an-giang.phu-quoc';
const DEPARTMENT = 'an-giang.truc-thuoc-so';
const at = (time: string) => new Date(`${ROUND}T${time}:00+07:00`).toISOString();

/** A few communes of the sample register, and the department's schools on their ground. */
function few(): Register {
  const { units, schools } = readRegister(province.id);
  const kept = new Set(['an-giang', PHU_QUOC, 'an-giang.go-quao', 'an-giang.rach-gia', DEPARTMENT]);
  return {
    units: units.filter(({ path }) => kept.has(path)),
    schools: schools.filter(
      ({ path, area }) => kept.has(path.slice(0, path.lastIndexOf('.'))) && kept.has(area),
    ),
  };
}
const register = few();
const domain = 'angiang.example';

let day: Rehearsal;
let call: Api;
let administrator: string;
beforeAll(async () => {
  day = await rehearse(at('05:46'), province);
  await day.register(register.units, register.schools, castOf(register, province));
  call = api(day);
  const moments = ['05:46', '05:48', '06:31', '06:40'];
  for (const time of moments) {
    day.clock.set(at(time));
    await day.agenda();
  }
  const token = await linkTokenOf(day, `th-go-quao-1-mau@truong.${domain}`);
  const { body: mine } = await call('GET', '/api/duties/mine', { token });
  const cases = withCases(2);
  const [set] = mine.criteria;
  const passed = set.items.map(({ n }: { n: number }) => n).filter((n: number) => n !== 12);
  const criteria = { set: set.id, version: set.version, passed };
  const declaration = { ...cases, criteria };
  const body = { submission: crypto.randomUUID(), revision: 0, declaration };
  const declared = await call('PUT', `/api/rounds/${ROUND}/duties/th-go-quao-1-mau`, { token, body });
  expect([declared.status, declared.body.safety]).toEqual([200, 'mandatory-failed']);
  const receipt = await call('POST', `/api/rounds/${ROUND}/duties/th-go-quao-1-mau/receipt`, {
    token,
    body: {},
  });
  expect(receipt.status).toBe(200);
  for (const time of ['06:45', '13:31', '14:16', '16:16']) {
    day.clock.set(at(time));
    await day.agenda();
  }
  administrator = await signIn(call, day, `quan-tri@gddt.${domain}`);
});
afterAll(() => day.close());

/** Said of a tier that is not there: `huyện`, but not `chuyện`. */
const DISTRICT = /(?<!\p{L})(huyện|quận|phòng g(iáo dục|d)|district)/iu;

const overview = async (email: string, unit: string): Promise<OverviewAnswer> => {
  const { token: cookie } = await day.system.grants.openSession(email, 'office', day.clock.now());
  return (await call('GET', `/api/rounds/${ROUND}/overview?unit=${unit}`, { cookie })).body;
};

describe('a province of two tiers', () => {
  it('holds its rounds on its own days, at its own hours, by its own criteria', async () => {
    const { body: rounds } = await call('GET', '/api/rounds', { cookie: administrator });
    expect(rounds.rounds[0]).toMatchObject({ id: ROUND, opensAt: at('05:45'), dueAt: at('15:30') });
    expect(rounds.next.id).toBe('2025-10-07');
    const token = await linkTokenOf(day, `th-rach-gia-1-mau@truong.${domain}`);
    const { body: mine } = await call('GET', '/api/duties/mine', { token });
    const [set, ...others] = mine.criteria;
    expect([set.id, set.items.length, others]).toEqual(['hanoi-3668', 16, []]);
  });

  it('shows the province its communes, a commune its schools, and each ground all that stands on it', async () => {
    const whole = await overview(`so@gddt.${domain}`, 'an-giang');
    expect(whole.units.map(({ path }) => path).sort()).toEqual(
      register.units
        .map(({ path }) => path)
        .filter((path) => path !== 'an-giang')
        .sort(),
    );
    const count = (unit: string) => register.schools.filter(({ path }) => path.startsWith(`${unit}.`)).length;
    const managed = await overview(`phu-quoc@gddt.${domain}`, PHU_QUOC);
    const onGround = await overview(`phu-quoc@ubnd.${domain}`, PHU_QUOC);
    expect([managed.units, managed.figures.expected]).toEqual([[], count(PHU_QUOC)]);
    // Its upper secondary school answers to the department.
    expect(onGround.figures.expected).toBe(count(PHU_QUOC) + 1);
    const department = await overview(`truc-thuoc-so@gddt.${domain}`, DEPARTMENT);
    expect(department.figures.expected).toBe(count(DEPARTMENT));
  });

  it('tells the session how its offices are called', async () => {
    const { body } = await call('GET', '/api/session', { cookie: administrator });
    expect(body.province).toMatchObject({
      office: 'Sở Giáo dục và Đào tạo An Giang',
      offices: { commune: 'Phòng Văn hóa - Xã hội' },
    });
  });

  it('says “district” in no mail: reminder, nudge, receipt, alert, call list, digest, sign-in', async () => {
    const mails = await Promise.all(day.mailbox.list({}).map(({ id }) => day.mailbox.read(id)));
    const kinds = new Set(mails.map((mail) => /^\[[^\]]+\]/.exec(mail?.subject ?? '')?.[0]));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        '[Khai báo]',
        '[Nhắc lại]',
        '[Biên nhận]',
        '[Đăng nhập]',
        '[Cảnh báo]',
        '[Cần gọi]',
        '[Tổng hợp]',
      ]),
    );
    const said = mails.flatMap((mail) => [mail?.subject ?? '', mail?.text ?? '', mail?.html ?? '']);
    expect(said.filter((text) => DISTRICT.test(text))).toEqual([]);
  });

  it.each([
    '/api/session',
    '/api/rounds',
    `/api/rounds/${ROUND}/overview`,
    `/api/rounds/${ROUND}/duties`,
    `/api/rounds/${ROUND}/duties/th-go-quao-1-mau`,
    `/api/rounds/${ROUND}/bulletin?unit=an-giang.go-quao`,
    '/api/schools/th-go-quao-1-mau',
    '/api/schools?unit=an-giang',
    '/api/units',
    '/api/accounts',
    '/api/alerts',
    '/api/mails',
    '/api/rollout?unit=an-giang',
    '/api/results?unit=an-giang',
    '/api/trends?unit=an-giang',
    '/api/settings',
    '/api/public/situation',
    '/api/exports/duties?format=csv',
    '/api/exports/register?format=csv',
    '/api/exports/register-template?format=csv',
    '/api/exports/accounts?format=csv',
    '/api/exports/results/units?format=csv&unit=an-giang',
    '/api/exports/rollout?format=csv&unit=an-giang',
  ])('says “district” nowhere in %s', async (url) => {
    const { status, body } = await call('GET', url, { cookie: administrator });
    const text = body instanceof Uint8Array ? Buffer.from(body).toString() : JSON.stringify(body);
    expect([status, text.length > 50]).toEqual([200, true]);
    expect(DISTRICT.exec(text)?.input.slice(0, 300) ?? '').toBe('');
  });
});

describe('the sources', () => {
  const ROOT = fileURLToPath(new URL('..', import.meta.url));
  /** Where districts are what is meant: words people write in their spreadsheets, places, names of provinces’ data. */
  const ABOUT_DISTRICTS = new Set([
    'functions/schools/unit.ts',
    'functions/schools/unit-names.ts',
    'functions/schools/import-places.ts',
    'functions/schools/import-columns.ts',
    'functions/declarations/personal-data.ts',
    'infra/province-file/questions.ts',
  ]);

  it('say “unit” where a unit is meant: no district, no “phòng giáo dục”', () => {
    const files = ['functions', 'infra', 'web'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(tsx?|js|html)$/.test(entry.name))
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
    );
    expect(files.length).toBeGreaterThan(400);
    const said = files
      .filter((file) => !ABOUT_DISTRICTS.has(file))
      .flatMap((file) => {
        const found = readFileSync(join(ROOT, file), 'utf8')
          .split('\n')
          .filter((line) => DISTRICT.test(line));
        return found.map((line) => `${file}: ${line.trim()}`);
      });
    expect(said).toEqual([]);
  });
});
