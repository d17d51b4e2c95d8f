import { isSpeaker, isTeller } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, DETERMINER, MARK, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { areMany, canSpeak, isOfNumber } from './who-can-speak.ts';

/** "whose strength Livy gives as": the name that is the subject, after what it gives. */
export function afterWhose({ classes }: Sentence, { from, to }: Range, { connective }: Clause): Range {
  if (connective !== 'whose') return { from, to };
  let first = from;
  while (first < to && (classes[first]! & CAPITAL) === 0) first++;
  return { from: first < to ? first : from, to };
}

/** "Cornelius Nepos, Pausanias and Plutarch give": where the names begin of which the subject is the last two. */
export function startOfNames({ classes, tokens, word }: Sentence, { from, to }: Range): number {
  let start = from;
  const areTwo = word(from + 1) === 'and' || word(from + 2) === 'and';
  // "Smith, Jones and others put"
  const last = word(to - 1) === 'others' ? CAPITAL : classes[to - 1]!;
  if (!areTwo || (classes[from]! & last & CAPITAL) === 0) return from;
  while (tokens[start - 1]?.kind === 'comma') {
    let first = start - 1;
    while (first > 0 && (classes[first - 1]! & CAPITAL) !== 0 && (classes[first - 1]! & ADVERB) === 0)
      first--;
    const before = tokens[first - 1];
    if (first === 0 && start === 2 && OPENERS.test(word(0) ?? '')) break;
    const isName =
      first < start - 1 && start - 1 - first <= LONGEST_NAME && (classes[first]! & NO_NAME) === 0;
    if (!isName || (before !== undefined && before.kind !== 'comma')) break;
    start = first;
  }
  return start;
}
/** Words that open a sentence as a name would. */
const OPENERS =
  /^(?:again|elsewhere|furthermore|here|indeed|moreover|nevertheless|nonetheless|now|overall|then|there|today|tonight|worse|yesterday)$/;
const LONGEST_NAME = 3;
const NO_NAME = PREPOSITION | DETERMINER | NUMBER;

/** "the Observatory for Human Rights reported", "a spokesman for the army said": where a name ends that goes on with a phrase up to its verb. */
export function endOfName({ sentence }: Scene, own: Range, { verb, phrases }: Clause): number {
  const phrase = phrases.find(({ at, preposition }) => at === own.to && /^(?:for|on)$/.test(preposition));
  if (!phrase) return own.to;
  // "the Syrian Observatory for Human Rights also said"
  let end = phrase.to;
  while ((sentence.classes[end - 1]! & ADVERB) !== 0) end--;
  const areNames = (sentence.classes[own.to - 1]! & sentence.classes[end - 1]! & CAPITAL) !== 0;
  if (areNames && phrase.preposition === 'for' && own.to - own.from > 1) return end;
  // "the Observatory for Human Rights (SOHR) reported"
  const { tokens } = sentence;
  const isAbbreviated = tokens[phrase.to]?.kind === 'open' && tokens[phrase.to + 2]?.kind === 'close';
  if (phrase.to + (isAbbreviated ? 3 : 0) !== verb?.from) return own.to;
  const isName = (sentence.classes[own.to - 1]! & sentence.classes[phrase.to - 1]! & CAPITAL) !== 0;
  const isFor = phrase.preposition === 'for' && isTeller(headOf(sentence, own));
  return isName || isFor ? phrase.to : own.to;
}

/** "Colonel Shreve, commander of the regiment wrote": whether a phrase tells what one who is named is, without an article. */
function isOffice(sentence: Sentence, { from, to }: Range): boolean {
  const head = sentence.word(from) ?? '';
  const isNamed = (sentence.classes[from - 2]! & (sentence.classes[from - 3] ?? 0) & CAPITAL) !== 0;
  return (
    isNamed && to - from > 2 && isSpeaker(head) && !head.endsWith('s') && sentence.word(from + 1) === 'of'
  );
}

/** "the leader of the movement, Ahmad Jarba,": the name itself. */
export function nameBeside(scene: Scene, range: Range, { verb, phrases }: Clause): Range | null {
  const { sentence } = scene;
  // "Colonel Israel Shreve, commander of the regiment, wrote": the name before what describes it
  // and not "Meanwhile, activists wrote"
  let isPlain =
    sentence.tokens[range.from - 1]?.kind === 'comma' &&
    !sentence.dated[range.from - 2] &&
    (verb === null || sentence.tokens[verb.from - 1]?.kind === 'comma' || isOffice(sentence, range));
  for (let at = range.from; at < range.to; at++)
    if ((sentence.classes[at]! & CAPITAL) !== 0 && (sentence.classes[range.from]! & DETERMINER) !== 0)
      isPlain = false;
  if (isPlain && (sentence.classes[range.from]! & CAPITAL) === 0) {
    let first = range.from - 1;
    while (first > 0 && (sentence.classes[first - 1]! & CAPITAL) !== 0) first--;
    // "According to Reuters, the government": no description
    const isPhrase = first > 0 && (sentence.classes[first - 1]! & (PREPOSITION | NUMBER)) !== 0;
    if (!isPhrase && first < range.from - 1) return { from: first, to: range.from - 1 };
  }
  // "a spokesman for the rebels, Abu Omar, said"
  const isFor = isSpeaker(headOf(sentence, range));
  const whom = isFor
    ? phrases.find(({ at, preposition }) => at === range.to && preposition === 'for')
    : undefined;
  for (const { kind, antecedent, from, to } of scene.tree.clauses) {
    if (kind !== 'apposition' || antecedent === null) continue;
    if (antecedent.from !== range.from && antecedent.to !== whom?.to) continue;
    let first = from;
    let last = to;
    while (first < last && sentence.classes[first] === MARK) first++;
    while (last > first && sentence.classes[last - 1] === MARK) last--;
    let isName = last > first && last - first < 5 && (sentence.classes[first]! & CAPITAL) !== 0;
    for (let at = first; at < last; at++)
      if ((sentence.classes[at]! & CAPITAL) === 0 && !PARTICLES.test(sentence.word(at) ?? '')) isName = false;
    if (isName && (sentence.classes[range.to - 1]! & CAPITAL) === 0) return { from: first, to: last };
  }
  return null;
}

/** They stand in small letters within names: "Jean le Bel". */
const PARTICLES = /^(?:al|da|de|del|della|der|di|du|ibn|la|le|of|van|von|zu)$/;

/** Those in a clause whom a pronoun after it may mean: its subject, whom "he" tells what it is, by whom it is told, and the many to whom it does something. */
export function offeredBy(scene: Scene, clause: Clause, pronoun: string): Range[] {
  const { sentence } = scene;
  const { subject, verb, objects, phrases } = clause;
  if (subject === null) return [];
  const isName = ({ to }: Range): boolean => (sentence.classes[to - 1]! & CAPITAL) !== 0;
  const offered = [subject];
  // "The main source is Livy. He puts"
  if (verb?.meaning === 'be' && !isName(subject)) offered.unshift(...objects.filter(isName));
  // "Smith's book appeared in 1900. In it he gives"
  let owner = subject.from;
  while (owner < subject.to && !(isPossessive(sentence, owner) && (sentence.classes[owner]! & CAPITAL) !== 0))
    owner++;
  if (owner < subject.to) offered.push({ from: subject.from, to: owner + 1 });
  // "The battle is described by Livy. He says"
  if (verb?.passive)
    offered.push(
      ...phrases.filter((each) => each.preposition === 'by' && each.at >= verb.to && isName(each)),
    );
  // "Horn routed the Danes. They admitted"
  if (pronoun === 'they' && verb !== null && !verb.passive && !areMany(sentence, subject))
    offered.unshift(...objects.filter((each) => areMany(sentence, each)));
  return offered.filter((range) => canSpeak(scene, range, pronoun) && isOfNumber(scene, range, pronoun));
}
