import type { Category, Outcome } from '@openbattles/schema';
import { OUTCOME_LINKS, UNITS_AS_WHOLE } from '../../language/lexicon/around-figures.ts';
import { DEGREE_ADVERBS, VAGUE_DEGREES, VAGUE_SHARES } from '../../language/lexicon/qualifiers.ts';
import { categoryOfPhrase, type Surroundings } from '../../language/nouns.ts';
import type { Quantity } from '../../language/quantities.ts';
import { endsNounPhrase, type NodeText, SEPARATORS } from './node-text.ts';

/** A strength or loss that no number states. */
interface Unnumbered {
  quantity: Quantity;
  from: number;
  to: number;
  subject: readonly [from: number, to: number] | null;
  category: Category | null;
  outcomes: Outcome[];
}

const vague = (rule: string): Quantity => ({
  rule,
  from: 0,
  to: 0,
  low: null,
  high: null,
  qualifier: 'vague',
  unreadable: null,
});

interface UnnumberedRule {
  name: string;
  read(text: NodeText, from: number, to: number): Omit<Unnumbered, 'quantity' | 'from'> | null;
}

export const UNNUMBERED_RULES: readonly UnnumberedRule[] = [
  {
    // "Heavy", "Very heavy losses", "light to moderate"
    name: 'degree',
    read(text, from, to) {
      if (text.kind === 'strength') return null;
      const end = degreeEnd(text, from, to);
      if (end === from) return null;
      let i = end;
      // "heavy civilian casualties"
      const adjective = text.at(i, to);
      if (adjective?.kind === 'word' && text.at(i + 1, to)?.kind === 'outcome' && !endsNounPhrase(adjective))
        i++;
      const noun = text.at(i, to);
      if (noun?.kind === 'outcome' && noun.noun)
        return { to: i + 1, subject: i > end ? [end, i] : null, category: null, outcomes: [noun.outcome] };
      const next = text.at(end, to);
      const ends = next === undefined || SEPARATORS.has(next.kind) || /^(?:open|close|dash)$/.test(next.kind);
      return ends ? { to: end, subject: null, category: null, outcomes: [] } : null;
    },
  },
  {
    // "Entire garrison", "Elements of the Praetorian Guard", "almost the entire army was lost"
    name: 'share',
    read(text, from, to) {
      const share = VAGUE_SHARES.among(text.nodes, from, to);
      if (share === null) return null;
      const nounStart = from + share.length;
      let nounEnd = nounStart;
      while (text.at(nounEnd, to)?.kind === 'word') nounEnd++;
      const outcomes: Outcome[] = [];
      let i = nounEnd;
      for (let node = text.at(i, to); node !== undefined; node = text.at(++i, to)) {
        if (node.kind === 'outcome') outcomes.push(node.outcome);
        else if (
          node.text !== 'or' &&
          node.text !== 'and' &&
          !(node.kind === 'comma' && text.at(i + 1, to)?.kind === 'outcome')
        )
          break;
      }
      if (outcomes.length === 0) i = nounEnd;
      while (nounEnd > nounStart && outcomes.length > 0 && OUTCOME_LINKS.has(text.nodes[nounEnd - 1]!.text))
        nounEnd--;
      const category = categoryOfWhole(text.texts(nounStart, nounEnd), text.surroundings);
      return category && { to: i, subject: [from, nounEnd], category, outcomes };
    },
  },
];

/** What stands at `from` instead of a number; null where nothing of the kind does. */
export function readUnnumbered(text: NodeText, from: number, to: number): Unnumbered | null {
  for (const { name, read } of UNNUMBERED_RULES) {
    const found = read(text, from, to);
    if (found !== null) return { quantity: vague(name), from, ...found };
  }
  return null;
}

/** The end of "very heavy", "light to moderate"; `from` itself where no degree stands. */
function degreeEnd(text: NodeText, from: number, to: number): number {
  let end = oneDegreeEnd(text, from, to);
  for (let next = text.at(end, to); end > from && next !== undefined; next = text.at(end, to)) {
    const joins = next.kind === 'dash' || next.kind === 'slash' || /^(?:to|and|or|but)$/.test(next.text);
    const start = joins ? end + 1 : end;
    const further = oneDegreeEnd(text, start, to);
    if (further === start) break;
    end = further;
  }
  return end;
}

function oneDegreeEnd(text: NodeText, from: number, to: number): number {
  let i = from;
  while (DEGREE_ADVERBS.has(text.at(i, to)?.text ?? '')) i++;
  return VAGUE_DEGREES.has(text.at(i, to)?.text ?? '') ? i + 1 : from;
}

/** The category of what is named as a whole: an army or a guard is a formation. Null where the noun is unknown. */
function categoryOfWhole(words: readonly string[], surroundings: Surroundings): Category | null {
  const nouns = words.filter((word) => !/^(?:the|a|an|of)$/.test(word));
  const last = nouns.at(-1);
  if (last === undefined) return null;
  if (last === 'fleet') return 'ship';
  if (UNITS_AS_WHOLE.has(last)) return 'formation';
  const { category, known } = categoryOfPhrase(nouns, surroundings);
  return known ? category : null;
}
