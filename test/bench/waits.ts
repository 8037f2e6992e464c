/**
 * How long a phone of the cheapest kind waits for the declaration page, cold and warm, and how long each of a person's
 * touches keeps it from listening to the next. Medians; nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { freePort, type Host, start } from '../simulation/host.ts';
import { launchBrowser } from '../web/browser.ts';
import { CPU, Phone, pause } from './phone.ts';

const RUNS = 5;
const FIELD = 'learners.absent';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const byId = (id: string): string => `document.getElementById('${id}')`;
const nth = (selector: string, n: number): string => `document.querySelectorAll('${selector}')[${n}]`;
const button = (words: string): string =>
  `[...document.querySelectorAll('button')].find((one) => one.innerText.includes('${words}'))`;

/** A declaration with changes, and its correction: what is touched, and what it is called in the table. */
const TOUCHES: [string, (phone: Phone) => Promise<unknown>, rest?: number][] = [
  ['first touch: the second file comes', (phone) => phone.tap(byId(FIELD)), 4000],
  ['typing a number', (phone) => phone.type('12')],
  ['to the next field', (phone) => phone.tap(byId('learners.absentIll'))],
  ['typing another', (phone) => phone.type('1')],
  ['"Đủ"', (phone) => phone.tap(nth('.chip', 1))],
  ['no cases', (phone) => phone.tap(byId('cases'))],
  ['opening the form', (phone) => phone.tap(button('Có thay đổi'))],
  ['to the remark', (phone) => phone.tap(byId('remark'))],
  ['typing it', (phone) => phone.type('Mua lon')],
  ['a criterion', (phone) => phone.tap(nth('.crit input', 4))],
  ['a need', (phone) => phone.tap(nth('#needs input', 2))],
  ['suspended', (phone) => phone.tap(nth('#operation input', 3))],
  ['open again', (phone) => phone.tap(nth('#operation input', 0))],
  ['review', (phone) => phone.tap(button('Xem lại'))],
  ['answering a question', answerQuestions],
  ['sending', (phone) => phone.tap('document.querySelector(".bar button")'), 4000],
  ['correcting', (phone) => phone.tap(button('Sửa bản'))],
];

/** Soft rules ask about some schools' figures, about others' not. */
async function answerQuestions(phone: Phone): Promise<void> {
  const question = 'document.querySelector(".ask button")';
  while (await phone.ask<boolean>(`!!${question}`)) {
    await phone.tap(question);
    await pause(500);
  }
}

interface Story {
  cold: number;
  warm: number;
  tasks: Map<string, number>;
}

/** One school's: the mail's link, a declaration, and the page opened again. */
async function live(browser: Browser, address: string): Promise<Story> {
  const context = await Phone.context(browser, FIELD);
  const phone = await Phone.in(context);
  const usable = (on: Phone) => on.until('globalThis.usable');
  const tasks = new Map<string, number>();
  const opened = await phone.longestTask(async () => {
    await phone.open(address);
    await usable(phone);
  });
  tasks.set('opening, cold', opened);
  const cold = await phone.ask<number>('usable');
  await phone.ask('navigator.serviceWorker.ready.then(() => 0)');
  // Once for the time, once for the tasks: to trace takes time itself.
  const again = await Phone.in(context);
  const reopen = async (): Promise<void> => {
    await again.open(address.replace(/#.*/, ''));
    await pause(500);
    await usable(again);
  };
  await reopen();
  const warm = await again.ask<number>('usable');
  await again.open('about:blank');
  tasks.set('opening, warm', await again.longestTask(reopen));
  await again.close();
  for (const [name, touch, rest] of TOUCHES)
    tasks.set(name, await phone.longestTask(() => touch(phone), rest));
  await context.close();
  return { cold, warm, tasks };
}

/** One reminder's link for each run: a school that has declared is no longer asked. */
async function linksOf(host: Host): Promise<string[]> {
  await host.moveClock({ now: '2021-02-26T07:20:00+07:00' });
  const links = (await host.mails()).flatMap(({ text }) => /http\S+#t=[\w-]+/.exec(text)?.[0] ?? []);
  if (links.length < RUNS) throw new Error('too few reminders');
  return links.slice(-RUNS);
}

const row = (name: string, ms: number): string => `${name.padEnd(40)}${String(Math.round(ms)).padStart(9)}\n`;

function tell(stories: readonly Story[]): void {
  const { stdout } = process;
  stdout.write(`/khai-bao/ on CPU ×${CPU}, 400 kb/s, 400 ms     usable ms\n`);
  stdout.write(row('cold', median(stories.map(({ cold }) => cold))));
  stdout.write(row('warm', median(stories.map(({ warm }) => warm))));
  stdout.write('longest task from the first paint on      main thread ms\n');
  for (const name of stories[0]?.tasks.keys() ?? [])
    stdout.write(row(name, median(stories.map(({ tasks }) => tasks.get(name) ?? 0))));
}

export async function tellWaits(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  const host = await start(await freePort(), data, '--fresh');
  const browser = await launchBrowser();
  try {
    const stories: Story[] = [];
    for (const link of await linksOf(host)) stories.push(await live(browser, link));
    tell(stories);
  } finally {
    await browser.close();
    await host.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
