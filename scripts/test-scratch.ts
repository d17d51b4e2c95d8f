import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for all that the tests of a run leave in the system's scratch folder, removed when the run ends: no process of
 * the tests can do that for what it shares with its other files, since it is told of its end too late.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'openbattles-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
