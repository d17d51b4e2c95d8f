import type { Qualifier } from '@openbattles/schema';
import { clausesOf } from '../../language/clauses.ts';
import { CONDITIONALS } from '../../language/lexicon/function-words.ts';
import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../../language/sentence.ts';
import { AUXILIARY, CAPITAL, MARK, MODAL } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { isNearlyDone } from '../verbs-of-war.ts';
import type { Counted } from './counted.ts';
import type { Place } from './figure.ts';

/** Words of an outer clause after which what it says did not happen: "the rumour was untrue". */
const UNTRUE =
  /^(?:untrue|false|falsely|invention|myth|wrong|unfounded|baseless|fabricated|incorrect|wrongly|denied|denies|deny|disproved|disproven|hoax|invented|unlikely|doubtful|improbable|impossible|implausible|nobody|mistakenly|erroneously|exaggerated|exaggeration|refuted|rejected|discredited)$/;
/** After "no" and "little" they say that what follows did not happen: "no evidence that 300 men died". */
const EVIDENCE = /^(?:evidence|proof|indication|sign|record|records|mention|one)$/;
/** Verbs of holding something true: denied, what they tell is untrue. */
const BELIEVING = /^(?:accept|agree|believ|think)/;
/** So far up the clauses are asked. */
const DEEPEST = 6;

/** Why what a clause tells is not told as a fact; null where it is. Each is the name of a veto. */
export type Unreal = 'asked' | 'negated' | 'modal' | 'hoped' | 'tried' | 'condition' | 'untrue';

export function unrealOf(
  sentence: Sentence,
  clause: Clause,
  verb: VerbGroup | null = clause.verb,
): Unreal | null {
  const own = unrealVerb(sentence, verb);
  if (own !== null) return own;
  if (clause.kind !== 'relative' && isAsked(sentence)) return 'asked';
  // "the figure of 300 dead is an invention"
  if (verb?.meaning === 'be')
    for (const { from, to } of clause.objects)
      for (let at = from; at < to; at++) if (isUntrue(sentence, at)) return 'untrue';
  const { clauses } = clausesOf(sentence);
  // "Had Orlov attacked, 300 Swedes might have died."
  let inner: Clause = clause;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (CONDITIONALS.has(inner.connective ?? '')) return 'condition';
    const outer: Clause | undefined = clauses[inner.parent];
    if (!outer) return null;
    const hangs =
      inner.kind === 'infinitive' ||
      inner.kind === 'subordinate' ||
      inner.kind === 'coordinate' ||
      inner.kind === 'contrast';
    if (
      hangs &&
      (inner.kind === 'infinitive' || inner.connective === 'that' || inner.connective === null) &&
      outer.verb
    ) {
      const isInner = inner.kind === 'infinitive' || inner.kind === 'subordinate';
      if (isInner && outer.verb.meaning === 'hope') return 'hoped';
      if (isInner && outer.verb.meaning === 'try') return 'tried';
      if (isInner && outer.verb.negated && inner.kind === 'infinitive') return 'negated';
      // "did not believe that Juel had 3,000 men"
      if (isInner && outer.verb.negated && BELIEVING.test(outer.verb.lemma)) return 'untrue';
    }
    // "it is wrong to say that 300 fell", "falsely claimed to have 300 men"
    const isSaying =
      inner.kind === 'infinitive' && (inner.verb?.meaning === 'say' || outer.verb?.meaning === 'say');
    if (
      isSaying ||
      (inner.kind === 'subordinate' && (inner.connective === 'that' || inner.connective === null))
    )
      for (let at = outer.from; at < endOfJudgement(outer); at++) {
        // "did not deny that 300 had died"
        const isAdmitted = at === outer.verb?.head && outer.verb.negated;
        if (isAdmitted || (at === outer.verb?.head && isDeniedClaim(sentence, outer, inner))) continue;
        if ((at < inner.from || at >= inner.to) && isUntrue(sentence, at)) return 'untrue';
      }
    if (inner.kind === 'subordinate' && outer.subject !== null && isNobody(sentence, outer.subject))
      return 'untrue';
    const unlike = inner.kind === 'participle' ? unlikeFact(sentence, inner, outer, depth === 0) : null;
    if (unlike !== null) return unlike;
    inner = outer;
  }
  return null;
}

/** "the Swedish claim that 300 men had died was denied": whether somebody denies what others are named to claim, and who still claim it. */
export function isDeniedClaim(
  { classes, word }: Sentence,
  { subject, verb }: Clause,
  { from }: Pick<Clause, 'from'>,
): boolean {
  if (subject === null || !verb?.passive || subject.to !== from) return false;
  const isNamed = ((classes[subject.to - 2] ?? MARK) & CAPITAL) !== 0;
  return (
    isNamed &&
    DOCUMENTS.has(word(subject.to - 1) ?? '') &&
    /^(?:denied|rejected)$/.test(word(verb.head) ?? '')
  );
}

/** "proved to be false", "turned out to be a hoax": so far goes what a clause says of what it tells. */
const endOfJudgement = ({ verb, to }: Clause): number =>
  verb !== null && /^(?:prove|turn)/.test(verb.lemma) ? Math.max(to, verb.to + LONGEST_JUDGEMENT) : to;
const LONGEST_JUDGEMENT = 5;

/** "Did the Danes lose 300 men?", "and had they 300 men?": whether a sentence asks if something is so. */
function isAsked({ tokens, classes, word }: Sentence): boolean {
  let last = tokens.length - 1;
  while (last > 0 && /^["”’']$/.test(tokens[last]!.text)) last--;
  if (tokens[last]!.kind !== 'question') return false;
  const first = /^(?:and|but|or)$/.test(word(0) ?? '') ? 1 : 0;
  return (classes[first]! & (AUXILIARY | MODAL)) !== 0;
}

const isUntrue = ({ word }: Sentence, at: number): boolean =>
  UNTRUE.test(word(at) ?? '') ||
  (/^(?:little|no)$/.test(word(at) ?? '') && EVIDENCE.test(word(at + 1) ?? '')) ||
  (word(at) === 'not' &&
    /^(?:accurate|believable|correct|credible|plausible|reliable|true)$/.test(word(at + 1) ?? ''));

/** "no source", "nothing": whether nobody says what a clause tells. */
function isNobody({ word }: Sentence, { from, to }: Range): boolean {
  if (/^(?:nobody|nothing)$/.test(word(from) ?? '')) return true;
  const head = word(to - 1) ?? '';
  return word(from) === 'no' && (isTeller(head) || DOCUMENTS.has(head));
}

/** Verbs by which one says that a number is wrong, and those by which one says it of a figure or report. */
const MISJUDGING = /^(?:exaggerat|inflat|overestimat|overstat|underestimat|understat)/;
const DENYING = /^(?:discredit|dismiss|disput|doubt|refut|reject)/;
const TELLING = /^(?:account|claim|estimate|figure|number|report|rumou?r|tale|total)s?$/;

/** "reject the figure of 30,000", "exaggerate the army at 300 men", "false reports of 300 Swedes": whether a number is said to be wrong. */
export function isDoubted(
  sentence: Sentence,
  counted: Counted,
  { clause, preposition, phrase }: Place,
): boolean {
  const { verb, objects } = clause;
  const isAfter = verb !== null && !verb.passive && counted.from >= verb.to;
  if (isAfter && preposition === 'at' && MISJUDGING.test(verb.lemma)) return true;
  const told = objects.find(({ from }) => from === phrase.from);
  for (let at = phrase.from; at < counted.left; at++) {
    if (isUntrue(sentence, at)) return true;
    // "reject the army's claim of 300 dead": the army still makes it
    const isOwned = at > phrase.from && isPossessive(sentence, at - 1);
    if (!told || !isAfter || isOwned) continue;
    if (DENYING.test(verb.lemma) && TELLING.test(sentence.word(at) ?? '')) return true;
  }
  return false;
}

/** "feared losing 300 men", "without losing a man", "came close to losing 300 men": why a participle tells no fact. */
function unlikeFact(sentence: Sentence, inner: Clause, outer: Clause, isOwn: boolean): Unreal | null {
  const { verb } = inner;
  if (verb?.form !== 'ing' || verb.head !== verb.from) return null;
  const before = sentence.word(verb.from - 1) ?? '';
  if (before === 'without') return 'negated';
  if (/^(?:of|than)$/.test(before) && /^(?:instead|rather)$/.test(sentence.word(verb.from - 2) ?? ''))
    return 'negated';
  const first = sentence.word(verb.from - 2) ?? '';
  if (NOT_YET.get(before)?.test(first)) return 'modal';
  if (isOwn && isOnlyThought(sentence, verb, outer.verb)) return 'modal';
  // what the verb right before it does not let happen
  if (outer.verb?.to !== verb.from) return null;
  return outer.verb.meaning === 'hope' ? 'hoped' : outer.verb.meaning === 'try' ? 'tried' : null;
}

/** "was prevented from capturing 12 guns", "dreamed of killing 300", "considered killing 300" */
function isOnlyThought({ word }: Sentence, { from }: VerbGroup, outer: VerbGroup | null): boolean {
  if (outer === null || outer.to > from) return false;
  return (
    UNDONE_AFTER.get(word(from - 1) ?? '')?.test(outer.lemma) === true ||
    (outer.to === from && UNDONE.test(outer.lemma))
  );
}

/** Before these prepositions, by the preposition: "on the point of losing", "came close to losing", "far from losing". */
const NOT_YET: ReadonlyMap<string, RegExp> = new Map([
  ['from', /^far$/],
  ['of', /^(?:brink|danger|idea|intention|point|possibility|risk|short|verge)$/],
  ['to', /^close$/],
]);
/** Verbs that say of what follows them, after a preposition or not, that it was not done, or only thought of. */
const UNDONE_AFTER: ReadonlyMap<string, RegExp> = new Map([
  ['from', /^(?:abstain|desist|dissuad|keep|kept|prevent|refrain|stop)/],
  ['of', /^(?:dream|talk|think|thought|warn)/],
]);
const UNDONE = /^(?:consider|contemplat|discuss|propos|risk)/;

function unrealVerb(sentence: Sentence, verb: VerbGroup | null): Unreal | null {
  if (verb === null) return null;
  if (isNearlyDone(sentence, verb)) return 'modal';
  if (verb.negated) return 'negated';
  const { word } = sentence;
  if (word(verb.from - 1) === 'longer' && word(verb.from - 2) === 'no') return 'negated';
  // "would otherwise have lost"
  const isWould = word(verb.from) === 'have' && /^(?:could|might|would)$/.test(word(verb.from - 2) ?? '');
  return verb.modal !== null || isWould ? 'modal' : null;
}

/**
 * The bound that a verb makes of the number after it: "exceeded 300", "did not exceed 300", "had not more than 300", "could
 * not rally above 300"; null where it makes none.
 */
export function boundOf({ word }: Sentence, counted: Counted, verb: VerbGroup | null): Qualifier | null {
  if (verb === null || counted.numberTo <= verb.to || (counted.low === null && counted.high === null))
    return null;
  const isNot = word(verb.to) === 'not' && counted.from === verb.to + 1;
  if (counted.qualifier === 'exact' && /^(?:exceed|surpass)$/.test(verb.lemma) && counted.from <= verb.to + 1)
    return verb.negated || isNot ? 'at_most' : counted.from === verb.to ? 'more_than' : null;
  if (!verb.negated) return null;
  return counted.qualifier === 'more_than'
    ? 'at_most'
    : counted.qualifier === 'less_than'
      ? 'at_least'
      : null;
}
