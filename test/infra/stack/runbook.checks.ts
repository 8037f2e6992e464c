/** infra/RUNBOOK.md against the alarms and names of the template. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarms, anchorOf } from './alarms.ts';
import { all, readReference } from './reading.ts';

readReference();

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the runbook', () => {
  const text = read('infra/RUNBOOK.md');
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n')[0] ?? '', section]),
  );
  const PARTS = ['Nghĩa là gì', 'Xem trước', 'Nguyên nhân hay gặp', 'Làm gì', 'Khi nào hết', 'Báo Sở'];

  it('has a section for each alarm, and an alarm for each section but the first', () => {
    const [first, ...names] = [...sections.keys()];
    expect(first).toBe('Trước khi có chuông · Before anything rings');
    expect(names.sort()).toEqual(alarms().map(anchorOf));
  });

  it('says in each what it means, where to look, why, what to do, when it ends and what to tell the department', () => {
    for (const id of alarms().map(anchorOf)) {
      const section = sections.get(id) ?? '';
      expect([...section.matchAll(/^- \*\*(.+?):\*\*/gm)].map(([, part]) => part)).toEqual(PARTS);
      expect(section).toMatch(/^\*English\.\* /m);
    }
  });

  it('has commands a shell can read, each marked as needing AWS, on names the stack gives', () => {
    const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');
    expect(blocks.length).toBeGreaterThan(8);
    for (const block of blocks) expect(block.split('\n')[0]).toBe('# needs AWS');
    expect(execFileSync('bash', ['-n'], { input: blocks.join('\n') }).toString()).toBe('');
    // A physical name begins with the stack's and the logical id: `kien-giang-openround…`.
    const ids = all('AWS::Lambda::Function')
      .concat(all('AWS::Logs::LogGroup'), all('AWS::SQS::Queue'))
      .map(([id]) => id);
    const named = blocks.flatMap((block) => [
      ...[...block.matchAll(/\b(?:run|fn) ([a-z]+)\b|\blogs ([a-z]+logs)\b/g)].map(
        ([, run, logs]) => run ?? logs ?? '',
      ),
      ...[...block.matchAll(/\$P-([a-z]+)"/g)].map(([, name]) => name ?? ''),
    ]);
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((name) => ids.filter((id) => id.startsWith(name)).length === 0)).toEqual([]);
    for (const name of named.filter((each) => each.endsWith('logs')))
      expect(ids.filter((id) => id.startsWith(name))).toHaveLength(1);
  });

  it('is where the README points to', () => {
    expect(read('README.md').includes('](infra/RUNBOOK.md)')).toBe(true);
  });
});
