/** What README tells an operator, held against what is there: the commands with their flags, and what is kept how long. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../functions/platform/clock.ts';
import { admin } from '../../../infra/operate/admin.ts';
import { readArchive } from '../../../infra/operate/archive.ts';
import { deploying } from '../../../infra/operate/deploy.ts';
import { exporting } from '../../../infra/operate/export.ts';
import { importing } from '../../../infra/operate/import.ts';
import { kindOf, type Stored } from '../../../infra/operate/items.ts';
import { removing } from '../../../infra/operate/remove.ts';
import { restoring } from '../../../infra/operate/restore.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { THEN } from '../../upgrades/story.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const section = readme.split('### What is kept how long')[1]?.split('\n###')[0] ?? '';
/** By kind: how long, as the third column begins. */
const kept = new Map(
  section
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, kinds = '', , how = '']) =>
      [...kinds.matchAll(/`([A-Z#-]+)`/g)].map((match) => [match[1] ?? '', how] as const),
    ),
);

const latest = readdirSync(new URL('../../upgrades/', import.meta.url))
  .filter((name) => name.endsWith('.items.jsonl'))
  .sort()
  .at(-1);
async function* lines() {
  yield* read(`test/upgrades/${latest}`).split('\n');
}
const items: Stored[] = [];
for await (const each of readArchive(lines())) if (!('archive' in each)) items.push(each.item);

/** The story behind the items ends three days after it began. */
const DAYS_OF_STORY = 4;
const daysLeft = ({ expires }: Stored) => (Number(expires) * 1000 - Date.parse(THEN)) / DAY;

describe('what is kept how long', () => {
  const kinds = [...new Set(items.map(kindOf))];

  it.each(kinds)('%s: items end when README says, or never', (kind) => {
    const how = kept.get(kind) ?? 'not in README';
    const ours = items.filter((item) => kindOf(item) === kind && item.sk !== 'HEAD');
    const [, most, count, unit] = /^(at most )?(\d+) (days|years?)/.exec(how) ?? [];
    if (!count) {
      expect([how, ours.filter(({ expires }) => expires !== undefined)]).toEqual([
        expect.stringMatching(/^(for good|until)/),
        [],
      ]);
      return;
    }
    // A duty's end is that of the year.
    const days = Number(count) * (unit === 'days' ? 1 : 365);
    const slack = unit === 'days' ? 1 : 366;
    for (const item of ours) {
      expect([kind, how, daysLeft(item) <= days + slack]).toEqual([kind, how, true]);
      expect([kind, how, most ? 0 : daysLeft(item)]).toEqual([
        kind,
        how,
        most ? 0 : expect.toSatisfy((left) => left >= days - DAYS_OF_STORY),
      ]);
    }
  });

  it('names what is never carried from table to table as well', () => {
    for (const kind of ['LEASE', 'LIMIT#', 'SIGNIN#', 'OPERATION', 'IMPORT#', 'IMPORTING'])
      expect([...kept.keys()]).toContain(kind);
  });
});

describe('the commands', () => {
  const help: Record<string, string> = {
    admin: admin.help,
    deploy: deploying.help,
    export: exporting.help,
    import: importing.help,
    remove: removing.help,
    restore: restoring.help,
  };
  const typed = [...readme.matchAll(/npm run (?:-s )?([\w:]+)([^#`\n]*)/g)].map(
    ([, name = '', rest = '']) => ({
      name,
      flags: [...rest.matchAll(/(--[a-z][\w-]+)/g)].map((match) => match[1] ?? ''),
    }),
  );

  it('that it names are scripts, with the flags they have', () => {
    expect(typed.length).toBeGreaterThan(15);
    for (const { name, flags } of typed) {
      expect(Object.keys(packageFile.scripts)).toContain(name);
      for (const flag of flags.filter(() => help[name]))
        expect([name, help[name]]).toEqual([name, expect.stringContaining(flag)]);
    }
  });

  it('are all of them in it', () => {
    const scripts = Object.keys(packageFile.scripts).filter((name) => help[name]);
    expect(scripts.filter((name) => !typed.some((each) => each.name === name))).toEqual([]);
  });
});
