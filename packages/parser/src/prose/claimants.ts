import { DOCUMENTS } from '../language/lexicon/speech-words.ts';
import type { Clause } from '../language/sentence.ts';
import {
  CAPITAL,
  DETERMINER,
  MARK,
  MILITARY,
  NUMBER,
  PREPOSITION,
  PRONOUN,
} from '../language/word-classes.ts';
import { isPossessive } from '../language/words-of-text.ts';
import type { Figure } from './figure.ts';
import { DENIES, type Saying, sayingOf } from './sayings.ts';
import type { Scene } from './scene.ts';
import {
  headOf,
  isOpening,
  LONGEST_SPEAKER,
  phraseFrom,
  trimmed,
  wordOf,
} from './speaker-phrases.ts';
import { NO_SPEAKERS, type Opener, openersOf, type Speaker, speakerAt } from './speakers.ts';
import { endOf } from './things.ts';

/** Who states a figure, as the text writes it, without article; who passes that on; and whether it is denied. */
export interface Claimed {
  claimant: string | null;
  reported_by: string | null;
  denied: boolean;
}

interface SayingRule {
  name: string;
  example: string;
  read(scene: Scene, figure: Figure): Saying | Saying[] | null;
}

const depthOf = (scene: Scene, clause: Clause): number => {
  let depth = 0;
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) depth++;
  return depth;
};

/** Whether a clause is another, or lies within it. */
function isWithin(scene: Scene, clause: Clause, outer: Clause, stops: (inner: Clause) => boolean): boolean {
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) {
    if (at === outer) return true;
    if (stops(at)) return false;
  }
  return false;
}

const CONTRASTS = /^(?:but|although|though|however|;|yet)$/;

export const SAYING_RULES: readonly SayingRule[] = [
  {
    name: 'in-brackets',
    example: 'The Romans lost 300 men (Livy) or 700 men (Polybius)',
    read(scene, figure) {
      const { sentence } = scene;
      let open = Math.max(figure.counted.numberTo, figure.counted.nounTo, figure.counted.outcome?.to ?? 0);
      if (sentence.tokens[open]?.kind !== 'open' && figure.words.from >= open) open = figure.words.to;
      if (sentence.tokens[open]?.kind !== 'open') return null;
      // "two battlecruisers (Lion)", "one officer (Captain Smith)" name what is counted
      if (!/^(?:personnel|formation)$/.test(figure.category) || (figure.counted.high ?? 2) < 2) return null;
      let to = open + 1;
      while (to < open + 5 && sentence.tokens[to]?.kind === 'word' && sentence.tokens[to]!.capital) to++;
      const isOnly =
        sentence.tokens[to]?.kind === 'close' ||
        (sentence.tokens[to]?.kind === 'comma' && sentence.tokens[to + 1]?.kind === 'number');
      if (to === open + 1 || !isOnly) return null;
      const range = { from: open + 1, to };
      if (scene.mentions.some((mention) => mention.from >= range.from && mention.to <= range.to)) return null;
      // "(US)", "(KIA)" abbreviate something, "(First Army)" is who they are
      if (range.to - range.from === 1 && /^[\p{Lu}.\d]+s?$/u.test(sentence.written(range.from))) return null;
      for (let at = range.from; at < range.to; at++)
        if ((sentence.classes[at]! & MILITARY) !== 0) return null;
      return {
        rule: 'in-brackets',
        speaker: { scene, range: trimmed(sentence, range) },
        denied: false,
        depth: 100,
      };
    },
  },
  {
    name: 'claim-of',
    example: "the MNLA's previous claim of losing four men; an estimate by Askew of 70,000",
    read(scene, figure) {
      const { sentence } = scene;
      const { clauses, clauseOf } = scene.tree;
      for (let at = figure.counted.from - 1; at >= Math.max(1, figure.counted.from - 14); at--) {
        if (sentence.tokens[at]!.kind === 'semicolon' || CONTRASTS.test(wordOf(sentence, at))) return null;
        if (!DOCUMENTS.has(wordOf(sentence, at))) continue;
        const holder = clauses[clauseOf[at]!]!;
        if (!isWithin(scene, figure.place.clause, holder, () => false)) return null;
        const next = wordOf(sentence, at + 1);
        const isOf = /^(?:of|that|puts?|gives?|gave)$/.test(next);
        const denied = DENIES.test(wordOf(sentence, at));
        if (isOf)
          for (let owner = at - 1; owner >= Math.max(0, at - 4); owner--) {
            if (!isPossessive(sentence, owner)) continue;
            let from = owner;
            while (from > 0 && sentence.tokens[from - 1]!.capital && sentence.word(from - 1) !== null) from--;
            if (!sentence.tokens[from]!.capital) return null;
            return {
              rule: 'claim-of',
              speaker: { scene, range: { from, to: owner + 1 } },
              denied,
              depth: 50,
            };
          }
        if (next === 'by') {
          const range = trimmed(sentence, phraseFrom(sentence, at + 2));
          if (range.to < figure.counted.from && range.to > range.from)
            return { rule: 'claim-of', speaker: { scene, range }, denied, depth: 50 };
        }
        return null;
      }
      return null;
    },
  },
  {
    name: 'in-the-account-of',
    example:
      "In Vergil's chronicle, 100 men were killed; By Livy's count the Gauls lost 400; The Gauls, by Livy's count, lost 400; They were said (in Livy's account) to number 400",
    read(scene, figure) {
      const { sentence } = scene;
      for (let at = 0; at < figure.counted.from; at++) {
        if (!/^(?:in|by|per|from)$/.test(wordOf(sentence, at))) continue;
        const isAside =
          sentence.tokens[at - 1]?.kind === 'comma' && scene.clauseAt(at) === figure.place.clause;
        if (!isAside && !isOpening(sentence, at) && !isSourceOfSaying(scene, figure, at)) continue;
        const to = documentAfter(sentence, at + 1);
        if (to === 0 || to > figure.counted.from) continue;
        const range = trimmed(sentence, { from: at + 1, to });
        return { rule: 'in-the-account-of', speaker: { scene, range }, denied: false, depth: 1.5 };
      }
      return null;
    },
  },
  {
    name: 'according-to',
    example: 'According to Reuters, twenty soldiers were killed; twenty were killed, according to Reuters',
    read(scene, figure) {
      const openers = openersOf(scene);
      return openers.flatMap(({ speaker, clause, opens, at }) => {
        if (!opens && isOfOther(scene, figure, at, openers)) return [];
        // "350 ships (according to Polybius)"
        const open = scene.sentence.bracket[at]!;
        const end = Math.max(endOf(figure.counted), figure.words.to);
        if (open >= 0 && open === at - 1 && (open === end || open === endOf(figure.counted)))
          return [{ rule: 'according-to', speaker, denied: false, depth: 100 }];
        const inside = isWithin(scene, figure.place.clause, clause, (inner) => {
          // what another says, or what is set against it
          if (inner.kind === 'contrast')
            return (
              !opens ||
              inner.verb?.meaning === 'say' ||
              // "…, but lost 40" goes on with the same subject
              (inner.subject !== null && CONTRASTS.test(inner.connective ?? ''))
            );
          return !opens && inner.kind === 'coordinate' && inner.subject !== null && inner.from > at;
        });
        return inside
          ? [{ rule: 'according-to', speaker, denied: false, depth: depthOf(scene, clause) - 0.5 }]
          : [];
      });
    },
  },
  {
    name: 'says',
    example:
      'The MNLA said that five were killed; Livy puts the dead at 5,000; The death toll was put at 43 by the Red Cross',
    read(scene, figure) {
      const found: Saying[] = [];
      let child: Clause | null = null;
      for (
        let clause: Clause | null = figure.place.clause;
        clause;
        child = clause, clause = scene.parentOf(clause)
      ) {
        const saying = sayingOf(scene, figure, clause, child);
        if (saying) found.push({ ...saying, rule: 'says', depth: depthOf(scene, clause) });
        // who says it, and who passes that on
        if (found.length === 2) break;
        // what is set against what somebody says, or is said by another, is not said by them
        if (clause.kind === 'subordinate' && CONTRASTS.test(clause.connective ?? '')) break;
        const isOwn = CONTRASTS.test(clause.connective ?? '') || clause.verb?.meaning === 'say';
        if (clause.kind === 'contrast' && clause.subject !== null && isOwn) break;
      }
      return found;
    },
  },
  {
    name: 'estimate-is',
    example: 'The official Russian estimate was 5,500; independent estimates range from 5,000 to 14,000',
    read(scene, figure) {
      const { clause } = figure.place;
      const { subject, verb } = clause;
      if (!subject || !verb || verb.passive || verb.meaning === 'say' || figure.counted.numberTo <= verb.to)
        return null;
      const { sentence } = scene;
      const own = trimmed(sentence, subject);
      const head = headOf(sentence, own);
      if (!/^(?:estimates?|counts?|claims?|reckoning|tall(?:y|ies))$/.test(head)) return null;
      let to = own.from;
      while (to < own.to && (sentence.classes[to]! & PREPOSITION) === 0) to++;
      // "possible estimates", "estimates" alone are nobody's
      if (
        to - own.from < 2 ||
        /^(?:possible|various|other|different|most|some|many|these|those|such|current|total|higher|lower|high|low)$/.test(
          wordOf(sentence, own.from),
        )
      )
        return null;
      return {
        rule: 'estimate-is',
        speaker: { scene, range: { from: own.from, to } },
        denied: false,
        depth: depthOf(scene, clause),
      };
    },
  },
  {
    name: 'said-after',
    example: 'Forty soldiers died, the Red Cross said; The army, local media reported, lost 40 men',
    read(scene, figure) {
      const { clauses } = scene.tree;
      const { sentence } = scene;
      for (const clause of clauses) {
        const { verb, subject, kind } = clause;
        if (!verb || verb.passive || !subject || kind === 'relative' || kind === 'main') continue;
        // "as Smith puts it"
        const isPut =
          clause.connective === 'as' &&
          wordOf(sentence, verb.to) === 'it' &&
          /^(?:put|have|tell|describe)$/.test(verb.lemma);
        if (verb.meaning !== 'say' && !isPut) continue;
        if (verb.form !== 'finite' && verb.form !== 'perfect') continue;
        const isAlone =
          (isPut ||
            (clause.objects.length === 0 &&
              /^(?:comma|stop)?$/.test(sentence.tokens[verb.to]?.kind ?? ''))) &&
          !clauses.some((other) => scene.parentOf(other) === clause && other.from >= verb.to);
        if (
          !isAlone ||
          !(isPut || sentence.tokens[subject.from - 1]?.kind === 'comma') ||
          clause.connective === 'and'
        )
          continue;
        const up = scene.parentOf(clause);
        if (!up || !isWithin(scene, figure.place.clause, up, (inner) => inner.kind === 'contrast')) continue;
        if (figure.place.clause === clause) continue;
        return {
          rule: 'said-after',
          speaker: speakerAt(scene, subject, clause),
          denied: false,
          depth: depthOf(scene, up) - 0.25,
        };
      }
      return null;
    },
  },
];

/** "were said (in Livy's account) to number 400": whether brackets open at a token that tell who says what a figure is part of. */
function isSourceOfSaying(scene: Scene, figure: Figure, at: number): boolean {
  if (scene.sentence.tokens[at - 1]?.kind !== 'open') return false;
  const says = scene.parentOf(scene.clauseAt(at));
  return (
    says?.verb?.meaning === 'say' &&
    says.verb.passive &&
    says.verb.to === at - 1 &&
    isWithin(scene, figure.place.clause, says, () => false)
  );
}

/** Where a document ends that someone owns, and that a comma or a new phrase follows: "Livy's count"; 0 where none stands. */
function documentAfter(sentence: Scene['sentence'], from: number): number {
  let isOwned = false;
  for (let at = from; at < from + LONGEST_SPEAKER && sentence.word(at) !== null; at++) {
    if (isOwned && DOCUMENTS.has(wordOf(sentence, at))) {
      const next = sentence.classes[at + 1] ?? MARK;
      const isEnd =
        /^(?:comma|close)$/.test(sentence.tokens[at + 1]?.kind ?? '') ||
        (next & (DETERMINER | CAPITAL | NUMBER | PRONOUN)) !== 0;
      return isEnd ? at + 1 : 0;
    }
    if (isPossessive(sentence, at)) isOwned = true;
  }
  return 0;
}

/** "300 men according to Livy and 400, or 500, according to Appian": the next of them is that of a figure, up to an "or". */
function isOfOther(
  { sentence }: Scene,
  { counted }: Figure,
  at: number,
  openers: readonly Opener[],
): boolean {
  const end = endOf(counted);
  if (at < end) return openers.some((other) => other.at >= end);
  if (openers.some((other) => other.at >= end && other.at < at)) return true;
  for (let between = end; between < at; between++)
    if (wordOf(sentence, between) === 'or' && isNumberSoon(sentence, between + 1)) return true;
  return false;
}

const isNumberSoon = ({ classes }: Scene['sentence'], at: number): boolean =>
  (((classes[at] ?? 0) | (classes[at + 1] ?? 0)) & NUMBER) !== 0;

/** A speaker as the text has it; null where it names no one. */
function textOf(text: string, speaker: Speaker | null): string | null {
  if (!speaker) return null;
  const { tokens } = speaker.scene.sentence;
  const first = tokens[speaker.range.from];
  const last = tokens[speaker.range.to - 1];
  if (!first || !last || speaker.range.from >= speaker.range.to) return null;
  const name = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
  return NO_SPEAKERS.has(name.toLowerCase()) ? null : name;
}

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
  return { claimant, reported_by: passedOn === claimant ? null : passedOn, denied: inner.denied };
}
