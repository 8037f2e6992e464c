/** Where a province's rehearsal is kept: `.local/<province>/`, held by one start at a time. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf, Refusal, reasonOf } from './refusal.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Lock {
  open(): Promise<void>;
  close(): Promise<void>;
}
/** The embedded store's own engine: its lock ends with the process, however that ends. */
const { Level }: { Level: new (path: string) => Lock } = createRequire(
  createRequire(import.meta.url).resolve('dynalite'),
)('level');

export interface Place {
  db: string;
  mail: string;
  clock: string;
  log: string;
  /** The last start did not end properly. */
  unclean: boolean;
  /** What the synthetic history was made from, so that a later start can finish loading it. */
  demo: string;
  /** Lets go. @param clean everything is written and the indexes are whole */
  leave(clean: boolean): Promise<void>;
}

/** Writes a small file so that a crash leaves the old or the new content, never a half. */
export function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

async function hold(folder: string, marker: string): Promise<Lock> {
  mkdirSync(folder, { recursive: true });
  const lock = new Level(join(folder, 'lock'));
  try {
    await lock.open();
    return lock;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (codeOf(cause) !== 'LEVEL_LOCKED')
      throw new Refusal(`${folder} cannot be used: ${reasonOf(cause ?? error)}.`);
    const address = existsSync(marker) ? ` (${readFileSync(marker, 'utf8').trim()})` : '';
    throw new Refusal(
      `The data in ${folder} is in use by another start${address}: stop that one, or name another --province.`,
    );
  }
}

/**
 * @param fresh throws away what was kept.
 * @param address what a second start is told about this one.
 * @throws Refusal when another start holds it.
 */
export async function enter(folder: string, fresh: boolean, address: string): Promise<Place> {
  const marker = join(folder, 'running');
  const lock = await hold(folder, marker);
  if (fresh)
    for (const kept of ['db', 'mail', 'clock.json', 'demo.json', 'running', 'functions.log'])
      rmSync(join(folder, kept), { recursive: true, force: true });
  const unclean = existsSync(marker);
  replaceFile(marker, `${address}\n`);
  mkdirSync(join(folder, 'mail'), { recursive: true });
  return {
    db: join(folder, 'db'),
    mail: join(folder, 'mail'),
    clock: join(folder, 'clock.json'),
    log: join(folder, 'functions.log'),
    demo: join(folder, 'demo.json'),
    unclean,
    async leave(clean) {
      if (clean) rmSync(marker, { force: true });
      await lock.close();
    },
  };
}
