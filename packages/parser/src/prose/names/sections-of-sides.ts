import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { peopleCalled } from '../../language/peoples.ts';
import { DateCursor, SentenceReader } from '../../language/words-of-text.ts';
import type { Sides } from './sides.ts';

/** Whose a section is, and of what of theirs its heading speaks. */
export interface OwnSection {
  side: number;
  of: 'forces' | 'losses';
}

/** What may stand in a heading beside a side: "The Swedish army", "British and allies", "Union order of battle". */
const OF_FORCES =
  /^(?:the|and|allies|allied|side|strengths?|size|task|expeditionary|composition|order|of|battle|units|numbers|ground|land|naval|air|main)$/;
export const OF_LOSSES = /^(?:losses|casualties|dead)$/;

/**
 * Whose the section is that some headings enclose, the innermost first: a heading that names no side leaves it to the one
 * around it ("Cavalry" under "Polish forces"). Null where they are about no one side.
 */
export function sectionOf(headings: readonly string[], sides: Sides): OwnSection | null {
  for (const heading of headings) {
    const own = ownSectionOf(heading, sides);
    if (own !== undefined) return own;
  }
  return null;
}

/**
 * The one side that a heading is about, and nothing else: "Polish forces"; null where it tells something else of a side
 * ("Polish attack"), undefined where it names none.
 */
function ownSectionOf(heading: string, sides: Sides): OwnSection | null | undefined {
  const [sentence] = new SentenceReader(heading, { start: 0, end: heading.length }, new DateCursor([])).read({
    start: 0,
    end: heading.length,
  });
  if (!sentence) return undefined;
  const mentions = sides.mentionsIn(sentence);
  const side = mentions[0]?.side;
  if (side === undefined) return undefined;
  if (mentions.some((mention) => mention.side !== side)) return null;
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

/** What a title adds to the name of a battle: "Battle of Kjula: Order of battle"; nothing where it adds none. */
export function subtitleOf(title: string): string[] {
  const at = title.indexOf(': ');
  return at < 0 ? [] : [title.slice(at + 2)];
}

const namesPeople = (word: string): boolean => word.endsWith('s') || peopleCalled(word).length > 0;
