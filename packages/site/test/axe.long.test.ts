import { describe, expect, test } from 'vitest';
import { problemsOf } from './axe.ts';
import { findChromium, openChromium } from './chromium.ts';
import { madeUpRelease, ODD } from './made-up.ts';
import { frozenBattles, writtenSite } from './written-site.ts';

const CHROMIUM = findChromium();
if (CHROMIUM === null)
  console.warn('The tests of the pages in a browser are skipped: there is no chromium here.');

describe.skipIf(CHROMIUM === null)('every page', () => {
  test.each([
    ['light', 1300],
    ['dark', 1300],
    ['light', 390],
    ['dark', 390],
  ] as const)('keeps level AA, %s and %i pixels wide', async (colorScheme, width) => {
    const battles = [...frozenBattles('1.0.0', ['siege-of-tessalit', 'battle-of-tinzaouaten-2012']), ...ODD];
    const { folder, clean } = writtenSite(madeUpRelease(battles));
    const browser = await openChromium(CHROMIUM!);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const own = battles.map(({ record }) => `battles/${record.battle.battle_id}.html`);
    const found: string[] = [];
    for (const path of [
      'index.html',
      ...own,
      `${own[0]}#siege-of-tessalit/casualties/1/killed`,
      'disputed.html',
      'data.html',
      'changes.html',
    ]) {
      await page.goto('about:blank');
      await page.goto(`file://${folder}/${path}`);
      found.push(...(await problemsOf(page)).map((problem) => `${path}: ${problem}`));
    }
    await browser.close();
    clean();
    expect(found).toEqual([]);
  });
});
