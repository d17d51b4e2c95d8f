import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrowExporter } from '@openbattles/exporter-arrow';
import { csvExporter } from '@openbattles/exporter-csv';
import { claims } from '@openbattles/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDrafts, listVersions } from '../src/published/versions.ts';
import { BUILT, builtProject, type Project, ROOT, readJson } from './openbattles.ts';

const EXAMPLES = join(ROOT, 'examples');
const NOTEBOOK = join(EXAMPLES, 'notebooks', 'open-battles.ipynb');
const datasets = join(ROOT, 'datasets');
const newest = listVersions(datasets).at(-1) ?? listDrafts(datasets)[0]!;

const python = process.env.OPENBATTLES_PYTHON ?? 'python3';
const has = (modules: string) => spawnSync(python, ['-c', `import ${modules}`]).status === 0;
const jupyter = has('nbclient, nbformat, ipykernel, pandas, pyarrow, matplotlib');
const duckdb = has('duckdb');
const install = (packages: string) =>
  `python3 -m venv .venv && .venv/bin/pip install ${packages}, then OPENBATTLES_PYTHON=.venv/bin/python`;
if (!jupyter) {
  const packages = 'nbclient ipykernel pandas pyarrow matplotlib';
  console.warn(`Skipped: running the notebook needs Python with Jupyter: ${install(packages)}`);
}
if (!duckdb)
  console.warn(`Skipped: running examples/duckdb.sql needs DuckDB for Python: ${install('duckdb')}`);

/** Runs a Python program with arguments in a folder, and reads the JSON that it prints last. */
function runPython(program: string, args: readonly string[], cwd: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, ['-c', program, ...args], { cwd, encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}

let project: Project;
/** Beside an older release and a draft, the newest one with a number of two figures, in which nobody claims anything. */
let silent: string;

beforeAll(async () => {
  project = await builtProject();
  silent = join(project.folder, 'silent');
  const release = join(silent, 'datasets', '0.10.0');
  cpSync(join(project.folder, 'datasets', BUILT), release, { recursive: true });
  for (const other of ['0.9.0', '0.11.0-draft']) {
    mkdirSync(join(silent, 'datasets', other));
    writeFileSync(join(silent, 'datasets', other, 'casualties.csv'), 'casualty_id\n');
  }
  for (const exporter of [arrowExporter, csvExporter]) {
    const pieces: Uint8Array[] = [];
    for await (const piece of exporter.write(claims, [])) pieces.push(piece);
    writeFileSync(join(release, `claims.${exporter.format}`), Buffer.concat(pieces));
  }
});
afterAll(() => project.clean());

describe('the notebook', () => {
  const RUN = `
import json, sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=120).execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
print(json.dumps({
    "figures": sum("image/png" in output.get("data", {}) for output in outputs),
    "texts": [output.get("text") or output["data"]["text/plain"] for output in outputs],
}))`;
  const run = (cwd: string) => runPython(RUN, [NOTEBOOK], cwd) as { figures: number; texts: string[] };

  test('is kept without outputs', () => {
    for (const cell of readJson(NOTEBOOK).cells) {
      if (cell.cell_type !== 'code') continue;
      expect(cell).toMatchObject({ outputs: [], execution_count: null });
    }
  });

  test.skipIf(!jupyter)(
    'draws its three figures of the newest release',
    () => {
      const { figures, texts } = run(project.folder);
      expect(figures).toBe(3);
      expect(texts[0]).toContain(`'release': '${BUILT}'`);
      expect(texts.join('')).not.toContain('Warning');
    },
    180_000,
  );

  test.skipIf(!jupyter)(
    'says where nobody claims anything',
    () => {
      const { figures, texts } = run(silent);
      expect(figures).toBe(2);
      expect(texts[0]).toContain("'release': '0.10.0'");
      expect(texts).toContain('This release has no claims with a claimant.\n');
    },
    180_000,
  );
});

describe('examples/duckdb.sql', () => {
  const RUN = `
import duckdb, json, sys
results = [duckdb.execute(one).fetchall() for one in duckdb.extract_statements(open(sys.argv[1]).read())]
print(json.dumps([rows for rows in results if rows]))`;
  const run = (cwd: string) => runPython(RUN, [join(EXAMPLES, 'duckdb.sql')], cwd) as unknown[][][];

  test.skipIf(!duckdb)('lists the losses of the newest release, and the claims that differ', () => {
    const [losses, differing] = run(project.folder);
    expect(losses).toHaveLength(readJson(project.folder, 'datasets', BUILT, 'casualties.json').length);
    expect(losses).toContainEqual([
      'Siege of Tessalit',
      'Malian Army',
      'killed',
      'personnel',
      32,
      49,
      'range',
    ]);
    expect(differing!.length).toBeGreaterThan(0);
  });

  test.skipIf(!duckdb)('takes a draft where nothing is released yet', () => {
    const [losses] = run(project.folder);
    expect(losses).toHaveLength(readJson(project.folder, 'datasets', BUILT, 'casualties.json').length);
  });

  test.skipIf(!duckdb)('takes 0.10.0 for newer than 0.9.0, and no claims for none', () => {
    const results = run(silent);
    expect(results).toHaveLength(1);
    expect(results[0]).toHaveLength(readJson(silent, 'datasets', '0.10.0', 'casualties.json').length);
  });
});

describe('examples/arrow.mjs', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(EXAMPLES, 'arrow.mjs'), ...args], { encoding: 'utf8' });

  test('prints what each side lost, a range as a range', () => {
    const { status, stdout } = run(join(project.folder, 'datasets', BUILT));
    expect(status).toBe(0);
    expect(stdout).toContain('Siege of Tessalit: Malian Army\n  killed, personnel: 32–49\n');
    expect(stdout).toContain('  wounded, personnel: at least 20\n');
    const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(readJson(project.folder, 'datasets', BUILT, 'casualties.json').length);
  });

  test('reads the newest release of the repository where it is told none', () => {
    expect(run()).toMatchObject({ status: 0, stdout: run(join(ROOT, 'datasets', newest)).stdout });
  });
});
