import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { EVENTS } from '../language/lexicon/loss-verbs.ts';
import { peopleCalled } from '../language/peoples.ts';
import { DateCursor, SentenceReader } from '../language/words-of-text.ts';
import type { Sides } from './sides.ts';

/** Whose a section is, and of what of theirs its heading speaks. */
export interface OwnSection {
  side: number;
  of: 'forces' | 'losses';
}

/** What may stand in a heading beside a side: "The Swedish army", "British and allies", "Union order of battle". */
const OF_FORCES =
  /^(?:the|and|allies|allied|side|strengths?|size|composition|order|of|battle|units|numbers|ground|land|naval|air|main)$/;
const OF_LOSSES = /^(?:losses|casualties|dead)$/;

/** The one side that a heading is about, and nothing else: "Polish forces", but not "Polish attack"; null where it is about none. */
export function sectionOf(heading: string, sides: Sides): OwnSection | null {
  const [sentence] = new SentenceReader(heading, { start: 0, end: heading.length }, new DateCursor([])).read({
    start: 0,
    end: heading.length,
  });
  if (!sentence) return null;
  const mentions = sides.mentionsIn(sentence);
  const side = mentions[0]?.side;
  if (side === undefined || mentions.some((mention) => mention.side !== side)) return null;
  let of: OwnSection['of'] = 'forces';
  // "Quebec" is a place, be it that a regiment is called so
  let isOfPeople = mentions.every(({ from, is }) => is === 'role' || namesPeople(sentence.word(from)!));
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (mentions.some(({ from, to }) => from <= at && at < to)) continue;
    const word = sentence.word(at) ?? '';
    if (OF_LOSSES.test(word)) of = 'losses';
    else if (FORCE_NOUNS.has(word) && !EVENTS.has(word)) isOfPeople = true;
    else if (!OF_FORCES.test(word)) return null;
  }
  return isOfPeople ? { side, of } : null;
}

const namesPeople = (word: string): boolean => word.endsWith('s') || peopleCalled(word).length > 0;
