import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { siteFiles } from '@openbattles/site';
import { UsageError } from '../errors.ts';
import { siteRelease } from './site-release.ts';

export interface SiteRequest {
  /** The folder of the release. */
  release: string;
  datasets: string;
  out: string;
  url: string | null;
  mostPages: number;
}

export interface WrittenSite {
  battles: number;
  files: number;
  /** What is wrong with the release, so that no pages were made. */
  problems: string[];
}

/**
 * Writes the pages of a release, its files and what the pages load into a folder. What stood there stays until all is
 * made.
 *
 * @throws UsageError where the folder holds something else than such pages.
 */
export async function writeSite({
  release: folder,
  datasets,
  out,
  url,
  mostPages,
}: SiteRequest): Promise<WrittenSite> {
  const place = resolve(out);
  requireSiteOrNothing(place, out);
  const problems: string[] = [];
  const release = siteRelease(folder, datasets, (problem) => problems.push(problem));
  const next = `${place}.${process.pid}.next`;
  let files = 0;
  try {
    mkdirSync(next, { recursive: true });
    cpSync(folder, join(next, 'data'), { recursive: true });
    cpSync(assetsFolder(), join(next, 'assets'), { recursive: true });
    const made = new Set([next]);
    for (const { path, content } of siteFiles(release, { url, mostPages })) {
      const target = join(next, path);
      // A release of unknown origin may name a battle as it likes.
      if (!target.startsWith(next + sep))
        throw new UsageError(`${folder} names a battle ${path}, which no file can bear`);
      const parent = dirname(target);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeFileSync(target, content);
      files++;
    }
    if (problems.length > 0) return { battles: release.size, files: 0, problems };
    rmSync(place, { recursive: true, force: true });
    renameSync(next, place);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return { battles: release.size, files, problems };
}

/** What the pages load: the script, the style and the type, as the package of the site was built. */
function assetsFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('@openbattles/site/assets/site.js'));
  } catch {
    throw new UsageError('what the pages load has not been built; run npm run build');
  }
}

const GENERATOR = 'content="openbattles site"';

function requireSiteOrNothing(place: string, named: string): void {
  if (!existsSync(place)) return;
  let found: string[];
  try {
    found = readdirSync(place);
  } catch {
    throw new UsageError(`${named} is a file; --out takes a folder`);
  }
  const index = join(place, 'index.html');
  if (found.length === 0 || (existsSync(index) && readFileSync(index, 'utf8').includes(GENERATOR))) return;
  throw new UsageError(`${named} holds something else than such pages; name another folder with --out`);
}
