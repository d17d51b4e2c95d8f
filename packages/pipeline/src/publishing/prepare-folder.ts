import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { readDescribed } from './described.ts';
import { huggingface } from './huggingface.ts';
import { kaggle } from './kaggle.ts';
import { npm } from './npm.ts';
import { pages } from './pages.ts';
import type { Places, Prepared, Publication, Target } from './target.ts';
import { zenodo } from './zenodo.ts';

/** The places that folders are prepared for, by the names that the command takes. */
export const TARGETS: Readonly<Record<string, Target>> = { huggingface, zenodo, kaggle, npm, pages };

/** Fails where something stands in a folder that is to be made. */
function requireNothing(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new UsageError(`${out} is not empty: remove it, or name another folder with --out`);
}

/** Writes the folder that a place takes. It is there only when it is complete. */
export async function prepareFolder(
  release: string,
  target: Target,
  publication: Publication,
  places: Places,
): Promise<Pick<Prepared, 'command' | 'before'>> {
  const { out } = places;
  requireNothing(out);
  const described = readDescribed(release);
  const { files, copied, write, command, before } = target.prepare(described, publication, places);
  const unfinished = join(dirname(out), `.openbattles-publish-${process.pid}`);
  try {
    mkdirSync(unfinished, { recursive: true });
    await write?.(unfinished);
    for (const path of copied) cpSync(join(release, path), join(unfinished, path));
    for (const [path, text] of files) writeFileSync(join(unfinished, path), text);
    rmSync(out, { recursive: true, force: true });
    renameSync(unfinished, out);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { command, before };
}
