/**
 * Checks that imports run one way, those of types included: between packages, between the rooms (folders) of a package, and
 * in no circle of files. `npm run lint` runs it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;

/** What a package may import. One that is not named here may import `schema` only. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  dates: [],
  places: [],
  parser: ['schema', 'dates', 'places'],
};
/** They may import every package. */
const ON_TOP: readonly string[] = ['pipeline'];

/** A room may import itself and the rooms of the lines before its own; rooms of one line do not know each other. A room may have rooms within. */
const ROOMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  parser: [['text'], ['syntax', 'language'], ['infobox', 'prose'], ['findings']],
  'parser/prose': [['dates', 'figures', 'names'], ['claimants'], ['sides'], ['actions']],
  pipeline: [
    ['files', 'licences', 'sinks'],
    ['metadata', 'sources'],
    ['inputs', 'published'],
    ['reading'],
    ['compare'],
    ['release', 'gathering'],
    ['showing'],
    ['publishing'],
    ['commands'],
  ],
};

interface File {
  path: string;
  pkg: string;
  /** The folders below `src` that it stands in, the outermost first. */
  rooms: readonly string[];
  /** As written. */
  imports: readonly string[];
}

const IMPORT = /^(?:import|export)\s(?:[^'";]*?from\s*)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;

function readFiles(): Map<string, File> {
  const files = new Map<string, File>();
  const folders = ['', 'exporters/'].flatMap((parent) =>
    readdirSync(join(ROOT, 'packages', parent)).map((name) => parent + name),
  );
  for (const folder of folders) {
    const src = join(ROOT, 'packages', folder, 'src');
    for (const entry of existsSync(src) ? readdirSync(src, { recursive: true, encoding: 'utf8' }) : []) {
      if (!entry.endsWith('.ts')) continue;
      const path = join(src, entry);
      const imports = [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(
        ([, from, dynamic]) => from ?? dynamic!,
      );
      const rooms = entry.split('/').slice(0, -1);
      files.set(path, { path, pkg: folder.replace('exporters/', 'exporter-'), rooms, imports });
    }
  }
  return files;
}

const problems: string[] = [];
const named = (path: string): string => relative(ROOT, path);
const only = (allowed: readonly string[]): string =>
  allowed.length === 0 ? 'may import no other' : `may import ${allowed.join(', ')} only`;

function checkPackage({ path, pkg }: File, target: string): void {
  const allowed = PACKAGES[pkg] ?? ['schema'];
  if (!target.startsWith('@openbattles/') || ON_TOP.includes(pkg) || allowed.includes(target.split('/')[1]!))
    return;
  problems.push(`${named(path)} imports ${target}
  The package ${pkg} ${only(allowed)}: move what is needed into one of them, or hand it over as an argument.`);
}

/** Whether one file may import another, by the rooms that they stand in: those of the package, then those within a room. */
function checkRoom(file: File, other: File, depth = 0): void {
  const own = file.rooms[depth];
  const theirs = other.rooms[depth];
  // what stands in no room may import all, and may be imported where that makes no circle
  if (file.pkg !== other.pkg || own === undefined || theirs === undefined) return;
  if (own === theirs) {
    checkRoom(file, other, depth + 1);
    return;
  }
  const lines = ROOMS[[file.pkg, ...file.rooms.slice(0, depth)].join('/')];
  if (lines === undefined) return;
  const lineOf = (room: string): number => lines.findIndex((rooms) => rooms.includes(room));
  const allowed = lines.slice(0, Math.max(0, lineOf(own))).flat();
  if (allowed.includes(theirs)) return;
  const mend =
    lineOf(own) < 0 ? 'give it a line in `ROOMS`' : `move what is needed into one of these or into ${own}`;
  problems.push(`${named(file.path)} imports ${named(other.path)}
  The room ${own} ${only(allowed)}: ${mend}.`);
}

/** Reports the first circle that a file leads into. `path` is how it was reached; `done` are files that were looked at. */
function checkCircles(
  file: string,
  imports: ReadonlyMap<string, readonly string[]>,
  path: string[],
  done: Set<string>,
): void {
  const begin = path.indexOf(file);
  if (begin >= 0)
    problems.push(`${[...path.slice(begin), file].map(named).join('\n  imports ')}
  A circle: move what the first and the last share into a file of its own.`);
  if (begin >= 0 || done.has(file)) return;
  done.add(file);
  for (const next of imports.get(file) ?? []) checkCircles(next, imports, [...path, file], done);
}

const files = readFiles();
const imports = new Map<string, readonly string[]>();
for (const file of files.values()) {
  for (const target of file.imports) checkPackage(file, target);
  const own = file.imports.flatMap((target) => files.get(join(dirname(file.path), target)) ?? []);
  for (const other of own) checkRoom(file, other);
  imports.set(
    file.path,
    own.map(({ path }) => path),
  );
}
const done = new Set<string>();
for (const path of imports.keys()) checkCircles(path, imports, [], done);
for (const problem of problems) console.error(problem);
console.log(
  `imports of ${files.size} files: ${problems.length === 0 ? 'all run one way' : `${problems.length} to mend`}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
