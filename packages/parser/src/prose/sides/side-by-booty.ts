import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { isAgainst, isVerbOf } from '../verbs-of-war.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { flees } from './side-by-verb.ts';
import type { SideRule } from './side-rule.ts';
import type { Whose } from './whose.ts';
import { pronoun, whosePhrase, whoseSubject } from './whose-words.ts';
import { ownWords } from './words-around-figure.ts';

const BOOTY = /^(?:booty|haul|loot|plunder|spoils|trophies)$/;

/** What one does to those whom one takes something from, or to what they held: attacking alone does not tell who won. */
const WINS: ReadonlySet<string> = new Set(
  'annihilate beat capture crush defeat overcome overpower overrun overwhelm plunder rout sack seize smash storm vanquish'.split(
    ' ',
  ),
);

/** How one comes by booty. */
const GAINS =
  /^(?:bring|brought|capture|carr|collect|gain|gather|made|make|return|secure|seize|take|took|win|won)/;

const JOINED = /^(?:main|coordinate|contrast)$/;

const mayTell = ({ kind, verb }: Clause): boolean =>
  JOINED.test(kind) && verb !== null && !verb.negated && verb.modal === null;

/** Who is beaten in a clause, or loses what they held; undefined where the clause does not tell. */
function whoseDefeat(scene: Scene, clause: Clause): Whose {
  const { verb, objects } = clause;
  // "was taken ill", "were taken to Malmö" tell of no defeat
  const next = scene.sentence.word(verb!.to);
  const isTaken = verb!.lemma === 'take' && (next === null || /^(?:after|at|by|in)$/.test(next));
  // "300 Danes were killed": of those who win, some are killed too
  const isKilled = /^(?:kill|wound)$/.test(verb!.meaning ?? '');
  const isDone = isTaken || (isAgainst(clause) && !isKilled) || /^(?:plunder|sack|seize)$/.test(verb!.lemma);
  const fares = verb!.passive ? isDone : flees(clause) || /^(?:lose|suffer)$/.test(verb!.meaning ?? '');
  if (fares) return whoseSubject(scene, clause) ?? undefined;
  if (verb!.passive || !(verb!.meaning === 'capture' || isVerbOf(WINS, verb!.lemma))) return undefined;
  const winner = whoseSubject(scene, clause);
  if (typeof winner !== 'number') return undefined;
  for (const object of objects) {
    const whose = mentionsOf(scene, object).length > 0 ? whosePhrase(scene, object) : undefined;
    // "recaptured their own guns"
    if (typeof whose === 'number') return whose === winner ? undefined : whose;
  }
  return objects.length > 0 ? scene.other(winner) : undefined;
}

/** The one side that a sentence tells to be beaten; null where it tells of both, or goes on with what may turn it. */
function whoseDefeatIn(scene: Scene): Whose {
  const sides = new Set<number>();
  const others: Clause[] = [];
  for (const clause of scene.tree.clauses) {
    if (!JOINED.test(clause.kind) || clause.verb === null) continue;
    const whose = mayTell(clause) ? whoseDefeat(scene, clause) : undefined;
    if (typeof whose === 'number') sides.add(whose);
    else others.push(clause);
  }
  for (const { outcome, side } of scene.figures) if (outcome === 'captured' && side !== null) sides.add(side);
  if (sides.size === 0) return undefined;
  const [side] = sides;
  // "The Swedes captured the hill, but the Danes drove them back"
  const isTurned = others.some(
    (clause) => clause.kind === 'contrast' || (isAgainst(clause) && whoseSubject(scene, clause) === side),
  );
  return sides.size > 1 || isTurned ? null : side;
}

/** Where the word for booty stands that a figure is the number of; -1 where none does. */
function bootyOf({ sentence }: Scene, { words, place: { clause, phrase } }: Figure): number {
  const among = clause.phrases.find(({ preposition }) => /^(?:among|amongst)$/.test(preposition));
  for (const range of [words, clause.subject, phrase, among])
    for (let at = range?.from ?? 0; range && at < range.to; at++)
      if (BOOTY.test(sentence.word(at) ?? '')) return at;
  return -1;
}

/** Who took the booty, by the words around it: "Swedish booty", "their booty", "the booty of the Swedes". */
function whoseBooty(scene: Scene, at: number): Whose {
  // "the Swedes' booty": the mark may be a token of its own
  const end = scene.sentence.word(at - 1) === null ? at - 1 : at;
  const before = scene.mentions.find(({ to }) => to === end);
  if (before) return before.side;
  if (POSSESSIVES.has(scene.sentence.word(at - 1) ?? '')) return pronoun(scene, at - 1);
  if (scene.sentence.word(at + 1) !== 'of') return undefined;
  const article = scene.sentence.word(at + 2) === 'the' ? at + 3 : at + 2;
  return scene.mentions.find(({ from }) => from === article)?.side;
}

/** Whether a figure opens its sentence as what was taken, and nobody is named there. */
const isTakenAlone = (scene: Scene, { outcome, bearer, place, counted }: Figure): boolean =>
  outcome === 'captured' &&
  bearer === 'itself' &&
  place.role === 'subject' &&
  place.clause.kind === 'main' &&
  // "40 prisoners were taken"
  (counted.outcome === null || /^(?:capture|make|take)$/.test(place.clause.verb?.lemma ?? '')) &&
  counted.from < FIRST &&
  scene.mentions.length === 0;
/** So near to the beginning of its sentence a figure opens it: "All four guns were captured". */
const FIRST = 3;

/** Whose what was taken is, where the sentence before tells of the victory. */
export const PRIZES: readonly SideRule[] = [
  {
    name: 'booty',
    example: "Horn captured Juel's camp. The booty comprised 8 cannon; Swedish booty was 8 cannon",
    read(scene, figure) {
      if (figure.outcome !== 'captured') return undefined;
      const at = bootyOf(scene, figure);
      if (at < 0) return undefined;
      const own = ownWords(scene, figure);
      if (mentionsIn(scene, own)) return undefined;
      const taker = whoseBooty(scene, at);
      if (taker !== undefined) return scene.other(taker);
      const { clause } = figure.place;
      const from = clause.phrases.find(({ preposition }) => preposition === 'from');
      const loser = from ? whosePhrase(scene, from) : undefined;
      if (loser !== undefined) return loser;
      // "The Danes carried off a rich booty"
      const isWon = clause.verb !== null && !clause.verb.passive && GAINS.test(clause.verb.lemma);
      if (isWon && clause.subject && at > clause.subject.to) return scene.other(whoseSubject(scene, clause));
      return (scene.mentions.length === 0 && scene.before && whoseDefeatIn(scene.before)) || null;
    },
  },
  {
    name: 'taken-after-victory',
    example:
      'The Swedes defeated the Danes. Four guns were taken; The Danish guns were taken. All four were captured',
    read(scene, figure) {
      if (!scene.before || !isTakenAlone(scene, figure)) return undefined;
      return whoseDefeatIn(scene.before) ?? undefined;
    },
  },
];

const mentionsIn = ({ mentions }: Scene, { from, to }: Range): boolean =>
  mentions.some((mention) => mention.from >= from && mention.to <= to);
