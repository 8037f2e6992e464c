/** What holds of every screen of the office: axe finds nothing, nothing scrolls sideways, in light and dark. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { AXE } from './browser.ts';

let axe: Promise<string> | undefined;

async function violations(page: Page): Promise<string[]> {
  axe ??= readFile(AXE, 'utf8');
  await page.evaluate(await axe);
  return page.evaluate(async () => {
    const found: { violations: { id: string; nodes: { html: string }[] }[] } = await Reflect.get(
      globalThis,
      'axe',
    ).run(document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
  });
}

/** At 360 px, where things get tight. @returns what is wrong, a line each */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const faults = wide > 360 ? [`${wide} px wide`] : [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    faults.push(...(await violations(page)).map((each) => `${colorScheme}: ${each}`));
  }
  return faults;
}
