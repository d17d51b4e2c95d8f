import type { BattleRecord, ChangeRow, Row } from '@openbattles/schema';

/** A release as the pages are made of it. Paths are relative to the folder of the release. */
export interface SiteRelease {
  version: string;
  title: string;
  description: string;
  /** The rows of the release's own codebook. */
  codebook: readonly Row[];
  /** What the release says of each of its tables: the title and what its rows are, by name. */
  tables: ReadonlyMap<string, { title: string; description: string }>;
  files: readonly ReleaseFile[];
  /** This release and those before it, the newest first. */
  history: readonly PastRelease[];
  /** How many battles there are. */
  size: number;
  /** The battles, in their order, one at a time. */
  battles(): Iterable<SiteBattle>;
}

export interface ReleaseFile {
  path: string;
  bytes: number;
}

/** What a release changed. */
export interface PastRelease {
  version: string;
  /** Its entry in the changelog, in Markdown without the heading; null for a draft. */
  entry: string | null;
  changes: readonly ChangeRow[];
}

/** A battle with the text that it was read from. */
export interface SiteBattle {
  record: BattleRecord;
  text: string;
  /** For each column of the battle, the ids of the infobox fields that it was read from. */
  readFrom: Readonly<Record<string, readonly string[]>>;
}

export interface SiteOptions {
  /** Where the pages will stand, without the last slash; null where nobody knows yet. */
  url: string | null;
  /** Up to how many battles have a page each; of more, the browser makes the pages from shards. */
  mostPages: number;
}

/** A file of the site; its path is relative to the site's folder. */
export interface SiteFile {
  path: string;
  content: string;
}

/** What every page of a battle needs to know of the release. It goes to the browser too. */
export interface BattleContext {
  version: string;
  title: string;
  /** The files of this battle. */
  downloads: readonly ReleaseFile[];
}
