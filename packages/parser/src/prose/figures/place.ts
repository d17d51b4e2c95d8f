import { clausesOf } from '../../language/clauses.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { CAPITAL, NUMBER } from '../../language/word-classes.ts';
import type { Counted } from './counted.ts';
import type { Place } from './figure.ts';

const holds = (range: Range | null, at: number): range is Range =>
  range !== null && range.from <= at && at < range.to;

/** Where a counted thing stands in its clause. */
export function placeOf(sentence: Sentence, counted: Counted): Place {
  const { clauses, clauseOf } = clausesOf(sentence);
  const at = counted.numberTo - 1;
  const clause = clauses[clauseOf[at]!]!;
  const glossed = clause.kind === 'bracket' ? glossedBy(sentence, counted, clause) : null;
  if (glossed) return glossed;
  const found = phraseWith(clause, at);
  if (!found) {
    const phrase = { from: counted.from, to: Math.max(counted.numberTo, counted.nounTo) };
    return { clause, role: 'free', phrase, preposition: null, of: -1 };
  }
  const { role, phrase, preposition } = isInAll(sentence, clause, counted, found)
    ? { role: 'object' as const, phrase: { ...found.phrase, from: counted.from }, preposition: null }
    : found;
  const before = counted.left - 1;
  const of = before > phrase.from && sentence.word(before) === 'of' ? before : -1;
  return { clause, role, phrase: { from: phrase.from, to: phrase.to }, preposition, of };
}

/** "his entire train (26 wagons) was taken": what brackets count stands where the noun before them does. */
function glossedBy(sentence: Sentence, counted: Counted, bracket: Clause): Place | null {
  const open = sentence.bracket[counted.from]!;
  if (open < 1 || counted.left !== open + 1 || counted.nounFrom === counted.nounTo) return null;
  // "General Hancock (300 men)" was not 300
  if ((sentence.classes[open - 1]! & (CAPITAL | NUMBER)) !== 0 || sentence.tokens[open - 1]!.kind !== 'word')
    return null;
  const clause = clausesOf(sentence).clauses[bracket.parent];
  const found = clause && phraseWith(clause, open - 1);
  // the parts of a number share what is said of it
  const isCounted =
    found && sentence.classes.slice(found.phrase.from, open).some((own) => (own & NUMBER) !== 0);
  return clause && found && !isCounted
    ? {
        clause,
        role: found.role,
        phrase: { from: found.phrase.from, to: found.phrase.to },
        preposition: found.preposition,
        of: -1,
      }
    : null;
}

/** "lost in all 700 men": "in all" is an adverb, and what follows it the object of the verb. */
const isInAll = (
  { word }: Sentence,
  { verb }: Clause,
  { from }: Counted,
  { phrase, preposition }: Found,
): boolean =>
  verb !== null &&
  preposition === 'in' &&
  phrase.from === verb.to + 1 &&
  from === phrase.from + 1 &&
  /^(?:all|total)$/.test(word(phrase.from) ?? '');

interface Found {
  role: Place['role'];
  phrase: Range;
  preposition: string | null;
}

function phraseWith(clause: Clause, at: number): Found | null {
  if (holds(clause.subject, at)) return { role: 'subject', phrase: clause.subject, preposition: null };
  for (const phrase of clause.objects)
    if (holds(phrase, at)) return { role: 'object', phrase, preposition: null };
  for (const phrase of clause.phrases)
    if (holds(phrase, at)) return { role: 'phrase', phrase, preposition: phrase.preposition };
  return null;
}
