/** The first administrator of a province that holds nothing yet, as its operator and the person invited meet it. */
import { afterAll, describe, expect, it } from 'vitest';
import { admin as command } from '../../../infra/operate/admin.ts';
import { inviteAdministrator, tell } from '../../../infra/operate/inviting.ts';
import { api } from '../../support/api.ts';
import { rehearse } from '../../support/system.ts';
import { wholeTable } from '../../support/whole-table.ts';
import { terminal } from './terminal.ts';

const rehearsal = await rehearse('2021-02-26T01:00:00.000Z');
afterAll(rehearsal.close);
const { system, mailbox, clock } = rehearsal;
const call = api(rehearsal);
const asked = { email: ' Quan-Tri@SGD.kiengiang.example ', name: 'Danh  Quản Trị' };
const email = 'quan-tri@sgd.kiengiang.example';
const toThem = () => mailbox.list({ to: email });

describe('npm run admin', () => {
  it('refuses an address or a name that cannot be, in both languages, before anything is written', async () => {
    await expect(inviteAdministrator(system, { email: 'khong-phai', name: '' })).rejects.toThrow(
      /--email: .* · This is not an e-mail address.\n--name: .* · A name is needed./,
    );
    expect(await wholeTable(rehearsal)).toEqual([]);
  });

  it('makes the account and the province’s own unit, and the agenda sends the invitation', async () => {
    const result = await inviteAdministrator(system, asked);
    expect(result).toMatchObject({ created: true, invitation: 'queued', account: { email } });
    expect(tell(result, clock.now()).join(' ')).toMatch(/the agenda sends it/);
    await rehearsal.agenda();
    expect(toThem()).toHaveLength(1);
  });

  it('run again, it changes nothing and says so', async () => {
    const before = await wholeTable(rehearsal);
    const result = await inviteAdministrator(system, asked);
    expect(tell(result, clock.now()).join(' ')).toMatch(/has not signed in yet.*--again/);
    await rehearsal.agenda();
    expect([await wholeTable(rehearsal), toThem().length]).toEqual([before, 1]);
  });

  it('died between account and mail, it is finished by the next run', async () => {
    const other = { email: 'khac@sgd.kiengiang.example', name: 'Trần Khác' };
    await system.accounts.issue(
      { ...other, scopes: [{ role: 'administrator', by: 'management', target: 'kien-giang' }] },
      clock.now(),
      'npm run admin',
    );
    expect(await inviteAdministrator(system, other)).toMatchObject({ created: false, invitation: 'queued' });
  });

  it('opens an empty province: the link signs in, every first screen answers, the register can begin', async () => {
    const text = (await mailbox.read(toThem()[0]?.id ?? ''))?.text ?? '';
    const token = /#dang-nhap=([\w.-]+)/.exec(text)?.[1];
    const opened = await call('POST', '/api/session', { body: { token } });
    const cookie = /__Host-session=([^;]+)/.exec(opened.cookies[0] ?? '')?.[1] ?? '';
    const read = async (path: string) => (await call('GET', path, { cookie })).status;
    for (const path of ['/api/units', '/api/schools', '/api/rounds', '/api/accounts', '/api/settings'])
      expect([path, await read(path)]).toEqual([path, 200]);
    const made = await call('POST', '/api/units', {
      cookie,
      body: { parent: 'kien-giang', name: 'Huyện Giồng Riềng' },
    });
    expect([made.status, made.body.units?.length ?? made.body]).toEqual([201, expect.anything()]);
  });

  it('has no second invitation for who is already in', async () => {
    const result = await inviteAdministrator(system, { ...asked, again: false });
    expect(result.invitation).toBe('needless');
  });

  it('sends another when asked to, three a day at most', async () => {
    const again = () => inviteAdministrator(system, { ...asked, again: true });
    for (let i = 0; i < 3; i++) expect((await again()).invitation).toBe('queued');
    await expect(again()).rejects.toThrow(/three times today/);
  });

  it('leaves a disabled account alone', async () => {
    const seen = await system.accounts.current(email);
    if (!seen) throw new Error('no account');
    await system.accounts.change(seen, { disabledAt: clock.now() }, [], {
      at: clock.now(),
      by: 'la@x.example',
      what: 'disabled',
    });
    await expect(inviteAdministrator(system, asked)).rejects.toThrow(/is disabled/);
  });
});

describe('its arguments', () => {
  const { said, ...quiet } = terminal();
  const run = (...argv: string[]) => command.run(argv, quiet);

  it('are refused with a sentence each, and --help names them all', async () => {
    await expect(run()).rejects.toThrow('Missing: province.');
    await expect(run('kien-giang')).rejects.toThrow('--email is missing');
    await expect(run('kien-giang', '--email', 'a@b.vn')).rejects.toThrow('--name is missing');
    await expect(run('kien-giang', '--mail', 'a@b.vn')).rejects.toThrow(/Unknown option '--mail'/);
    await expect(run('kien-giang', 'x', '--email', 'a@b.vn', '--name', 'A')).rejects.toThrow(
      '"x" is one word too many',
    );
    await expect(run('nowhere', '--email', 'a@b.vn', '--name', 'A')).rejects.toThrow(
      'There is no province "nowhere"',
    );
    await expect(run('kien-giang', '--email', 'a@b.vn', '--name', 'A')).rejects.toThrow(
      /no table of the stack kien-giang .*there: rehearsal/,
    );
    expect(command.help).toMatch(/--email ADDRESS[\s\S]*--rehearsal URL/);
  });

  it('reach the table that is named', async () => {
    await run('kien-giang', '--email', 'moi@sgd.example', '--name', 'Lê Mới', '--table', 'rehearsal');
    expect(said.join('\n')).toMatch(/Lê Mới <moi@sgd.example> is an administrator now/);
  });
});
