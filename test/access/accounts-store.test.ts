/** Accounts as records: issued once, merged, changed on condition, with who did what and when on the account. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../functions/access/access.ts';
import { moveAccount } from '../../functions/access/moving.step.ts';
import { instantOf } from '../../functions/calendar/cadence.ts';
import { HON_DAT, huong, PHU_QUOC } from '../support/cast.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const at = (time: string) => instantOf('2021-02-26', time, 'Asia/Ho_Chi_Minh');
const BY = 'quan-tri@kiengiang.example';
const declares = (school: string): Scope => ({ role: 'declarer', by: 'school', target: school });
const given = (email: string, ...scopes: Scope[]) => ({ email, name: 'Danh Thị Mới', scopes });

let day: Rehearsal;
beforeAll(async () => {
  day = await rehearse(at('06:00'));
  await day.register([], [], [huong]);
});
afterAll(() => day.close());
const accounts = () => day.system.accounts;

describe('issuing', () => {
  it('makes an account once, in lower case, and says who issued it', async () => {
    const asked = given(' Moi@Truong.example', declares('a'));
    const both = await Promise.all([
      accounts().issue(asked, at('07:00'), BY),
      accounts().issue(asked, at('07:00'), BY),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['created', 'unchanged']);
    expect(await accounts().get('moi@truong.example')).toMatchObject({
      email: 'moi@truong.example',
      digest: false,
      alerts: false,
      address: 'working',
      revision: 1,
      changes: [{ at: at('07:00'), by: BY, what: 'issued' }],
    });
  });

  it('gives a known account what it lacks and changes nothing else of it', async () => {
    const { outcome, account } = await accounts().issue(
      { ...given('moi@truong.example', declares('a'), declares('b')), name: 'Tên Khác' },
      at('08:00'),
      BY,
    );
    expect(outcome).toBe('merged');
    expect(account).toMatchObject({
      name: 'Danh Thị Mới',
      scopes: [declares('a'), declares('b')],
      revision: 2,
      changes: [{ what: 'issued' }, { at: at('08:00'), by: BY, what: 'scopes' }],
    });
    expect(account).not.toHaveProperty('sessionsFrom');
  });

  it('loses no scope when many give to one account at once', async () => {
    const schools = ['c', 'd', 'e'];
    await Promise.all(
      schools.map((id) => accounts().issue(given('moi@truong.example', declares(id)), at('08:30'), BY)),
    );
    const kept = (await accounts().get('moi@truong.example'))?.scopes.map(({ target }) => target);
    expect(kept?.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('ends a school’s long sessions when the account becomes the office', async () => {
    const office: Scope = { role: 'officer', by: 'management', target: HON_DAT };
    const { account } = await accounts().issue(given('moi@truong.example', office), at('09:00'), BY);
    expect(account).toMatchObject({ sessionsFrom: at('09:00'), digest: true, alerts: true });
  });

  it('leaves a disabled account as it is', async () => {
    await day.register([], [], [{ ...huong, email: 'cu@phuquoc.example', disabledAt: at('05:00') }]);
    const asked = given('cu@phuquoc.example', declares('a'));
    expect((await accounts().issue(asked, at('09:00'), BY)).outcome).toBe('disabled');
    expect((await accounts().get('cu@phuquoc.example'))?.scopes).toEqual(huong.scopes);
  });
});

it('an address whose account is still on its way to another is nobody else’s: its schools stand only there', async () => {
  const old = 'giua-chung@truong.example';
  const { account } = await accounts().issue(given(old, declares('a'), declares('b')), at('08:00'), BY);
  const event = { at: at('08:01'), by: BY, what: 'address' as const };
  const leaves = { movedTo: 'dich@truong.example', disabledAt: at('08:01'), sessionsFrom: at('08:01') };
  const left = await accounts().change(account, leaves, [], event);
  if (!left) throw new Error('changed meanwhile');
  const again = await accounts().issue(given(old, declares('c')), at('08:02'), BY);
  expect([again.outcome, again.account.scopes]).toEqual(['disabled', [declares('a'), declares('b')]]);
  const other = await accounts().issue(given('ba@truong.example', declares('d')), at('08:03'), BY);
  await expect(moveAccount(accounts(), other.account, old, at('08:04'), BY)).rejects.toThrow();
  const moved = await moveAccount(accounts(), left, 'dich@truong.example', at('08:05'), BY);
  expect(moved?.scopes).toEqual([declares('a'), declares('b')]);
  expect((await accounts().issue(given(old, declares('c')), at('08:06'), BY)).outcome).toBe('created');
});

it('a change holds only for who saw the account as it is', async () => {
  const event = { at: at('09:00'), by: BY, what: 'details' } as const;
  const seen = (await accounts().get(huong.email)) ?? huong;
  const changed = await accounts().change(seen, { name: 'Lê Thị Thu Hương' }, [], event);
  expect(changed).toMatchObject({ name: 'Lê Thị Thu Hương', revision: 1 });
  expect(await accounts().change(seen, { name: 'Chậm' }, [], event)).toBeUndefined();
  expect((await accounts().get(huong.email))?.scopes).toEqual([
    { role: 'officer', by: 'management', target: PHU_QUOC },
  ]);
});

it('keeps the newest twenty changes', async () => {
  for (let i = 0; i < 22; i++) {
    const seen = (await accounts().get(huong.email)) ?? huong;
    await accounts().change(seen, { name: `Tên ${i}` }, [], { at: at('10:00'), by: `${i}`, what: 'details' });
  }
  const changes = (await accounts().get(huong.email))?.changes ?? [];
  expect([changes.length, changes[0]?.by, changes.at(-1)?.by]).toEqual([20, '2', '21']);
});

describe('signing in', () => {
  it('is noted, the first one as activation too', async () => {
    await accounts().signedIn('moi@truong.example', at('11:00'));
    await accounts().signedIn('moi@truong.example', at('12:00'));
    expect(await accounts().get('moi@truong.example')).toMatchObject({
      activatedAt: at('11:00'),
      lastSignInAt: at('12:00'),
    });
  });
  it('is not noted for nobody or a disabled account', async () => {
    expect(await accounts().signedIn('khong-co@truong.example', at('11:00'))).toBe(false);
    expect(await accounts().signedIn('cu@phuquoc.example', at('11:00'))).toBe(false);
  });
});
