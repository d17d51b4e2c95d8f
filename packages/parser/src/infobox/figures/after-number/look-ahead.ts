import { CONDITIONS, JOINTS, WHOLES } from '../../../language/lexicon/around-figures.ts';
import { ADVERBS } from '../../../language/lexicon/outcomes.ts';
import { isListed, singular } from '../../../language/nouns.ts';
import type { Quantity } from '../../../language/quantities.ts';
import { endsNounPhrase, REACH } from '../node-text.ts';
import type { Node } from '../nodes.ts';
import type { SoFar } from './rule.ts';

export const isJoint = ({ text }: Node): boolean => JOINTS.has(text);
export const isConjunction = ({ kind, text }: Node): boolean =>
  kind === 'slash' || kind === 'ampersand' || (kind === 'word' && (text === 'and' || text === 'or'));

/** Whether an outcome heads what comes next and does not close what came before. */
export const isLabelWord = (soFar: SoFar, i: number): boolean => soFar.node(i + 1)?.kind === 'colon';

/**
 * The node of the outcome that "and", "or", a stroke or a comma joins to the one before, or `from` where none is joined.
 */
export function joinedOutcome(soFar: SoFar, from: number): number {
  if (soFar.outcomes.length === 0) return from;
  const { kind } = soFar.text.nodes[from]!;
  const soft = kind === 'comma' || kind === 'line';
  let i = soft || kind === 'dash' ? from + 1 : from;
  let conjunction = !soft;
  for (let k = 0; k < 3; k++) {
    const node = soFar.node(i);
    if (node === undefined) return from;
    if (isConjunction(node)) conjunction = true;
    else if (node.kind !== 'word' || !(ADVERBS.has(node.text) || node.text === 'the')) break;
    i++;
  }
  if (soFar.node(i)?.kind !== 'outcome' || (kind === 'line' && !conjunction)) return from;
  const next = soFar.node(i + 1);
  if (next?.kind === 'colon') return from;
  // "killed, wounded 5": the outcome heads the next number
  if (next?.kind === 'quantity' && !(conjunction && kind !== 'line' && next.quantity.rule !== 'unknown'))
    return from;
  return i;
}

/** The end of "sailors and militia" after "troops,": further nouns of one number. */
export function joinedNouns(soFar: SoFar, comma: number): number {
  const { text, to } = soFar;
  // a space before the comma shows that it stands for a line break
  if (text.nodes[comma]!.spaced) return comma;
  let conjunction = -1;
  let i = comma + 1;
  for (; i < to && i < comma + REACH; i++) {
    const node = text.nodes[i]!;
    if (node.kind === 'ampersand' || (node.kind === 'word' && node.text === 'and')) conjunction = i;
    else if (node.kind === 'comma' && conjunction < 0) continue;
    else if (text.endsNoun(i, to)) break;
  }
  if (conjunction < 0 || i === conjunction + 1 || i === comma + REACH || soFar.node(i)?.kind === 'colon')
    return comma;
  const list = text.nodes[conjunction - 1]!.kind === 'comma' ? conjunction - 2 : conjunction - 1;
  return list > comma && isNounOrName(soFar, list) && isNounOrName(soFar, i - 1) ? i : comma;
}

const isNounOrName = ({ text }: SoFar, i: number): boolean =>
  text.isKnownNoun(i) || (text.nodes[i]!.capital && text.nodes[i]!.text.endsWith('s'));

/** The end of the noun phrase after an outcome, where it ends in a known noun. */
export function nounsAfterOutcome({ text, to }: SoFar, from: number): number {
  let i = from;
  while (i < from + 5 && !text.endsNoun(i, to)) {
    const { text: word } = text.nodes[i]!;
    if (ADVERBS.has(word) || /^(?:and|or|of)$/.test(word) || text.beginsLabel(i, to)) break;
    i++;
  }
  return i > from && text.at(i, to)?.kind !== 'outcome' && text.isKnownNoun(i - 1) ? i : from;
}

/** Whether the word before leads on to this one, so that no label begins here. */
export function isWithinPhrase({ text }: SoFar, i: number): boolean {
  const before = text.nodes[i - 1]!;
  return before.kind === 'word' && (endsNounPhrase(before) || isJoint(before));
}

/**
 * Whether the word after a number is its noun although a label seems to begin there: "171,000 Sailors Loyalist forces:
 * …".
 */
export function keepsNounBeforeLabel({ text, to }: SoFar, i: number): boolean {
  if (text.isApart(i)) return false;
  const colon = text.labelEnd(i, to);
  for (let k = i + 1; k < colon; k++) if (text.isApart(k)) return true;
  // "3,000–4,000 Zulus:" before anything else
  if (colon === i + 1) return i === 1;
  if (!text.isKnownNoun(i)) return false;
  for (let k = i + 1; k < colon; k++)
    if (text.nodes[k]!.capital || text.nodes[k]!.kind === 'total') return true;
  return false;
}

/** Whether a plural in small letters ends its phrase: a capital letter after it begins something else. */
export const completesNoun = ({ kind, text, capital }: Node): boolean =>
  kind === 'word' && !capital && text.endsWith('s') && isListed(text) && singular(text) !== text;

/** The quantity in "of the 20", "out of 20"; `from` itself where there is none. */
export function partitive(soFar: SoFar, from: number): number {
  let i = soFar.node(from)?.text === 'out' ? from + 1 : from;
  if (soFar.node(i)?.text !== 'of') return from;
  i++;
  if (WHOLES.has(soFar.node(i)?.text ?? '')) i++;
  const node = soFar.node(i);
  return node?.kind === 'quantity' && node.quantity.low !== null ? i : from;
}

/** The name of a land after "from", even across a comma that a dropped flag left. */
export function originAfter(soFar: SoFar, from: number): { name: string; to: number } | null {
  let i = from;
  if (soFar.node(i)?.text === 'the') i++;
  if (soFar.node(i)?.kind === 'comma') i++;
  const start = i;
  for (let node = soFar.node(i); node?.kind === 'word' && i < start + 6; node = soFar.node(i)) {
    if (!node.capital && node.text !== 'of' && node.text !== 'the') break;
    i++;
  }
  return i > start && soFar.text.nodes[start]!.capital ? { name: soFar.text.written(start, i), to: i } : null;
}

export const isUpperEnd = (first: Quantity, second: Quantity): boolean =>
  first.rule === 'number' &&
  second.rule === 'number' &&
  first.low !== null &&
  second.high !== null &&
  first.low <= second.high;

/** A participle that ends its phrase and is no outcome that we know. */
export function isParticiple({ text, to }: SoFar, i: number): boolean {
  const { text: word, capital } = text.nodes[i]!;
  const form = !capital && word.length > 4 && word.endsWith('ed') && !word.includes('-');
  return (
    form && !CONDITIONS.has(word) && !isListed(word) && text.isKnownNoun(i - 1) && text.endsNoun(i + 1, to)
  );
}
