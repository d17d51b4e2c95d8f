import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { writeArchive } from './archive.ts';
import { readDescribed } from './described.ts';
import { huggingface } from './huggingface.ts';
import { kaggle } from './kaggle.ts';
import { npm } from './npm.ts';
import type { Prepared, Publication, Target } from './target.ts';
import { zenodo } from './zenodo.ts';

/** The places that folders are prepared for, by the names that the command takes. */
export const TARGETS: Readonly<Record<string, Target>> = { huggingface, zenodo, kaggle, npm };

/** Fails where something stands in a folder that is to be made. */
export function requireNothing(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new UsageError(`${out} is not empty: remove it, or name another folder with --out`);
}

/** Writes the folder that a place takes. It is there only when it is complete. */
export async function prepareFolder(
  release: string,
  target: Target,
  publication: Publication,
  out: string,
): Promise<Pick<Prepared, 'command' | 'before'>> {
  requireNothing(out);
  const described = readDescribed(release);
  const { files, copied, archive, command, before } = target.prepare(described, publication, out);
  const unfinished = join(dirname(out), `.openbattles-publish-${process.pid}`);
  try {
    mkdirSync(unfinished, { recursive: true });
    for (const path of copied) cpSync(join(release, path), join(unfinished, path));
    for (const [path, text] of files) writeFileSync(join(unfinished, path), text);
    if (archive !== undefined)
      await writeArchive(release, archive.replace(/\.zip$/, ''), join(unfinished, archive));
    rmSync(out, { recursive: true, force: true });
    renameSync(unfinished, out);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { command, before };
}
