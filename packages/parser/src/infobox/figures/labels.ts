import type { Category, Outcome } from '@openbattles/schema';
import {
  BLANK_LABELS,
  CLAIM_OPENERS,
  CLAIM_VERBS,
  CLAIM_WORDS,
  HISTORIANS,
  LABEL_CLAIM_WORDS,
  MONTH_WORDS,
  OWN_GROUPS,
  PHASE_OPENERS,
  PHASE_WORDS,
} from '../../language/lexicon/labels.ts';
import { MILITARY_NOUNS } from '../../language/lexicon/military-nouns.ts';
import { ADVERBS } from '../../language/lexicon/outcomes.ts';
import { categoryOfPhrase, categoryOfWord, isListed, singular } from '../../language/nouns.ts';
import type { NodeText } from './node-text.ts';

/** What stands over the items that follow it. */
export interface Label {
  group: string | null;
  /** "Guns: 20": what is counted where an item names nothing itself. */
  subject: string | null;
  category: Category | null;
  claimant: string | null;
  outcomes: Outcome[];
  total: boolean;
  /** The node of "Total" or "Killed": the quote of the first item under the label begins there. */
  quoteFrom: number | null;
}

export const NO_LABEL: Label = {
  group: null,
  subject: null,
  category: null,
  claimant: null,
  outcomes: [],
  total: false,
  quoteFrom: null,
};

/** Bodies of their own ("Loyalists", "Taliban") are a group and no branch of one. */
export const isOwnGroup = (texts: readonly string[]): boolean =>
  texts.some((text) => OWN_GROUPS.has(singular(text)));

export const namesHistorian = (texts: readonly string[]): boolean =>
  texts.length <= 3 && texts.some((text) => HISTORIANS.has(text));

/** "US body count": whose count it is. */
const COUNT_OF_DEAD = /. (?:body|head|own) count$|. (?:death )?toll$/;

/** Whether the words of a bracket name someone who states a figure. */
export const isClaim = (texts: readonly string[]): boolean =>
  (texts.some((text) => CLAIM_WORDS.has(text)) && texts.some((text) => !ADVERBS.has(text))) ||
  COUNT_OF_DEAD.test(texts.join(' ')) ||
  namesHistorian(texts);

/** Who claims, without "according to" and without the verb, which is kept in a bracket: "(FBI confirmed)". */
export function claimName(text: NodeText, from: number, to: number, isBracket = false): string | null {
  const opener = CLAIM_OPENERS.among(text.nodes, from, to);
  const isBy = isBracket && opener === null && /^(?:by|from|in)$/.test(text.nodes[from]!.text);
  const start = from + (opener?.length ?? (isBy ? 1 : 0));
  if (isBracket) return to > start ? text.written(start, to) : null;
  let end = to;
  while (end > start && !/^(?:word|ampersand)$/.test(text.nodes[end - 1]!.kind)) end--;
  if (end - start > 1 && CLAIM_VERBS.get(text.nodes[end - 1]!.text) === 'finite') end--;
  return end > start ? text.written(start, end) : null;
}

/** Reads the words before a colon. `above` is the label that held until then. */
export function readLabel(text: NodeText, from: number, colon: number, above: Label): Label {
  const nodes = text.nodes.slice(from, colon);
  const words = nodes.filter(({ kind }) => kind === 'word');
  const texts = words.map((word) => word.text);
  const isCount = COUNT_OF_DEAD.test(texts.join(' '));
  if (isCount || texts.some((word) => LABEL_CLAIM_WORDS.has(word)) || namesHistorian(texts))
    return claimLabel(text, from, colon);

  const outcomes = nodes.flatMap((node) => (node.kind === 'outcome' ? [node.outcome] : []));
  if (outcomes.length > 0 || nodes.some(({ kind }) => kind === 'total'))
    return totalLabel(text, from, colon, above, outcomes);

  const date = nodes.some(({ kind }) => kind === 'aside');
  const blank = texts.every((word) => BLANK_LABELS.has(word)) || BLANK_LABELS.has(texts.join(' '));
  if (date || blank)
    return {
      ...above,
      quoteFrom: null,
      group: date ? null : above.group,
      total: false,
      outcomes: [],
      subject: null,
      category: null,
    };

  const bodies = texts.some((word) =>
    /^(?:personnel|formation)$/.test(categoryOfWord(word, text.surroundings) ?? ''),
  );
  const phase = !bodies && texts.some((word) => PHASE_WORDS.has(word) || MONTH_WORDS.has(word));
  if (phase || PHASE_OPENERS.has(texts[0]!)) return { ...NO_LABEL, claimant: above.claimant };

  // "Army:", "Guns:" say what is counted, "French army:" and "State Navies:" say whose it is
  const written = text.written(from, colon);
  const bare = texts.filter((word) => word !== 'and' && word !== '&');
  const things = bare.length > 1 && bare.some((word) => MILITARY_NOUNS.get(word) === 'other');
  if (things || bare.length > 3 || !bare.every(isListed) || isOwnGroup(bare))
    return { ...NO_LABEL, group: written };
  const { category } = categoryOfPhrase(texts, text.surroundings);
  return { ...NO_LABEL, claimant: above.claimant, group: above.group, subject: written, category };
}

/** "Livy:", "Western claim:", "Total per Smith:". */
function claimLabel(text: NodeText, from: number, colon: number): Label {
  let start = from;
  while (start < colon - 1 && text.nodes[start]!.kind === 'total') start++;
  const total = start > from;
  return { ...NO_LABEL, claimant: claimName(text, start, colon), total, quoteFrom: total ? from : null };
}

/** "Total:", "Royalist Army Total:", "Civilian deaths:", "Killed:". */
function totalLabel(text: NodeText, from: number, colon: number, above: Label, outcomes: Outcome[]): Label {
  const total = text.nodes.slice(from, colon).some(({ kind }) => kind === 'total');
  const first = text.nodes[from]!;
  let end = from;
  if (first.kind === 'word' && first.capital && !BLANK_LABELS.has(first.text) && !PHASE_WORDS.has(first.text))
    while (end < colon && text.nodes[end]!.kind === 'word') end++;
  const noun = end > from ? categoryOfWord(text.nodes[end - 1]!.text, text.surroundings) : null;
  const words = text.nodes.slice(from, colon).filter(({ kind }) => kind === 'word');
  const named = end > from && (noun === null || words.length > 1);
  const civilian = /^civilians?$/.test(words[0]?.text ?? '');
  const things = noun !== null && noun !== 'personnel' && noun !== 'civilian';
  return {
    ...NO_LABEL,
    claimant: above.claimant,
    total,
    outcomes: outcomes.filter((outcome) => outcome !== 'casualties'),
    group: named && !civilian ? text.written(from, end) : total ? null : above.group,
    category: civilian ? 'civilian' : things ? noun : null,
    quoteFrom:
      from + text.nodes.slice(from, colon).findIndex(({ kind }) => kind === 'total' || kind === 'outcome'),
  };
}
