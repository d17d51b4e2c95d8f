import type { ActionType, Modality } from '@openbattles/schema';
import { ACTION_NOUNS, ACTION_VERBS } from '../../language/lexicon/action-words.ts';
import { singular } from '../../language/nouns.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import type { Span } from '../../text/span.ts';
import type { Scene } from '../scene.ts';
import type { VerbRule } from './action-rule.ts';
import { type Deed, deedOf, endOfEntry } from './deed.ts';
import { modalityOf } from './modality.ts';
import { NOUN_RULES, namingAt } from './noun-rules.ts';
import { headAt } from './phrases.ts';
import { VERB_RULES } from './verb-rules.ts';

/** What the prose says was done. Offsets are UTF-16 code units into the article's text; the span is the quote. */
export interface Action extends Span {
  type: ActionType;
  modality: Modality;
  side: number | null;
  rule: string;
  sentence: Sentence;
}

/** An action by the tokens that tell of it. */
interface Found extends Omit<Action, 'start' | 'end' | 'sentence'> {
  words: Range;
}

const RULES_OF = new Map(
  VERB_RULES.map((rule) => [rule.verbs as string, VERB_RULES.filter(({ verbs }) => verbs === rule.verbs)]),
);
const ORDER = new Map(VERB_RULES.map((rule, index) => [rule, index]));

/** The actions that a sentence tells of, in the order of the text. */
export function actionsOf(scene: Scene): Action[] {
  const { sentence } = scene;
  if (!sentence.tokens.some(({ text }) => isTrigger(text))) return [];
  const byVerb = scene.tree.clauses.flatMap((clause) => ofVerb(scene, clause) ?? []);
  const byNoun = sentence.tokens.flatMap((_, at) => ofNoun(scene, at) ?? []);
  const all = [...byVerb, ...byNoun.filter((noun) => !byVerb.some((verb) => repeats(verb, noun)))];
  all.sort((a, b) => a.words.from - b.words.from || a.words.to - b.words.to);
  return all.map(({ words, ...action }) => ({
    ...action,
    start: sentence.tokens[words.from]!.start,
    end: sentence.tokens[words.to - 1]!.end,
    sentence,
  }));
}

const isTrigger = (text: string): boolean =>
  ACTION_VERBS.has(text) || ACTION_NOUNS.has(text) || ACTION_NOUNS.has(singular(text));

/** Whether a verb and a noun tell of the same: "clashed in a skirmish" is one. */
const repeats = (verb: Found, noun: Found): boolean =>
  verb.type === noun.type && verb.words.from < noun.words.to && noun.words.from < verb.words.to;

function ofVerb(scene: Scene, clause: Clause): Found | null {
  const { verb } = clause;
  if (verb === null) return null;
  const word = scene.sentence.word(verb.head) ?? '';
  // "the sinking of ships" is a noun
  if (verb.form === 'ing' && scene.sentence.word(verb.to) === 'of') return null;
  const entries = ACTION_VERBS.get(word);
  if (entries === undefined || isPresent(scene, clause)) return null;
  const longest = new Map<number, typeof entries>();
  for (const entry of entries) {
    const { length } = entry.particles;
    const same = longest.get(length) ?? [];
    if (!longest.has(length)) longest.set(length, same);
    same.push(entry);
  }
  for (const same of longest.values()) {
    const rules = same
      .flatMap((entry) => {
        const end = endOfEntry(scene, clause, entry);
        return end === 0 ? [] : (RULES_OF.get(entry.list) ?? []).map((rule) => ({ rule, end }));
      })
      .sort((a, b) => ORDER.get(a.rule)! - ORDER.get(b.rule)!);
    for (const { rule, end } of rules) {
      const deed = deedOf(scene, clause, end);
      if (rule.when && !rule.when(deed)) continue;
      const modality = modalityOf(scene, clause);
      if (modality === null) return null;
      return {
        type: rule.type,
        modality,
        side: rule.side(deed),
        rule: rule.name,
        words: wordsOf(rule, deed),
      };
    }
  }
  return null;
}

/** The words of a deed, with the noun that carries it: "lifted the siege". */
function wordsOf({ carried }: VerbRule, { scene, words, object, passive }: Deed): Range {
  if (!carried || object === null) return words;
  const at = headAt(scene, object);
  const joined = passive
    ? { from: Math.min(at, words.from), to: words.to }
    : { from: words.from, to: Math.max(at + 1, words.to) };
  return joined.to - joined.from > LONGEST_QUOTE ? words : joined;
}
/** Longer words are told of by the verb alone. */
const LONGEST_QUOTE = 12;

/** What is told in the present is no story, or no verb at all: "attacks". */
function isPresent({ sentence }: Scene, { verb }: Clause): boolean {
  const { from, head, form } = verb!;
  if (form !== 'finite' && form !== 'perfect') return false;
  const first = sentence.word(from) ?? '';
  if (from < head) return /^(?:is|are|am)$/.test(first);
  const known = verbForm(first);
  return known !== null && !known.past;
}

function ofNoun(scene: Scene, at: number): Found | null {
  const naming = namingAt(scene, at);
  if (naming === null) return null;
  for (const rule of NOUN_RULES) {
    const told = rule.read(naming);
    if (told === null) continue;
    if (isPresent(scene, told.clause)) return null;
    const around = modalityOf(scene, told.clause);
    if (around === null) return null;
    // "to prevent his retreat" tells of none
    if (around !== 'stated' && told.modality === 'negated') return null;
    const modality = around === 'stated' ? told.modality : around;
    return { type: naming.type, modality, side: told.side, rule: told.rule, words: told.words };
  }
  return null;
}
