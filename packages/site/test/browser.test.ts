/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemsOf } from './axe.ts';
import { findChromium, openChromium } from './chromium.ts';
import { madeUpRelease, manyBattles, ODD } from './made-up.ts';
import { frozenBattles, writtenSite } from './written-site.ts';

const CHROMIUM = findChromium();
if (CHROMIUM === null)
  console.warn('The tests of the pages in a browser are skipped: there is no chromium here.');

const TESSALIT = 'battles/siege-of-tessalit.html';
const KILLED = 'siege-of-tessalit/casualties/1/killed';

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  const battles = [...frozenBattles('1.0.0', ['siege-of-tessalit', 'battle-of-tinzaouaten-2012']), ...ODD];
  const site = CHROMIUM === null ? null : writtenSite(madeUpRelease(battles));
  const large =
    CHROMIUM === null
      ? null
      : writtenSite(madeUpRelease([...battles, ...manyBattles(300)]), { mostPages: 5 });
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What went wrong in a page, or was asked of anyone: each test must leave it empty. */
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await openChromium(CHROMIUM!);
    context = await browser.newContext({
      viewport: { width: 1300, height: 800 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      const own = [site, large].some((made) => request.url().startsWith(`file://${made!.folder}/`));
      if (!own) complaints.push(`request: ${request.url()}`);
    });
  });

  afterAll(async () => {
    await browser?.close();
    site?.clean();
    large?.clean();
  });

  async function open(path: string, made = site): Promise<void> {
    complaints = [];
    // To change what stands after # alone would not load the page again.
    await page.goto('about:blank');
    await page.goto(`file://${made!.folder}/${path}`);
  }

  const lit = () =>
    page
      .locator('.text .lit')
      .evaluateAll((elements) => elements.map((element) => element.textContent).join(''));
  const address = () => decodeURIComponent(new URL(page.url()).hash.slice(1));
  const linkOf = (id: string) => page.locator(`[id="${id}"] .v`).first();
  /** Whether the first lit characters are in sight. */
  const isInSight = () =>
    page.locator('.text').evaluate((text) => {
      const [box, mark] = [text.getBoundingClientRect(), text.querySelector('.lit')!.getBoundingClientRect()];
      return mark.top >= box.top && mark.bottom <= box.bottom;
    });
  const fine = () => expect(complaints).toEqual([]);

  test('to point at a value lights its characters and scrolls the text to them', async () => {
    await open(TESSALIT);
    await linkOf('siege-of-tessalit/claims/2/killed/personnel/malian-government/2012-02-10').hover();
    expect(await lit()).toBe('killing a hundred');
    expect(await isInSight()).toBe(true);
    await page.mouse.move(2, 2);
    expect(await lit()).toBe('');
    fine();
  });

  test('a click pins a value; its address leads back to it, and so does the way back', async () => {
    await open(TESSALIT);
    await linkOf(KILLED).click();
    await page.mouse.move(2, 2);
    expect(await lit()).toBe('32–49 killed');
    expect(address()).toBe(KILLED);
    expect(await page.locator('.card').innerText()).toContain('casualties, line 15');
    await linkOf('siege-of-tessalit/casualties/1/wounded').click();
    expect(address()).toBe('siege-of-tessalit/casualties/1/wounded');
    await page.goBack();
    await page.mouse.move(2, 2);
    expect(await lit()).toBe('32–49 killed');
    await page.setViewportSize({ width: 1240, height: 700 });
    await page.reload();
    expect(await lit()).toBe('32–49 killed');
    expect(await isInSight()).toBe(true);
    await page.setViewportSize({ width: 1300, height: 800 });
    await page.keyboard.press('Escape');
    expect(await lit()).toBe('');
    fine();
  });

  test('a click on marked text shows the rows that were read from it', async () => {
    await open(TESSALIT);
    await page.locator('.text .s', { hasText: 'killing a hundred' }).click();
    expect(address()).toBe('siege-of-tessalit/claims/2/killed/personnel/malian-government/2012-02-10');
    const card = await page.locator('.card').innerText();
    expect(card).toContain('killing a hundred');
    expect(card).toContain('events, line 27');
    expect(await page.locator('.read .here').count()).toBe(1);
    fine();
  });

  test('the keyboard alone does all of it', async () => {
    await open(TESSALIT);
    await linkOf(KILLED).focus();
    expect(await lit()).toBe('32–49 killed');
    await page.keyboard.press('Enter');
    expect(address()).toBe(KILLED);
    await page.locator('.text').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await lit()).toBe('Siege of Tessalit');
    await page.keyboard.press('Enter');
    expect(address()).toBe('siege-of-tessalit/infobox/conflict');
    fine();
  });

  test('a row is cited with release, row, source and revision', async () => {
    await open(`${TESSALIT}#${KILLED}`);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.cite').click();
    await page.locator('.cite', { hasText: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(
      `Made-up Battles 9.9.9, ${KILLED}: “32–49 killed”. Read from “Siege of Tessalit”, Wikipedia contributors, https://en.wikipedia.org/wiki/Siege_of_Tessalit, revision not known, CC-BY-SA-4.0.`,
    );
    fine();
  });

  test('the index answers as one types, and its address shares the view', async () => {
    await open('index.html');
    expect(await page.locator('.count').innerText()).toBe('7 battles');
    await page.locator('[name=q]').fill('dacko tessalit');
    expect(await page.locator('.battles strong').allTextContents()).toEqual(['Siege of Tessalit']);
    await page.locator('[name=q]').fill('sevre');
    expect(await page.locator('.battles strong').allTextContents()).toEqual([
      'Battle of the Sixty Commanders',
    ]);
    await page.locator('[name=q]').fill('');
    await page.locator('[name=conflicts]').check();
    await page.locator('[name=to]').fill('400 BC');
    expect(await page.locator('.battles strong').allTextContents()).toEqual(['Battle of the Long Ago']);
    expect(address()).toBe('to=-399&conflicts=1');
    await page.reload();
    expect(await page.locator('.count').innerText()).toBe('1 of 7 battles');
    await page.locator('.battles a').click();
    expect(await page.locator('h1').innerText()).toBe('Battle of the Long Ago');
    await page.goBack();
    expect(await page.locator('.count').innerText()).toBe('1 of 7 battles');
    await page.locator('[type=reset]').click();
    expect(await page.locator('.count').innerText()).toBe('7 battles');
    fine();
  });

  test('by what stands on the pages alone one finds who says how many died on a day, and where', async () => {
    await open('index.html');
    await page.getByRole('link', { name: /Siege of Tessalit.*2012/ }).click();
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Timeline' })
      .click();
    const day = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: '10 February 2012' }) });
    const said = (await day.locator('.said').allInnerTexts()).filter((words) => words.includes('killed'));
    expect(said).toEqual([
      '17 killed, Malian Army: the article itself says so',
      '100 killed, MNLA: Malian government says so',
    ]);
    await day.getByRole('link', { name: '100', exact: true }).click();
    expect(await lit()).toBe('killing a hundred');
    fine();
  });

  test('to drag over the histogram chooses years', async () => {
    await open('index.html', large);
    await page.locator('.histogram').scrollIntoViewIfNeeded();
    const box = (await page.locator('.histogram').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.9, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 50);
    await page.mouse.up();
    const [from, to] = ['from', 'to'].map((name) => Number(new URLSearchParams(address()).get(name)));
    expect(from).toBeGreaterThan(1600);
    expect(to).toBeGreaterThan(2000);
    expect(await page.locator('.count').innerText()).toMatch(/^\d+ of 307 battles$/);
    fine();
  });

  test('the map names the battle under the pointer, and a click goes to it', async () => {
    await open('index.html#q=long+ago');
    const place = await page.locator('.map').evaluate((map) => {
      const [, x, y] = /M([\d.]+) ([\d.]+)h0/
        .exec(map.querySelector('.dots')!.getAttribute('d')!)!
        .map(Number);
      const box = map.getBoundingClientRect();
      return { x: box.left + (x! / 960) * box.width, y: box.top + (y! / 468) * box.height };
    });
    await page.mouse.move(place.x, place.y);
    expect(await page.locator('.pointed').innerText()).toContain(
      'Battle of the Long Ago, about September 490 BC',
    );
    await page.mouse.click(place.x, place.y);
    await page.waitForURL(/battle-of-the-long-ago/);
    fine();
  });

  test('beyond a thousand battles the browser makes the same page', async () => {
    const rows = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((elements) => elements.map((element) => element.outerHTML).join('\n'));
    await open(TESSALIT);
    const made = await rows('.read .part:not(:has(#downloads)), .source .text');
    await open(`battle.html#${KILLED}`, large);
    await page.locator('.card').waitFor();
    expect(await lit()).toBe('32–49 killed');
    await page.keyboard.press('Escape');
    const plainRows = (text: string) => text.replaceAll(/ class=""/g, '');
    expect(
      plainRows(await rows('.read .part:not(:has(#downloads)), .source .text')).replaceAll(/ here"/g, '"'),
    ).toBe(made);
    expect(await page.title()).toBe('Siege of Tessalit · Made-up Battles');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.save').click()]);
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(saved.battle.battle_id).toBe('siege-of-tessalit');
    await open('battle.html#nobody', large);
    expect(await page.locator('h1').innerText()).toBe('No such battle');
    await open('index.html#q=ford+299', large);
    await page.locator('.battles a').first().click();
    expect(await page.locator('h1').innerText()).toBe('Battle of Ford 299');
    fine();
  });

  test('hostile titles and texts inject nothing', async () => {
    for (const [path, made] of [
      ['battles/battle-of-script.html', site],
      ['battle.html#battle-of-script', large],
      ['index.html', site],
      ['disputed.html', site],
      ['data.html', site],
      ['changes.html', site],
      ['battles/battle-of-script.html#"><img src=x onerror=alert(1)>', site],
      ['battle.html#"><img src=x onerror=alert(1)>', large],
    ] as const) {
      await open(path, made);
      for (const value of await page.locator('.text .s').all()) await value.click({ force: true });
      expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
      expect(
        await page.locator('main img, main script:not([type="application/json"]), main [onerror]').count(),
      ).toBe(0);
      fine();
    }
  });

  test('a policy that forbids what is written into a page stands in each page', async () => {
    await open('index.html');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'injected = 1';
      document.body.append(script);
    });
    expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
    expect(complaints.join()).toContain('Content Security Policy');
  });

  // Every page in both is looked at in `axe.long.test.ts`.
  test.each([
    ['light', 1300, ['index.html', 'battles/battle-of-the-long-ago.html']],
    ['dark', 390, ['battles/battle-of-tinzaouaten-2012.html', 'changes.html']],
  ] as const)(
    'axe finds nothing, %s and %i pixels wide, and nothing is cut',
    async (colorScheme, width, paths) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      for (const path of paths) {
        await open(path);
        expect(await problemsOf(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 1300, height: 800 });
    },
  );

  test('without JavaScript all can be read, and a value leads to its words', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const quiet = await plain.newPage();
    await quiet.goto(`file://${site!.folder}/index.html`);
    expect(await quiet.locator('.battles a').count()).toBe(7);
    await quiet.goto(`file://${site!.folder}/${TESSALIT}`);
    await quiet.locator(`[id="${KILLED}"] .v`).click();
    expect(await quiet.locator('.s:target').innerText()).toBe('32–49 killed');
    await plain.close();
  });
});
