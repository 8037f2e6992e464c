/** Somebody at the office's page, whose clicks, keys and waiting are counted. */
import type { BrowserContext, Locator, Page } from 'playwright-core';

/**
 * What a person needs for a step, in seconds, after the keystroke-level model (Card, Moran, Newell 1980): pointing 1.1 and
 * pressing 0.2, a key of an average typist 0.28, thinking what to do next 1.35.
 */
const SECONDS = { click: 1.3, key: 0.28, thought: 1.35 };

export interface Effort {
  clicks: number;
  keys: number;
  /** Milliseconds in which the page had to answer. */
  waited: number;
  /** What the whole takes a person who knows the page. */
  seconds: number;
}

export interface Person {
  page: Page;
  click(what: Locator): Promise<void>;
  type(where: Locator, text: string): Promise<void>;
  choose(where: Locator, value: string | { label: string }): Promise<void>;
  /** A native picker of files or dates: one click and a choice. */
  pick(act: () => Promise<unknown>): Promise<void>;
  /** Waits until it stands there. */
  sees(what: Locator): Promise<void>;
  link(name: string | RegExp): Locator;
  button(name: string | RegExp): Locator;
  /** Opens a view by the menu, as a person finds it. */
  menu(name: string): Promise<void>;
}

export interface Task {
  name: string;
  /** Where the person is when it begins; absent: where the task before ended. */
  from?: string;
  run(person: Person): Promise<void>;
}

export interface Lived {
  name: string;
  effort: Effort;
  failed?: string;
}

const WAITS_FOR = 15_000;

/** @param loaded milliseconds that opening the page took */
function personOn(page: Page, loaded: number): { person: Person; effort: () => Effort } {
  let [clicks, keys, thoughts, waited] = [0, 0, 0, loaded];
  const timed = async (act: () => Promise<unknown>) => {
    const started = performance.now();
    await act();
    waited += performance.now() - started;
  };
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const click = async (what: Locator) => {
    clicks++;
    thoughts++;
    await timed(() => what.click());
  };
  const person: Person = {
    page,
    click,
    async type(where, text) {
      clicks++;
      thoughts++;
      keys += text.length;
      await timed(() => where.fill(text));
    },
    async choose(where, value) {
      clicks += 2;
      thoughts++;
      await timed(() => where.selectOption(value));
    },
    async pick(act) {
      clicks += 2;
      thoughts++;
      await timed(act);
    },
    sees: (what) => timed(() => what.first().waitFor()),
    link,
    button,
    async menu(name) {
      const shown = page.getByRole('navigation', { name: 'Trang' }).getByRole('link', { name, exact: true });
      if (!(await shown.isVisible()))
        await click(page.locator('nav [aria-haspopup], nav [aria-expanded]').first());
      await click(shown);
    },
  };
  const effort = () => ({
    clicks,
    keys,
    waited,
    seconds: clicks * SECONDS.click + keys * SECONDS.key + thoughts * SECONDS.thought + waited / 1000,
  });
  return { person, effort };
}

/** What each task took, in order; one that cannot be done says at which step, and the next begins. */
export async function live(
  context: BrowserContext,
  origin: string,
  tasks: readonly Task[],
): Promise<Lived[]> {
  const page = await context.newPage();
  page.setDefaultTimeout(WAITS_FOR);
  const done: Lived[] = [];
  for (const { name, from, run } of tasks) {
    const started = performance.now();
    if (from !== undefined) await page.goto(origin + from, { waitUntil: 'networkidle' });
    const { person, effort } = personOn(page, from === undefined ? 0 : performance.now() - started);
    const failed = await run(person).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)),
    );
    done.push({ name, effort: effort(), ...(failed !== undefined && { failed }) });
  }
  await page.close();
  return done;
}
