/**
 * Takes the pictures of the README from pages that `npm run site` made: `node --import tsx scripts/take-pictures.ts [SITE [OUT]]`.
 */
import { resolve } from 'node:path';
import { findChromium, openChromium } from '../packages/site/test/chromium.ts';

const [site = 'site', out = 'docs/pictures'] = process.argv.slice(2);
const path = findChromium();
if (path === null) throw new Error('There is no chromium here; install it first.');

const WIDE = { width: 1240, height: 780 };
const PHONE = { width: 390, height: 780 };
const BATTLE = 'battles/siege-of-tessalit.html';

const PICTURES = [
  { name: 'index', page: 'index.html', size: WIDE },
  {
    name: 'battle',
    page: `${BATTLE}#siege-of-tessalit/claims/2/killed/personnel/malian-government/2012-02-10`,
    size: WIDE,
  },
  { name: 'sides-dark', page: `${BATTLE}#siege-of-tessalit/casualties/1/killed`, size: WIDE, dark: true },
  { name: 'actions', page: `${BATTLE}#siege-of-tessalit/actions/2/attack/2012-01-18`, size: WIDE },
  { name: 'disputed', page: 'disputed.html', size: WIDE },
  { name: 'phone', page: `${BATTLE}#siege-of-tessalit/casualties/1/killed`, size: PHONE },
];

const browser = await openChromium(path);
for (const { name, page: address, size, dark } of PICTURES) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`file://${resolve(site)}/${address}`);
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}/${name}.png` });
  await context.close();
}
await browser.close();
