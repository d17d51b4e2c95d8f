import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ParseArgsConfig } from 'node:util';
import type { ReadOptions } from '@openbattles/parser';
import { UsageError } from './errors.ts';

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command of `openbattles`. */
export interface Command {
  /** How it is called, what it prints and where. */
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Answers with the exit code: 0 all well, 1 something was found wrong in the data. */
  run(args: readonly string[], options: OptionValues): Promise<number>;
}

export { UsageError };

/** Fails for the first path at which there is no file. */
export function requireFiles(paths: readonly string[]): void {
  for (const path of paths) {
    if (path === '-') continue;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`there is no file ${path}`);
    if (stats.isDirectory()) throw new UsageError(`${path} is a folder: name the files in it`);
  }
}

/** A text option, or what stands for it when it is not given. */
export function textOption(options: OptionValues, name: string, otherwise: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : otherwise;
}

/** Where the texts are: the option of the commands that change or read them. */
export const SOURCES_OPTION = { sources: { type: 'string' } } as const satisfies Command['options'];

export const SOURCES_HELP = `  --sources DIR        the folder of the texts and of sources.json (default: sources)`;

export const sourcesOf = (options: OptionValues): string => textOption(options, 'sources', 'sources');

/**
 * Where the releases are: the option of the commands that look at them. They take `--sources` too, which they needed once, so
 * that calls that name it go on working; a release holds its texts.
 */
export const DATASETS_OPTION = {
  datasets: { type: 'string' },
  ...SOURCES_OPTION,
} as const satisfies Command['options'];

export const DATASETS_HELP = `  --datasets DIR       the folder of the releases (default: datasets)`;

export const datasetsOf = (options: OptionValues): string => textOption(options, 'datasets', 'datasets');

/** Both: the options of the commands that make releases of the texts. */
export const FOLDER_OPTIONS = DATASETS_OPTION;

export const FOLDER_HELP = `${SOURCES_HELP}\n${DATASETS_HELP}`;

export const folders = (options: OptionValues): { sources: string; datasets: string } => ({
  sources: sourcesOf(options),
  datasets: datasetsOf(options),
});

/** How texts are read: the options of the commands that read them. */
export const READING_OPTIONS = {
  'max-characters': { type: 'string' },
} as const satisfies Command['options'];

export const READING_HELP = `  --max-characters N   how long a text may be, in UTF-16 units (default: 2000000)`;

export function reading(options: OptionValues): ReadOptions {
  return options['max-characters'] === undefined
    ? {}
    : { maxCharacters: wholeNumber(options, 'max-characters', 1) };
}

/** Which templates are the infobox of a battle: the option of the commands that look into given files. */
export const INFOBOX_OPTION = {
  infobox: { type: 'string', multiple: true },
} as const satisfies Command['options'];

export const INFOBOX_HELP = `  --infobox NAME       a template of wikitext and dumps that is the infobox of a battle, besides those of the English
                       Wikipedia; may be given several times (for build, "infobox" of the file in sources.json)`;

/** The names that were given; null where none were. */
export const infoboxes = ({ infobox }: OptionValues): readonly string[] | null =>
  Array.isArray(infobox) ? infobox.map(String) : null;

/** The whole number that an option is given, of at least `least`. */
export function wholeNumber(options: OptionValues, name: string, least: number): number {
  const number = options[name] === '' ? Number.NaN : Number(options[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} takes a whole number above ${least - 1}, not ${options[name]}`);
}

/** How many threads read: the option of the commands that read many texts. */
export const JOBS_OPTION = { jobs: { type: 'string' } } as const satisfies Command['options'];

export const JOBS_HELP = `  --jobs N             how many threads read (default: as many as there are processors); the output is the same for any`;

export const jobs = (options: OptionValues): number =>
  options.jobs === undefined ? availableParallelism() : wholeNumber(options, 'jobs', 1);

/** Whether texts are written so that no spreadsheet runs them: the option of the commands that write or compare CSV. */
export const FORMULA_OPTION = {
  'escape-formulas': { type: 'boolean' },
} as const satisfies Command['options'];

export const FORMULA_HELP = `  --escape-formulas    CSV for spreadsheets: an apostrophe before texts that begin like a formula`;
