/** Taking a province away: its data is kept first, in a file that was read again; what is left goes only when asked for. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../../infra/operate/archive.ts';
import { removeProvince } from '../../../infra/operate/remove.ts';
import { type Cloud, deleteBucket } from '../../../infra/operate/removing.ts';
import { bucketServer } from '../../support/s3.ts';
import { terminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'remove-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* items() {
  yield { pk: 'ACCOUNT', sk: 'a@x.example' };
}
async function save([, , file = '']: readonly string[]): Promise<void> {
  let text = '';
  const source = { province: 'kien-giang', table: 't', at: '2026-01-01T00:00:00.000Z' };
  for await (const line of archiveOf(items(), source)) text += line;
  writeFileSync(file, text);
}

const KEPT = { province: 'kien-giang', region: 'ap-southeast-1', tables: ['T'], buckets: ['B1', 'B2'] };
async function remove(flags: readonly string[], { yes = true, whole = true } = {}) {
  const did: string[] = [];
  const note = (what: string) => async (name?: string) =>
    void did.push([what, name].filter(Boolean).join(' '));
  const cloud: Cloud = {
    kept: async () => KEPT,
    unprotectStack: note('unprotect'),
    deleteTable: note('delete table'),
    deleteBucket: note('delete bucket'),
  };
  const its = terminal({ yes });
  const outcome = removeProvince(['kien-giang', ...flags], its, {
    cloud: () => cloud,
    run: async (_, args) => void did.push(args.join(' ')),
    save: async (argv) => {
      did.push('export');
      await save(argv);
      if (!whole) writeFileSync(argv[2] ?? '', '{"archive":"an-toan-truong-hoc"');
    },
  });
  const failed = await outcome.then(
    () => '',
    (error: Error) => error.message,
  );
  return { did, failed, said: its.said.join('\n') };
}

describe('npm run remove', () => {
  const file = join(folder, 'kien-giang.jsonl');

  it('exports, reads the file again, notes what will stay, then removes the stack', async () => {
    const { did, said, failed } = await remove(['--export', file]);
    expect(failed).toBe('');
    expect(did).toEqual(['export', 'unprotect', 'destroy kien-giang --force']);
    expect(said).toMatch(/1 items, whole[\s\S]*T, B1, B2: noted[\s\S]*To delete them as well: .*--for-good/);
    expect(JSON.parse(readFileSync(`${file}.kept.json`, 'utf8'))).toEqual(KEPT);
  });

  it('deletes what was left only when asked to, and only with the file at hand', async () => {
    expect((await remove(['--export', file, '--for-good'])).did).toEqual([
      'delete table T',
      'delete bucket B1',
      'delete bucket B2',
    ]);
    expect(existsSync(file)).toBe(true);
    expect((await remove(['--export', join(folder, 'none'), '--for-good'])).failed).toContain(
      'remove the stack first',
    );
  });

  it('touches nothing when the answer is no, or the file is not whole', async () => {
    const refused = await remove(['--export', join(folder, 'no.jsonl')], { yes: false });
    expect([refused.did, refused.failed]).toEqual([['export'], expect.stringContaining('the answer was no')]);
    const damaged = await remove(['--export', join(folder, 'damaged.jsonl')], { whole: false });
    expect([damaged.did, damaged.failed]).toEqual([
      ['export'],
      expect.stringContaining('Stopped at "Export'),
    ]);
    writeFileSync(file, 'x');
    const spoilt = await remove(['--export', file, '--for-good']);
    expect([spoilt.did, spoilt.failed]).toEqual([[], expect.stringContaining('Stopped at "Read')]);
  });

  it('wants to know where the data is kept', async () => {
    expect((await remove([])).failed).toContain('--export is missing');
  });
});

it('a bucket is emptied of every version before it is deleted', async () => {
  const bucket = await bucketServer();
  for (const key of ['a/b.html', 'Đ.js']) bucket.objects.set(key, { body: Buffer.from('x'), headers: {} });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({
    endpoint: bucket.endpoint,
    region: 'local',
    credentials,
    forcePathStyle: true,
  });
  await deleteBucket(client, bucket.name);
  expect(bucket.log.slice().sort()).toEqual(['DELETE ', 'DELETE a/b.html', 'DELETE gone.js', 'DELETE Đ.js']);
  expect(bucket.log.at(-1)).toBe('DELETE ');
  await bucket.close();
});
