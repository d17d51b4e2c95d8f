import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SiteBattle, type SiteOptions, type SiteRelease, siteFiles } from '../src/index.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const ASSETS = join(ROOT, 'packages/site/dist/assets');

/** The battles of a frozen release of the repository, which never change. */
export function frozenBattles(version: string, ids: readonly string[]): SiteBattle[] {
  const folder = join(ROOT, 'datasets', version);
  return ids.map((id) => {
    const record = JSON.parse(readFileSync(join(folder, 'battles', id, 'battle.json'), 'utf8'));
    const text = readFileSync(join(folder, 'sources', record.source.file), 'utf8');
    return {
      record,
      text,
      readFrom: { date_edtf: [`${id}/infobox/date`], place_text: [`${id}/infobox/place`] },
    };
  });
}

/** Writes the pages of a release into a folder of their own, with what they load. */
export function writtenSite(
  release: SiteRelease,
  options: Partial<SiteOptions> = {},
): { folder: string; clean: () => void } {
  if (!existsSync(join(ASSETS, 'site.js')))
    throw new Error('The script of the pages is not built. Run: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'openbattles-site-'));
  cpSync(ASSETS, join(folder, 'assets'), { recursive: true });
  for (const { path, content } of siteFiles(release, { url: null, mostPages: 1000, ...options })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, clean: () => rmSync(folder, { recursive: true, force: true }) };
}
