import type { ClaimRow } from '@openbattles/schema';
import type { Sentence } from '../language/sentence.ts';
import type { Draft } from './drafts.ts';
import type { Mention, Sides } from './sides.ts';
import { type Frame, hasContrast } from './speech.ts';

/** What the last sentence leaves for the next: whom "Ten were captured" is about. */
export interface Carried {
  side: number | null;
  category: ClaimRow['category'];
}

/** A sentence and what its readers share. */
export interface Scene {
  sentence: Sentence;
  sides: Sides;
  frames: readonly Frame[];
  mentions: readonly Mention[];
  drafts: readonly Draft[];
  carried: Carried | null;
  /** The sentence before, which "This army" and "they" go back to. */
  before(): Sentence | null;
}

/** Every mention of a side in a sentence, in order. */
export function mentionsIn(sentence: Sentence, sides: Sides): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const mention = sides.mentionAt(sentence, at);
    if (mention) mentions.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

interface Sayer {
  inner: Frame | null;
  outer: Frame | null;
}

/** The frames that hold a token: the closest, and the one that holds that. */
export function saidAt({ sentence, frames }: Scene, at: number): Sayer {
  const holding = frames.filter(({ from, to, speaker }) => from <= at && at < to && speaker !== null);
  const inner = holding.reduce<Frame | null>(
    (best, frame) => (best === null || frame.from >= best.from ? frame : best),
    null,
  );
  if (inner === null) return { inner: null, outer: null };
  const outer =
    holding.findLast(
      (frame) =>
        frame !== inner &&
        frame.from <= inner.speaker!.from &&
        inner.speaker!.from < frame.to &&
        !hasContrast(sentence, frame.from, inner.speaker!.from),
    ) ?? null;
  return { inner, outer };
}

/** The name of a speaker as written, without article; null where the text hides it. */
export function speakerText({ sentence }: Scene, text: string, frame: Frame | null): string | null {
  if (frame?.speaker == null) return null;
  const { from, to } = frame.speaker;
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (!first || !last || from >= to) return null;
  const name = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
  return /^(?:some|others|many|they|it)$/i.test(name) ? null : name;
}

/** The side that a speaker belongs to; null where its name tells none. */
export function speakerSide({ mentions }: Scene, frame: Frame | null): number | null {
  if (frame?.speaker == null) return null;
  const { from, to } = frame.speaker;
  const named = new Set(
    mentions.filter((mention) => mention.from >= from && mention.to <= to).map(({ side }) => side),
  );
  return named.size === 1 ? [...named][0]! : null;
}
