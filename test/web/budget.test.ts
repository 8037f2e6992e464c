import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../web/build.ts';
import { answer, friday, requested } from './declare.fixture.ts';

const gzip = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

describe('the first load of /khai-bao/', () => {
  let site = '';
  let html = Buffer.alloc(0);
  beforeAll(async () => {
    site = await mkdtemp(join(tmpdir(), 'declare-budget-'));
    await buildSite('declare', site);
    html = await readFile(join(site, 'khai-bao/index.html'));
  });
  afterAll(() => rm(site, { recursive: true, force: true }));

  it('is one file within one TCP window: 12 kB gzip, 10 kB brotli', () => {
    const figures = `${html.length} bytes, ${gzip(html)} gzip, ${brotli(html)} brotli`;
    process.stdout.write(`khai-bao/index.html: ${figures}\n`);
    expect(gzip(html), figures).toBeLessThanOrEqual(12_000);
    expect(brotli(html), figures).toBeLessThanOrEqual(10_000);
  });

  it('asks for nothing else: no style sheet, script, font or picture by address', () => {
    expect(html.toString()).not.toMatch(/<(script|img|iframe)[^>]*\ssrc=|<link\b|@import|url\(/);
  });

  it('lives on one answer of 2 kB brotli, with two rounds and two letters', () => {
    const letter = {
      id: '2021-02-25-kgvx',
      number: '1193/VP-KGVX',
      issuer: 'Tỉnh Kiên Giang',
      title: 'Giao Sở Giáo dục và Đào tạo triển khai công văn 614 trên địa bàn tỉnh',
      issuedOn: '2021-02-25',
      deadline: '2021-03-04',
      owed: ['91-001'],
    };
    const letters = [letter, { ...letter, id: '2021-02-19', number: '614/BGDĐT-GDTC' }];
    const mine = Buffer.from(
      JSON.stringify(answer({ duties: [friday(), requested()], directives: letters })),
    );
    const figures = `${mine.length} bytes, ${gzip(mine)} gzip, ${brotli(mine)} brotli`;
    process.stdout.write(`/api/duties/mine: ${figures}\n`);
    expect(brotli(mine), figures).toBeLessThanOrEqual(2000);
  });

  it('carries its policy before its first script, one hash for each inline part', () => {
    const text = html.toString();
    const policy = text.indexOf('Content-Security-Policy');
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(text.indexOf('<script'));
    expect(text.match(/'sha256-/g)).toHaveLength(3);
    expect(text.slice(0, 1024)).toContain('charset="utf-8"');
  });

  it('keeps rules, form, sign-in and English in files of their own', async () => {
    const names = await readdir(join(site, 'khai-bao'));
    for (const part of ['rest', 'account', 'en'])
      expect(names.filter((name) => new RegExp(`^${part}\\.[\\w-]{6}\\.js$`).test(name))).toHaveLength(1);
    expect(html.toString()).not.toContain('personal-number');
    expect(/Monday|less than/.test(html.toString())).toBe(false);
    for (const name of names.filter((each) => each.endsWith('.js'))) {
      const bytes = await readFile(join(site, 'khai-bao', name));
      process.stdout.write(`khai-bao/${name}: ${gzip(bytes)} gzip, ${brotli(bytes)} brotli\n`);
    }
  });

  it('says in each of its source files that it is first', async () => {
    const folder = new URL('../../web/declare/', import.meta.url);
    const names = (await readdir(folder)).filter((name) => /\.tsx?$/.test(name));
    for (const name of names)
      expect((await readFile(new URL(name, folder), 'utf8')).split('\n')[0], name).toMatch(
        /^\/\/ First bundle/,
      );
  });
});
