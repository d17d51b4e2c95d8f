import type { Described } from './described.ts';

/** What a release cannot know, and whoever publishes it does. */
export interface Publication {
  /** The account, or the organisation, that publishes. */
  owner: string | null;
  /** The day of publication, `YYYY-MM-DD`. */
  date: string | null;
  /** Where the release can be had. */
  url: string | null;
  doi: string | null;
}

/** What is prepared for a place where people look for data. */
export interface Prepared {
  /** Files that are made, by their paths. */
  files: ReadonlyMap<string, string>;
  /** Files of the release that go along as they are, by their paths in it. */
  copied: readonly string[];
  /** Writes what is more than a text into the folder, while that is empty. */
  write?(folder: string): Promise<void>;
  /** The command that uploads the folder. */
  command: string;
  /** What to do before, a sentence each. */
  before: readonly string[];
}

/** Where things are that a target may need. */
export interface Places {
  /** The folder that is made, as the command line names it. */
  out: string;
  datasets: string;
  /** Up to how many battles have a page each on the site. */
  mostPages: number;
}

/** A place where people look for data. */
export interface Target {
  /** How it is called in sentences. */
  title: string;
  prepare(release: Described, publication: Publication, places: Places): Prepared;
}

/** What stands for an account that was not named. */
export const OWNER = 'OWNER';

/** Whom to name, and where the files are that every place gets. */
export const LEGAL_FILES = ['LICENSE', 'CITATION.cff'] as const;
