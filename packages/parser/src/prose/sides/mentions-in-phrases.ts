import { FORCE_NOUNS, OPPONENTS } from '../../language/lexicon/force-words.ts';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import { RANK_MODIFIERS, RANKS, TITLES } from '../../language/lexicon/ranks.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, NUMBER, PREPOSITION, PRONOUN } from '../../language/word-classes.ts';
import { withoutPossessive } from '../../language/words-of-text.ts';
import { type Mention, ROLE_OF_PARTICIPLE } from '../names/name-table.ts';
import type { Scene } from '../scene.ts';

/** The words of ranks and titles that are nothing else. */
export const RANK_WORDS: ReadonlySet<string> = new Set(
  [...RANKS, ...TITLES, ...RANK_MODIFIERS]
    .flatMap((rank) => rank.split(' '))
    .filter(
      (word) =>
        !/^(?:of|the|army|fleet|air|force|navy|infantry|cavalry|artillery|staff|division|brigade|squadron|wing|group|flight|flying|royal|imperial|roman|holy|high|local|first|second|third|1st|2nd|3rd|soviet|union|empire|france|poland|italy|panzertruppe|see)$/.test(
          word,
        ),
    ),
);

/** After these words a name is one to whom something is done, or that stands beside: not the head of a phrase. */
const NOT_OF_HEAD =
  /^(?:against|on|upon|by|to|over|with|between|at|into|near|for|towards|toward|than|alongside|including|unlike|despite|without|after|before|during|following)$/;

/** The preposition that governs a mention within a phrase; null where none does. */
function prepositionBefore({ sentence }: Scene, mention: Mention, from: number): string | null {
  for (let at = mention.from - 1; at >= from; at--) {
    const own = sentence.classes[at]!;
    if ((own & PREPOSITION) !== 0) return sentence.word(at);
    const word = sentence.word(at) ?? '';
    const isWithin =
      DETERMINERS.has(word) || (own & (NUMBER | ADVERB | CAPITAL)) !== 0 || RANK_WORDS.has(word);
    if (!isWithin && at < mention.from - 2) return null;
  }
  return null;
}

/** The mentions that a phrase is about: its head, what describes that, or what it is "of". */
export function mentionsOf(scene: Scene, { from, to }: Range): Mention[] {
  return scene.mentions.filter((mention) => {
    // a name may go on over a preposition: "the African Union Mission in Somalia"
    if (mention.to <= from || mention.from >= to) return false;
    const preposition = prepositionBefore(scene, mention, from);
    return preposition === null || !NOT_OF_HEAD.test(preposition);
  });
}

/** "The commanding officer, Lieutenant Colonel Anstruther, led": whose the name is. */
export function beside(scene: Scene, range: Range): number | undefined {
  for (const { kind, antecedent, from, to } of scene.tree.clauses) {
    if (kind !== 'apposition' || antecedent?.to !== range.to) continue;
    const [named] = mentionsOf(scene, { from, to });
    if (named) return named.side;
  }
  return undefined;
}

/** Whether "and" stands between the first mentions of two sides. */
export function areJoined({ sentence }: Scene, mentions: readonly Mention[]): boolean {
  const [first] = mentions;
  const second = mentions.find(({ side }) => side !== first!.side);
  if (!second) return false;
  for (let at = first!.to; at < second.from; at++)
    if (/^(?:and|or)$/.test(sentence.word(at) ?? '')) return true;
  return false;
}

/** Whether a phrase names a person whom the table of names does not know. */
export function isUnknownPerson({ sentence, mentions }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (mentions.some((mention) => mention.from <= at && at < mention.to)) continue;
    if ((sentence.classes[at]! & CAPITAL) === 0) continue;
    const word = sentence.word(at) ?? '';
    if (FORCE_NOUNS.has(word)) continue;
    const isFirst =
      at === 0 &&
      (DETERMINERS.has(word) || (sentence.classes[at]! & (PRONOUN | ADVERB | PREPOSITION | NUMBER)) !== 0);
    if (!isFirst) return true;
  }
  return false;
}

/** "The defending army": whose those are that the article calls the defenders. */
export function roleOf({ sentence, sides }: Scene, { from, to }: Range): number | undefined {
  for (let at = from; at + 1 < to; at++) {
    const role = ROLE_OF_PARTICIPLE.get(sentence.word(at) ?? '');
    if (role) return sides.sideOfRole(role) ?? undefined;
  }
  return undefined;
}

/** "The former", "the latter" at a token: the two sides that are named before it in its sentence, else those of the sentence before, in the order in which they come. */
export function formerOrLatter({ mentions, before }: Scene, at: number, which: 0 | 1): number | null {
  const own = mentions.filter(({ to }) => to <= at);
  const named = own.length > 0 ? own : (before?.mentions ?? []);
  const order = [...new Set(named.map(({ side }) => side))];
  return order.length === 2 ? order[which]! : null;
}

/** Those of a people who may fight for anyone. */
export const HIRED = /^(?:defectors?|deserters?|exiles?|mercenary|mercenaries|renegades?)$/;

/** Whether a word means those on the other side, or what is theirs: "his opponents", "the enemy's losses". */
export const isOpponent = ({ word }: Sentence, at: number): boolean =>
  OPPONENTS.has(withoutPossessive(word(at) ?? ''));

/** Whether a phrase is nothing but a pronoun. */
export const isPronoun = ({ sentence }: Scene, { from, to }: Range): boolean =>
  to - from === 1 && (sentence.classes[from]! & PRONOUN) !== 0;

/** What attackers do. */
export const ATTACKS = /^(?:ambush|assault|attack|bomb|charg|raid|storm)/;

/** What those do who win. */
export const DEFEATS =
  /^(?:annihilat|beat|crush|defeat|overr[au]n|overwhelm|prevail|rout|triumph|vanquish|win$|won)/;

/** What those do whose an army is. */
export const LED =
  /^(?:assembl|collect|command|despatch|detach|dispatch|gather|head|hir|land|lead|led|levi|muster|rais|recruit|sen[dt]$)/;
