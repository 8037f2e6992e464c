/**
 * A phone of the cheapest kind in Chromium: CPU ×6, 400 kb/s, 400 ms. It is driven by the debugger's own input events and
 * asked by bare expressions, because a test driver's helpers would be tasks of the very page they measure.
 */
import type { Browser, BrowserContext, CDPSession } from 'playwright-core';

export const CPU = 6;
const NETWORK = {
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
  offline: false,
};

/** Runs before the page: notes when the element of that id came. */
const WATCH = (id: string) => {
  new MutationObserver((_, watch) => {
    if (!document.getElementById(id)) return;
    Reflect.set(globalThis, 'usable', performance.now());
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true });
};

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What a trace tells of one event: times in µs. */
interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

export class Phone {
  #debug: CDPSession;
  private constructor(debug: CDPSession) {
    this.#debug = debug;
  }

  /** A phone's browser, its storage empty. @param usable id of the element that makes the page usable */
  static async context(browser: Browser, usable: string): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    await context.addInitScript(WATCH, usable);
    return context;
  }

  static async in(context: BrowserContext): Promise<Phone> {
    const debug = await context.newCDPSession(await context.newPage());
    await debug.send('Network.enable');
    await debug.send('Network.emulateNetworkConditions', NETWORK);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    return new Phone(debug);
  }

  async close(): Promise<void> {
    await this.#debug.send('Page.close');
  }

  async open(url: string): Promise<void> {
    await this.#debug.send('Page.navigate', { url });
  }

  async ask<T>(expression: string): Promise<T> {
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await this.#debug.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  }

  /** @throws when it is not so within `patience` ms */
  async until(expression: string, patience = 60_000): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; await pause(200))
      if (await this.ask<boolean>(`!!(${expression})`)) return;
    const shown = await this.ask<string>('document.body.innerText');
    throw new Error(`Never: ${expression} in ${shown}`);
  }

  /** Touches the middle of what the expression finds, once it is there. */
  async tap(element: string): Promise<void> {
    await this.until(element);
    const { x, y } = await this.ask<{ x: number; y: number }>(
      `(() => { const it = ${element}; it.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = it.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; })()`,
    );
    await pause(300);
    const touch = { x, y, button: 'left', clickCount: 1 } as const;
    await this.#debug.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...touch });
    await pause(60);
    await this.#debug.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...touch });
  }

  /** Types as a quick person does. */
  async type(text: string): Promise<void> {
    for (const key of text) {
      await this.#debug.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key });
      await this.#debug.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
      await pause(80);
    }
  }

  /**
   * The longest time in ms that the page listened to nobody from the first paint on while `run` ran and for `rest` ms
   * after it: its main thread's longest task, in that thread's own time, which other programs of this machine don't add to.
   */
  async longestTask(run: () => Promise<unknown>, rest = 1500): Promise<number> {
    const events: Traced[] = [];
    const collect = ({ value }: { value: object[] }): void => void events.push(...(value as Traced[]));
    this.#debug.on('Tracing.dataCollected', collect);
    const traceConfig = { includedCategories: ['toplevel', 'devtools.timeline'] };
    await this.#debug.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await run();
    await pause(rest);
    const complete = new Promise((done) => this.#debug.once('Tracing.tracingComplete', done));
    await this.#debug.send('Tracing.end');
    await complete;
    this.#debug.off('Tracing.dataCollected', collect);
    return longest(events);
  }
}

function longest(events: readonly Traced[]): number {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const painted = events.find(({ name }) => name === 'firstPaint')?.ts ?? 0;
  const tasks = events.filter(
    ({ name, ph, pid, tid, ts, dur = 0 }) =>
      ph === 'X' &&
      name.endsWith('RunTask') &&
      ts + dur > painted &&
      mains.some((main) => main.pid === pid && main.tid === tid),
  );
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
