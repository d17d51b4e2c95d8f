import type { ReadOptions } from '@openbattles/parser';
import type { MessagePrinter } from '../reading/messages.ts';
import type { WikiOptions } from '../sources/wiki/client.ts';
import type { SourceIndex } from './source-index.ts';

/** What whoever adds a text says of it. */
export interface Stated {
  url?: string;
  licence?: string;
  attribution?: string;
}

/** How texts are had and read, whatever is to become of them. */
export interface GatherOptions {
  /** The folder of the texts and of `sources.json`. */
  sources: string;
  /** Whether notes are printed too. */
  notes: boolean;
  /** Where a wiki is asked; `api` only where it is named, else an address tells it. */
  wiki: Omit<WikiOptions, 'api' | 'tell'> & { api?: string };
  reading: ReadOptions;
  tell: (message: string) => void;
}

export interface AddOptions extends GatherOptions {
  stated: Stated;
  /** Whether a text that is there already gives way. */
  replace: boolean;
  /** Whether a text is added in spite of doubts. */
  insist: boolean;
}

/** What is at work while texts are gathered. */
export interface Gathering<Options extends GatherOptions = GatherOptions> {
  index: SourceIndex;
  /** Prints the messages of the texts that are read. */
  printer: MessagePrinter;
  options: Options;
}

/** A text cannot be taken; the message says why, and what to do. */
export class RefusedError extends Error {}

export const DEFAULT_API = 'https://en.wikipedia.org/w/api.php';
