/** `npm run pictures`: takes the README's pictures of the pages anew, from a rehearsal of its own. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Host, start } from './simulation/host.ts';
import { launchBrowser } from './web/browser.ts';

const FOLDER = '.github/pictures';
const OFFICER = 'so@gddt.kiengiang.example';
/** Small enough for a README, sharp enough to read. */
const PICTURE = { type: 'jpeg', quality: 72 } as const;

const post = (url: string, body: object, origin: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

const linkIn = (text: string, mark: string) => new RegExp(`http\\S+#${mark}=\\S+`).exec(text)?.[0] ?? '';

async function newestLink({ origin }: Host, query: string, mark: string): Promise<string> {
  const mails = await (await fetch(`${origin}/__local/mail?${query}`)).json();
  const mail = mails.findLast(({ text }: { text: string }) => linkIn(text, mark) !== '');
  return linkIn(mail.text, mark);
}

async function takePictures(host: Host): Promise<void> {
  const { origin } = host;
  await host.moveClock({ now: '2021-02-26T07:20:00+07:00' });
  const school = await newestLink(host, 'to=th-duong-dong-1@truong.kiengiang.example', 't');
  const browser = await launchBrowser();
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone.goto(school);
  await phone.waitForSelector('main h1');
  await phone.waitForLoadState('networkidle');
  await phone.screenshot({ path: `${FOLDER}/declare.jpg`, ...PICTURE });
  await post(`${origin}/__local/declarations`, { share: 0.9 }, origin);
  await host.moveClock({ now: '2021-02-26T15:49:00+07:00' });
  await post(`${origin}/api/sign-in`, { email: OFFICER }, origin);
  const desk = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await desk.goto(await newestLink(host, `to=${OFFICER}`, 'dang-nhap'));
  await desk.getByRole('main').getByRole('button').first().click();
  await desk.waitForSelector('table');
  await desk.waitForLoadState('networkidle');
  await desk.screenshot({ path: `${FOLDER}/office.jpg`, ...PICTURE });
  await browser.close();
}

const data = mkdtempSync(join(tmpdir(), 'pictures-'));
mkdirSync(FOLDER, { recursive: true });
const host = await start(await freePort(), data, '--fresh');
try {
  await takePictures(host);
} finally {
  await host.stop();
  rmSync(data, { recursive: true, force: true });
}
