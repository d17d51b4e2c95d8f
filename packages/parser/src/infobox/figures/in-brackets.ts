/** What a bracket says of the figure before it, where it counts nothing else. */
import { ASIDE_WORDS, GROUP_NOUNS } from '../../language/lexicon/around-figures.ts';
import { QUALIFIERS_AFTER } from '../../language/lexicon/qualifiers.ts';
import type { NodeText } from './node-text.ts';
import type { Node } from './nodes.ts';
import { type OpenFigure, ordered } from './open-figures.ts';

/** A name of more nodes is a sentence. */
const LONGEST_GROUP = 5;

/** What a bracket without numbers says of its figure: "(estimated)", "(total)", "(killed or wounded)", "(garrison)". */
export function qualifies(text: NodeText, from: number, to: number, figure: OpenFigure): boolean {
  const nodes = text.nodes.slice(from, to);
  const qualifier = QUALIFIERS_AFTER.among(text.nodes, from, to);
  if (qualifier?.length === nodes.length) {
    if (figure.quantity.qualifier === 'exact')
      figure.quantity = { ...figure.quantity, qualifier: qualifier.meaning };
    return true;
  }
  if (nodes.length === 1 && nodes[0]!.kind === 'total') {
    figure.total = true;
    return true;
  }
  const outcomes = nodes.flatMap((node) => (node.kind === 'outcome' ? [node.outcome] : []));
  const joints = nodes.filter(
    (node) => /^(?:comma|slash|ampersand)$/.test(node.kind) || /^(?:and|or)$/.test(node.text),
  );
  if (
    outcomes.length > 0 &&
    figure.outcomes.length === 0 &&
    outcomes.length + joints.length === nodes.length
  ) {
    if (text.kind === 'casualties') figure.outcomes = ordered(outcomes);
    return true;
  }
  if (figure.group !== null || !isGroup(nodes)) return false;
  figure.group = text.written(from, to);
  return true;
}

function isGroup(nodes: readonly Node[]): boolean {
  if (nodes.length > LONGEST_GROUP || !nodes.every(({ kind }) => kind === 'word' || kind === 'ampersand'))
    return false;
  if (nodes.some(({ text, capital }) => !capital && ASIDE_WORDS.has(text) && !/^(?:of|and|the)$/.test(text)))
    return false;
  if (nodes[0]!.capital) return !ASIDE_WORDS.has(nodes[0]!.text);
  const last = nodes.at(-1)!.text;
  return GROUP_NOUNS.some((noun) => last.endsWith(noun));
}

/** "300 (three hundred)" and "12 (?)" have one figure each. */
export function repeats(text: NodeText, at: number, figure: OpenFigure): boolean {
  const node = text.nodes[at]!;
  if (node.kind !== 'quantity') return false;
  const { low, high, rule } = node.quantity;
  const { quantity } = figure;
  const isDoubt = rule === 'unknown' && node.text === '?';
  if (!isDoubt && (low === null || low !== quantity.low || high !== quantity.high)) return false;
  text.markRead(at, at + 1);
  if (isDoubt && quantity.qualifier === 'exact') figure.quantity = { ...quantity, qualifier: 'about' };
  return true;
}
