import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

/** The path of Chromium; null where there is none, and browser tests are skipped. */
export function findChromium(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // The next name may be that of one.
    }
  }
  return null;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens Chromium, with nothing that it remembers. */
export const openChromium = (path: string): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: FLAGS });
