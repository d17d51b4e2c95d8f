import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { plain } from '../../text/plain.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { SAID_IN_CLAUSES } from './said-in-clauses.ts';
import { SAID_IN_PHRASES } from './said-in-phrases.ts';
import type { Saying, SayingRule } from './saying-rule.ts';
import { NO_SPEAKERS, type Speaker } from './speakers.ts';
import { whoseDocument } from './whose-documents.ts';

/** Who states a figure, as the text writes it, without article; who passes that on; and whether it is denied. */
export interface Claimed {
  claimant: string | null;
  reported_by: string | null;
  denied: boolean;
}

export const SAYING_RULES: readonly SayingRule[] = [...SAID_IN_PHRASES, ...SAID_IN_CLAUSES];

/** A speaker as the text has it; null where it names no one. */
function textOf(text: string, speaker: Speaker | null): string | null {
  if (!speaker) return null;
  const { scene, range } = whoseDocument(speaker);
  const { tokens } = scene.sentence;
  const first = tokens[range.from];
  const last = tokens[range.to - 1];
  if (!first || !last || range.from >= range.to) return null;
  const name = plain(text.slice(first.start, last.end)).replace(/['’]s?$/, '');
  // "no source gives": nobody says so
  const noun = name.toLowerCase().replace(/^(?:his|her|its|their|these|this)\s/, '');
  return NO_SPEAKERS.has(noun) || /^(?:few|neither|no|none|nobody)\s/i.test(name) ? null : name;
}

const isPronominal = (speaker: Speaker | null): boolean =>
  POSSESSIVES.has(speaker?.scene.sentence.word(speaker.range.from) ?? '');

/** Who states a figure, and who passes that on. `text` is the article's. */
export function claimantOf(scene: Scene, text: string, figure: Figure): Claimed {
  const sayings: Saying[] = [];
  for (const rule of SAYING_RULES) {
    const found = rule.read(scene, figure);
    if (found) sayings.push(...(Array.isArray(found) ? found : [found]));
  }
  sayings.sort((a, b) => b.depth - a.depth);
  const [inner, outer] = sayings;
  if (!inner) return { claimant: null, reported_by: null, denied: false };
  const claimant = textOf(text, inner.speaker);
  const passedOn = inner.depth < 50 && claimant !== null ? textOf(text, outer?.speaker ?? null) : null;
  // "in his dispatch Horn put": a document of his own passes nothing on
  const isOwn =
    (outer?.rule === 'in-the-account-of' && isPronominal(outer.speaker)) ||
    // "according to Smith 300 fell; according to Jones, 500"
    (inner.rule === 'according-to' && outer?.rule === 'according-to');
  return { claimant, reported_by: passedOn === claimant || isOwn ? null : passedOn, denied: inner.denied };
}
