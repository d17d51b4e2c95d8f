import { readdirSync } from 'node:fs';

/** How far a release is from the one before it: the data's own semantic versioning. */
export const STEPS = ['PATCH', 'MINOR', 'MAJOR'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The least step that each kind of difference asks for. What a program could rely on and no longer finds is MAJOR: a
 * table, a column, a key, a file, the id of a battle or a source. Other rows are read from texts that are edited, and come and
 * go: that is MINOR, as what is new is. The rest is PATCH.
 */
export const STEP_OF = {
  'table removed': 'MAJOR',
  'column removed': 'MAJOR',
  'column renamed': 'MAJOR',
  'column retyped': 'MAJOR',
  'column moved': 'MAJOR',
  'column inserted': 'MAJOR',
  'key changed': 'MAJOR',
  'battle removed': 'MAJOR',
  'battle renamed': 'MAJOR',
  'source removed': 'MAJOR',
  'source renamed': 'MAJOR',
  'file removed': 'MAJOR',
  'table added': 'MINOR',
  'column added': 'MINOR',
  'row added': 'MINOR',
  'row removed': 'MINOR',
  'row renamed': 'MINOR',
  'file added': 'MINOR',
  'cell changed': 'PATCH',
  'cell moved': 'PATCH',
  'file changed': 'PATCH',
} as const satisfies Record<string, Step>;

export type Kind = keyof typeof STEP_OF;

/** The greatest of the steps; null where there is none. */
export function greatestStep(steps: Iterable<Step | null>): Step | null {
  let greatest = -1;
  for (const step of steps) if (step) greatest = Math.max(greatest, STEPS.indexOf(step));
  return STEPS[greatest] ?? null;
}

const PATTERN = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

export const isVersion = (text: string): boolean => PATTERN.test(text);

function numbersOf(version: string): [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = PATTERN.exec(version) ?? [];
  if (patch === undefined) throw new RangeError(`${version} is no version MAJOR.MINOR.PATCH`);
  return [Number(major), Number(minor), Number(patch)];
}

/** Below 0 where `a` is the earlier version, above where it is the later. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbersOf(a), numbersOf(b)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
}

/** The version that is one step on. */
export function nextVersion(version: string, step: Step): string {
  const [major, minor, patch] = numbersOf(version);
  if (step === 'MAJOR') return `${major + 1}.0.0`;
  return step === 'MINOR' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

const DRAFT = '-draft';

/** The name of the draft of a version. Every other release is frozen. */
export const draftOf = (version: string): string => version + DRAFT;

/** Whether a name is that of a draft. */
export const isDraft = (name: string): boolean =>
  name.endsWith(DRAFT) && isVersion(name.slice(0, -DRAFT.length));

/** The versions of the releases in a folder, oldest first. */
export const listVersions = (datasets: string): string[] =>
  namesIn(datasets).filter(isVersion).sort(compareVersions);

/** The names of the drafts in a folder; there should be one at most. */
export const listDrafts = (datasets: string): string[] => namesIn(datasets).filter(isDraft).sort();

function namesIn(datasets: string): string[] {
  try {
    return readdirSync(datasets);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The release before a version, or before the draft that is named; undefined for the first. */
export function versionBefore(datasets: string, name: string): string | undefined {
  const versions = listVersions(datasets);
  return isDraft(name) ? versions.at(-1) : versions[versions.indexOf(name) - 1];
}

/** What stands last in a folder: the draft, or the last release where there is none. */
export const newest = (datasets: string): string | undefined =>
  listDrafts(datasets).at(-1) ?? listVersions(datasets).at(-1);
