/**
 * The office's week as four people live it, with the real register of 596 schools: what each task takes in clicks and
 * seconds, and what each screen weighs when it is opened for the first time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { freePort, type Host, start } from '../simulation/host.ts';
import { launchBrowser } from '../web/browser.ts';
import { administrator } from './week/administrator.ts';
import { officer } from './week/officer.ts';
import { live, type Task } from './week/person.ts';
import { observer, responder } from './week/watchers.ts';

interface Actor {
  who: string;
  email: string;
  width: number;
  tasks: readonly Task[];
}
const ACTORS: readonly Actor[] = [
  {
    who: 'officer of a district, phone',
    email: 'chau-thanh@gddt.kiengiang.example',
    width: 360,
    tasks: officer,
  },
  { who: 'administrator, desk', email: 'quan-tri@gddt.kiengiang.example', width: 1280, tasks: administrator },
  {
    who: 'observer of the province, desk',
    email: 'tinh@ubnd.kiengiang.example',
    width: 1280,
    tasks: observer,
  },
  { who: 'responder, phone', email: 'truc-dich@cdc.kiengiang.example', width: 360, tasks: responder },
];

const SCREENS: readonly (readonly [name: string, query: string])[] = [
  ['overview', ''],
  ['list of schools', '?xem=tinh-hinh'],
  ['one school', '?xem=truong&truong='],
  ['requested declarations', '?xem=dot-xuat'],
  ['supplements', '?xem=bo-sung'],
  ['alerts', '?xem=canh-bao'],
  ['bulletin', '?xem=ban-tin'],
  ['directives', '?xem=van-ban'],
  ['roll-out', '?xem=tien-do'],
  ['results', '?xem=ket-qua'],
  ['trends', '?xem=xu-huong'],
  ['register', '?xem=danh-ba'],
  ['accounts', '?xem=tai-khoan'],
  ['mail log', '?xem=thu'],
  ['settings', '?xem=thiet-lap'],
  ['own switches', '?xem=cua-toi'],
];

async function signedIn(browser: Browser, host: Host, email: string, width: number): Promise<BrowserContext> {
  const known = new Set((await host.mails()).map(({ id }) => id));
  const asked = await fetch(`${host.origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: host.origin },
    body: JSON.stringify({ email }),
  });
  if (!asked.ok) throw new Error(`${email} cannot sign in: ${asked.status}`);
  const mail = (await host.mails()).find(({ id, to }) => to === email && !known.has(id));
  const link = /http\S+#dang-nhap=\S+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error(`${email} got no link`);
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    locale: 'vi-VN',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByRole('navigation', { name: 'Trang' }).waitFor();
  await page.close();
  return context;
}

const cell = (n: number, digits = 0) => n.toFixed(digits).padStart(9);

async function tellTasks(browser: Browser, host: Host): Promise<void> {
  process.stdout.write(`${'task'.padEnd(66)}   clicks     keys  wait ms  seconds\n`);
  for (const { who, email, width, tasks } of ACTORS) {
    const context = await signedIn(browser, host, email, width);
    process.stdout.write(`${who}\n`);
    for (const { name, effort, failed } of await live(context, host.origin, tasks))
      process.stdout.write(
        `  ${name.padEnd(64)}${cell(effort.clicks)}${cell(effort.keys)}${cell(effort.waited)}${cell(effort.seconds, 1)}${failed === undefined ? '' : `\n    cannot be done: ${failed.slice(0, 300)}`}\n`,
      );
    await context.close();
  }
}

interface Weight {
  requests: number;
  files: number;
  answers: number;
}
/** Bytes over the wire, compressed as they come. */
async function weightOf(context: BrowserContext, address: string): Promise<Weight> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const weight: Weight = { requests: 0, files: 0, answers: 0 };
  const isAnswer = new Map<string, boolean>();
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  network.on('Network.responseReceived', ({ requestId, response: { url } }) =>
    isAnswer.set(requestId, new URL(url).pathname.startsWith('/api/')),
  );
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.requests++;
    weight[isAnswer.get(requestId) ? 'answers' : 'files'] += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return weight;
}

async function tellScreens(browser: Browser, host: Host): Promise<void> {
  // An address gets one sign-in mail a minute, and the administrator's tasks may have taken less.
  await host.moveClock({ advance: 'PT2M' });
  const context = await signedIn(browser, host, 'quan-tri@gddt.kiengiang.example', 1280);
  process.stdout.write('\nscreen, cold, administrator of 596 schools   requests  files B answers B\n');
  for (const [name, query] of SCREENS) {
    const school = query.endsWith('truong=') ? 'th-duong-dong-1' : '';
    const { requests, files, answers } = await weightOf(context, `${host.origin}/quan-ly/${query}${school}`);
    process.stdout.write(`${name.padEnd(44)}${cell(requests)}${cell(files)}${cell(answers)}\n`);
  }
  await context.close();
}

export async function benchOffice(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-office-'));
  const host = await start(await freePort(), data, '--fresh');
  const browser = await launchBrowser();
  try {
    await fetch(`${host.origin}/__local/declarations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ share: 0.9 }),
    });
    await host.moveClock({ now: '2021-02-26T16:05:00+07:00' });
    await tellTasks(browser, host);
    await tellScreens(browser, host);
  } finally {
    await browser.close();
    await host.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
