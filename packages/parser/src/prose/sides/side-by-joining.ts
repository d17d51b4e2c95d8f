import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isHelp } from '../verbs-of-war.ts';
import { isPronoun, mentionsOf } from './mentions-in-phrases.ts';
import { whoseAgent } from './side-by-verb.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';
import { ownWords } from './words-around-figure.ts';

/** Whether a phrase is a force or its people, and nothing that they do: "the Danes", "the army of Horn", but not "the pursuit of the Danes". */
function isSomebody(scene: Scene, range: Range): boolean {
  const { classes } = scene.sentence;
  if (isPronoun(scene, range)) return true;
  if (mentionsOf(scene, range).length === 0) return false;
  if (FORCE_NOUNS.has(headOf(scene.sentence, range))) return true;
  for (let at = range.from; at < range.to; at++) if ((classes[at]! & PREPOSITION) !== 0) return false;
  return true;
}

/** What one does with one's own: "linked up with Horn". */
const LINKS = /^(?:link|rendezvous|reunite)/;

/** Whose those are to whom the subject of a clause comes to help. */
export function whoseHelped(scene: Scene, clause: Clause): Whose {
  const { verb, objects, phrases } = clause;
  if (verb === null || verb.passive || verb.negated) return undefined;
  const isLinked = LINKS.test(verb.lemma);
  if (!isLinked && !isHelp(clause)) return undefined;
  const object = isLinked
    ? phrases.find(({ preposition, at }) => preposition === 'with' && at >= verb.to)
    : objects.find(({ from }) => from >= verb.to);
  return object && isSomebody(scene, object) ? whosePhrase(scene, object) : undefined;
}

/** Whether it is the counted of whom a clause tells: "300 men joined", "sent 300 men to join", "a force of 300 men joined". */
function isDoer(scene: Scene, { counted, place }: Figure, clause: Clause): boolean {
  if (clause.kind === 'infinitive' && place.role === 'object' && place.phrase.to === clause.from) return true;
  const who = subjectRange(scene, clause)?.range;
  if (who === undefined) return false;
  // "a brigade consisting of 300 men joined"
  const consists = place.clause.kind === 'participle' && place.clause.verb?.meaning === 'count';
  return consists
    ? place.clause.antecedent?.from === who.from
    : who.from <= counted.from && endOf(counted) <= who.to;
}

/** Whose those are whom the counted join: "300 men armed themselves and joined the Danes", "sent 300 men to reinforce them". */
function whoseJoined(scene: Scene, figure: Figure): Whose {
  const { clause: own, role } = figure.place;
  for (const clause of scene.tree.clauses) {
    const side = isDoer(scene, figure, clause) ? whoseHelped(scene, clause) : undefined;
    if (typeof side !== 'number') continue;
    const sender = own.verb?.passive
      ? whoseAgent(scene, own)
      : role === 'object'
        ? whoseSubject(scene, own)
        : undefined;
    // "300 Danes joined the Swedes": on whose side those are, others tell
    const isOfOther = mentionsOf(scene, ownWords(scene, figure)).some((mention) => mention.side !== side);
    return typeof sender === 'number' || isOfOther ? undefined : side;
  }
  return undefined;
}

/** Whoever joins a side is of it, whatever people he is of. */
export const JOINING: SideRule = {
  name: 'joined-by',
  example:
    'The Carthaginian army was joined by 6,000 Numidian horsemen, though Numidia is the other side; 300 men joined it',
  read(scene, figure) {
    if (isLoss(figure)) return undefined;
    const { clause, role, preposition } = figure.place;
    const { verb } = clause;
    if (role !== 'phrase' || preposition !== 'by') return whoseJoined(scene, figure);
    if (!verb?.passive || verb.negated || !isHelp(clause)) return undefined;
    const helped = whoseSubject(scene, clause);
    if (helped != null || clause.kind !== 'participle') return helped ?? undefined;
    // "There were 3,500 Danes on the field, supported by 108 guns"
    const up = scene.parentOf(clause);
    const sides = new Set(
      scene.figures
        .slice(0, scene.figures.indexOf(figure))
        .filter((each) => each.place.clause === up && !isLoss(each))
        .map(({ side }) => side),
    );
    return sides.size === 1 ? ([...sides][0] ?? undefined) : undefined;
  },
};

/** "sent 80 men to join Horn": what those whom a clause tells of are to do. */
export const purposeOf = (scene: Scene, clause: Clause): Clause | undefined =>
  scene.tree.clauses.find(
    (each) => each.kind === 'infinitive' && scene.parentOf(each) === clause && each.from > clause.verb!.to,
  );

/** "Meyer brought 6,000 horsemen to Horn", "sent 80 men to join Horn": whose those are to whom somebody brings them whom nobody knows. */
export function whoseGiven(scene: Scene, clause: Clause): Whose {
  const { verb, phrases } = clause;
  if (verb === null || verb.passive) return undefined;
  const help = purposeOf(scene, clause);
  if (help && (verb.meaning === 'bring' || verb.meaning === 'lead')) {
    const helped = whoseHelped(scene, help);
    if (typeof helped === 'number') return helped;
  }
  if (!GIVES.test(verb.lemma)) return undefined;
  const to = phrases.find(({ preposition, at }) => preposition === 'to' && at >= verb.to);
  return to && mentionsOf(scene, to).find((named) => named.is !== 'role' && named.to === to.to)?.side;
}
const GIVES = /^(?:bring|brought|contribut|furnish|lend|lent|offer|provid|suppl)/;
