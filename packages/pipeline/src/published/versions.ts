import { readdirSync } from 'node:fs';

/** How far a release is from the one before it: the data's own semantic versioning. */
export const STEPS = ['PATCH', 'MINOR', 'MAJOR'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The least step that each kind of difference asks for. What a program could rely on and no longer finds is MAJOR,
 * what came without moving anything is MINOR, the rest is PATCH.
 */
export const STEP_OF = {
  'table removed': 'MAJOR',
  'column removed': 'MAJOR',
  'column retyped': 'MAJOR',
  'column moved': 'MAJOR',
  'column inserted': 'MAJOR',
  'row removed': 'MAJOR',
  'file removed': 'MAJOR',
  'table added': 'MINOR',
  'column added': 'MINOR',
  'row added': 'MINOR',
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

/** A release that may not change any more: those before 1.0.0 are drafts, built again in place. */
export const isFrozen = (version: string): boolean => numbersOf(version)[0] > 0;

/** The versions of the releases in a folder, oldest first. */
export function listVersions(datasets: string): string[] {
  let names: string[];
  try {
    names = readdirSync(datasets);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.filter(isVersion).sort(compareVersions);
}

/** The frozen release before a version. */
export function frozenBefore(datasets: string, version: string): string | undefined {
  const frozen = listVersions(datasets).filter(isFrozen);
  return frozen[frozen.indexOf(version) - 1];
}
