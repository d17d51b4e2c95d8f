import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes several files so that either all are written or none: each is written beside its place first, then they are
 * moved, and where a move fails those before it are taken back.
 *
 * @param files path and content, in the order in which they take their places; null removes a file.
 */
export function writeTogether(files: ReadonlyMap<string, Uint8Array | string | null>): void {
  const next = (path: string) => `${path}.${process.pid}.next`;
  const before = new Map(
    [...files.keys()].map((path) => [path, existsSync(path) ? readFileSync(path) : null]),
  );
  const written: string[] = [];
  const moved: string[] = [];
  try {
    for (const [path, content] of files) {
      if (content === null) continue;
      written.push(path);
      writeFileSync(next(path), content);
    }
    for (const [path, content] of files) {
      if (content === null) rmSync(path, { force: true });
      else renameSync(next(path), path);
      moved.push(path);
    }
  } catch (error) {
    for (const path of moved) {
      const content = before.get(path);
      if (content) writeFileSync(path, content);
      else rmSync(path, { force: true });
    }
    throw error;
  } finally {
    for (const path of written) rmSync(next(path), { force: true });
  }
}
