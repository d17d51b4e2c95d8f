import type { FoundArticle } from '../inputs/articles.ts';
import { ChunkEncoder, type ChunkTask, type EncoderOptions, type PackedChunk } from './encode-chunk.ts';
import { ChunkPrinter, type ExtractedChunk, type ExtractOptions } from './extract-chunk.ts';

/** Something that does one task at a time. */
export interface Job<Task, Result extends { bytes: Uint8Array }> {
  /**
   * @param room a buffer that nobody reads any more, for the bytes of the result.
   * @returns plain data, and bytes with a buffer of their own, which are handed to another thread without a copy.
   */
  run(task: Task, room?: ArrayBuffer): Promise<Result>;
}

/** What threads can do: with which options, on which tasks, with which result. All of it is plain data. */
export interface Jobs {
  encode: { options: EncoderOptions; task: ChunkTask; result: PackedChunk };
  extract: { options: ExtractOptions; task: FoundArticle[]; result: ExtractedChunk };
}

export type JobName = keyof Jobs;

export type JobOf<Name extends JobName> = Job<Jobs[Name]['task'], Jobs[Name]['result']>;

const OPEN: { [Name in JobName]: (options: Jobs[Name]['options']) => JobOf<Name> } = {
  encode: (options) => new ChunkEncoder(options),
  extract: (options) => new ChunkPrinter(options),
};

export const openJob = <Name extends JobName>(name: Name, options: Jobs[Name]['options']): JobOf<Name> =>
  OPEN[name](options);
