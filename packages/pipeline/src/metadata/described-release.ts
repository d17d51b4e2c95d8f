import type { SourceRow } from '@openbattles/schema';

/** A file of a release as its descriptions name it. */
export interface DescribedFile {
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** The files of a release by their paths in it. */
export type DescribedFiles = ReadonlyMap<string, DescribedFile>;

/** A release as others name it: by its version, and by the SHA-256 of its SHA256SUMS, which stands for all its bytes. */
export interface ReleaseMark {
  version: string;
  sha256: string;
}

/** What a release holds, as its own texts tell it. */
export interface DescribedRelease {
  version: string;
  /** The release before it; none for the first. */
  previous?: ReleaseMark | null;
  rows: ReadonlyMap<string, number>;
  sources: readonly SourceRow[];
  /** How many texts are under each licence, as it is recorded of them. */
  licences: ReadonlyMap<string | null, number>;
  /** Whether the workbook is there, or the release has more rows than one is for. */
  workbook: boolean;
  /** Whether there are no folders of battles, and the texts stand in one file; then `sources` is empty here. */
  large: boolean;
}

/** The file that must be there: a description of a release names no other. */
export function described(files: DescribedFiles, path: string): DescribedFile {
  const file = files.get(path);
  if (!file) throw new Error(`The release has no ${path} to be described`);
  return file;
}
