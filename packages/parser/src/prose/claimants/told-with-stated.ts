import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { isStated } from './stated-figures.ts';

/** By clause the first figure that its verb states. Each sentence is asked once, however many figures it has. */
const FIRST_STATED = new WeakMap<Scene, ReadonlyMap<Clause, Figure>>();

function firstStated(scene: Scene): ReadonlyMap<Clause, Figure> {
  const known = FIRST_STATED.get(scene);
  if (known) return known;
  const first = new Map<Clause, Figure>();
  for (const figure of scene.figures) {
    const { clause } = figure.place;
    if (!first.has(clause) && isStated(scene, figure, clause, figure.counted.numberTo - 1))
      first.set(clause, figure);
  }
  FIRST_STATED.set(scene, first);
  return first;
}

/** Whether a figure before another is what the verb of a clause states. */
export function hasStatedBefore(scene: Scene, { counted }: Figure, clause: Clause): boolean {
  const first = firstStated(scene).get(clause);
  return first !== undefined && first.counted.from < counted.from;
}

/** "puts the losses at 300, with 200 captured", "at 300 – 200 dead and 100 wounded": whether a figure of the same clause is told with another. */
export function isBesideStated(clause: Clause, { sentence, counted, shares }: Figure): boolean {
  const { verb, objects, phrases } = clause;
  const at = counted.numberTo - 1;
  if (at < verb!.to) return false;
  // "puts the dead at 300 in Lund, and 200 in Malmö"
  if (shares?.place.clause === clause && sentence.word(counted.left - 1) === 'and') return true;
  if (objects.some(({ from, to }) => from <= at && at < to)) return true;
  const phrase = phrases.find(({ from, to }) => from <= at && at < to);
  return phrase !== undefined && /^(?:as|at|besides|for|including|of|with)$/.test(phrase.preposition);
}

/** "(200 dead)", ": 200 dead and 100 wounded", "with 200 killed": whether a clause goes on counting where its parent states a figure. */
export function isPartOfStated(figure: Figure, clause: Clause, child: Clause): boolean {
  if (figure.place.clause !== child || child.from < clause.verb!.to) return false;
  if (child.kind === 'participle') return child.connective === 'with';
  // "acknowledged 300 dead and 20 guns lost", "claimed one destroyed and another damaged"
  const isLost =
    child.verb !== null &&
    child.verb.from === child.verb.head &&
    figure.outcome !== null &&
    !OF_ITSELF.test(child.verb.lemma) &&
    child.objects.length === 0 &&
    child.phrases.length === 0;
  if (isLost) return child.kind === 'coordinate' && figure.place.role === 'subject';
  return child.verb === null && /^(?:apposition|bracket|contrast|coordinate)$/.test(child.kind);
}

/** What men do and nobody does to them: "claimed 30 tanks, and 20 men fled". */
const OF_ITSELF = /^(?:desert|die|drown|escape|fall|flee|perish|remain|starve|surrender|survive)$/;

/** "and the Swedish at 200": whether what stands for the subject of a clause without a verb is the object of its parent's verb, of another side. */
export function hasOtherObject(
  scene: Scene,
  { subject }: Clause,
  { subject: speaker, objects }: Clause,
): boolean {
  return (
    isOfSide(scene, subject) && objects.some((object) => isOfSide(scene, object)) && !isOfSide(scene, speaker)
  );
}

/** "Smith reports that the Swedes lost 300 men; the Danes, 200": whether a clause without a verb is about a side, as what it goes on with is, and the speaker is of none. */
export function isOfOtherSide(scene: Scene, figure: Figure, { subject }: Clause, speaks: Clause): boolean {
  const shared = figure.shares?.place.clause;
  return (
    shared !== undefined &&
    shared !== speaks &&
    isOfSide(scene, subject) &&
    isOfSide(scene, shared.subject) &&
    !isOfSide(scene, speaks.subject)
  );
}

/** Whether a people, or a name that a side has, stands in a phrase. */
function isOfSide({ sentence, mentions }: Scene, range: Range | null): boolean {
  if (range === null) return false;
  for (let at = range.from; at < range.to; at++)
    if (sentence.tokens[at]!.capital && peopleCalled(sentence.written(at)).length > 0) return true;
  return mentions.some((mention) => mention.from >= range.from && mention.to <= range.to);
}
