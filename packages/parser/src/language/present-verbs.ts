import { EVENTS } from './lexicon/loss-verbs.ts';
import { DOCUMENTS, isSpeaker } from './lexicon/speech-words.ts';
import { wordSet } from './lexicon/word-list.ts';
import { peopleCalled } from './peoples.ts';
import type { Sentence, VerbGroup } from './sentence.ts';
import { ANSWERING, STATING, verbForm } from './verbs.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  MARK,
  MILITARY,
  NUMBER,
  PAST,
  PREPOSITION,
  PRESENT,
  PRONOUN,
  VERB_FORM,
  WORD,
} from './word-classes.ts';
import noNouns from './words/verbs-no-nouns.json' with { type: 'json' };
import { isPossessive } from './words-of-text.ts';

const NOT_NOUN = FUNCTION_WORD | DETERMINER | PRONOUN | ADVERB | MARK | NUMBER;
export const nounish = (classes: number | undefined): boolean =>
  classes !== undefined && (classes & WORD) !== 0 && (classes & NOT_NOUN) === 0;

/** So many words lie at most between a plural and its verb: "the annals of Ulster record". */
const LONGEST_SUBJECT = 8;

/** So many words are at most set apart between a subject and its verb. */
const LONGEST_ASIDE = 14;

/** "Smith gives", "historians estimate": forms that end as nouns do, and are verbs by what stands around them. */
export function isPresentVerb(sentence: Sentence, at: number, last: VerbGroup | null): boolean {
  const { classes, word, tokens } = sentence;
  const own = classes[at]!;
  const text = word(at)!;
  const before = classes[at - 1] ?? MARK;
  const next = classes[at + 1] ?? MARK;
  const { lemma, meaning } = verbForm(text)!;
  const states = meaning === 'say' || STATING.has(lemma) || GIVES.test(lemma);
  const isPresent = (own & PRESENT) !== 0;
  const isNoNoun = isPresent && NO_NOUNS.has(lemma);
  // "estimates of the dead range from 300 to 500"
  const isRange =
    (own & BASE) !== 0 &&
    (nounish(before) || ((before & ADVERB) !== 0 && nounish(classes[at - 2]))) &&
    /^(?:range|stand|vary|amount)$/.test(text) &&
    /^(?:at|from|between|to)$/.test(word(at + 1) ?? '') &&
    (((classes[at + 2] ?? 0) | (classes[at + 3] ?? 0)) & NUMBER) !== 0;
  if (isRange) return true;
  // "By Danish accounts 300 fell", "Danish records, however, state", "Danish records show 300 dead, and Swedish records 500"
  const isOfPeople = DOCUMENTS.has(text) && isAdjective(sentence.written(at - 1));
  if (isOfPeople && (next === MARK || last !== null || isInPhrase(sentence, at - 1))) return false;
  // "Early reports that 300 had died": no name, though the first word of a sentence has a capital
  if (at === 1 && DOCUMENTS.has(text) && OF_DOCUMENTS.test(word(0) ?? '')) return false;
  // "Lannes, Smith writes, lost", "Smith writes, “Lannes lost 300 men”", "Lannes lost 300 men, Smith writes"
  const isAfterName = (before & CAPITAL) !== 0 && !isPossessive(sentence, at - 1);
  const isNamed = isAfterName && !isInPhrase(sentence, at - 1);
  const mark = tokens[at + 1]?.kind ?? 'stop';
  const isMark =
    /^(?:comma|colon)$/.test(mark) || (/^(?:semicolon|stop)$/.test(mark) && isNameAfterComma(sentence, at));
  const aside = states && tokens[at - 1]?.kind === 'comma' ? beforeAside(sentence, at - 1) : -1;
  const isQuoting =
    isBeforeQuotation(sentence, at + 1) && (isAfterName || aside >= 0 || isAfterTeller(sentence, at));
  if (
    isPresent &&
    (isQuoting || (isNamed && isMark) || isAsSaid(sentence, at)) &&
    (meaning === 'say' || STATING.has(lemma))
  )
    return true;
  // "as the monks of Battle relate"
  if ((own & BASE) !== 0 && states && isAsSaid(sentence, at) && hasPluralTeller(sentence, at - 1))
    return true;
  // "puts total losses at 300", "has received reports": what follows a verb at once is none
  if (last?.to === at) return false;
  // "by their own accounts"; "reports of", "losses of" are nouns, "speaks of" is none
  if (word(at - 1) === 'own') return false;
  // "wide-ranging numbers for the infantry"
  if (text === 'numbers' && (next & PREPOSITION) !== 0 && ((classes[at + 2] ?? MARK) & NUMBER) === 0)
    return false;
  if (word(at + 1) === 'of' && !/^(?:speak|tell|write)s?$/.test(text)) return false;
  // "the air attacks on the camp"
  if (isPresent && (next & PREPOSITION) !== 0 && (EVENTS.has(lemma) || (own & MILITARY) !== 0)) return false;
  // "Plutarch and Justin both give 500", "the United Nations (UN) reports that"
  const isAll = /^(?:all|both)$/.test(word(at - 1) ?? '');
  const isClosed = tokens[at - 1]?.kind === 'close';
  const isAfterComma = at > 1 && isNoNoun && tokens[at - 1]!.kind === 'comma';
  // "another says": no noun in "-s" follows it
  const isAfterOne = isAll || (isPresent && word(at - 1) === 'another');
  const isAfterNoun =
    ((before & (DETERMINER | PREPOSITION | NUMBER | COORDINATOR)) === 0 ||
      isAfterOne ||
      sentence.dated[at - 1]) &&
    (before !== MARK || isClosed || aside >= 0 || isAfterComma);
  // "says that 300 fell, and adds that 40 drowned"
  const isSaidAgain = /^(?:and|but)$/.test(word(at - 1) ?? '') && isNoNoun;
  // "scholars reject this and estimate losses of 300"
  const goesOn =
    (own & BASE) !== 0 &&
    states &&
    /^(?:and|but)$/.test(word(at - 1) ?? '') &&
    last !== null &&
    (classes[last.head]! & (BASE | PAST)) === BASE &&
    (last.meaning === 'say' || ANSWERING.has(last.lemma)) &&
    nounish(next);
  if (goesOn) return true;
  if (!isAfterNoun && !isSaidAgain) return false;
  const opensObject =
    (next & (DETERMINER | NUMBER | PRONOUN | CAPITAL | ADVERB)) !== 0 ||
    word(at + 1) === 'how' ||
    ((next & PREPOSITION) !== 0 && (aside < 0 || isNoNoun));
  if (isPresent) return opensObject || isNoNoun;
  const head = aside >= 0 ? aside : at - 1;
  const tells = states || ANSWERING.has(lemma);
  const isTold = (tells || meaning === 'count') && hasPluralTeller(sentence, head);
  const isPlural =
    isAll ||
    isTold ||
    areTwoNames(sentence, head) ||
    (word(at - 1)?.endsWith('s') === true && !isPossessive(sentence, at - 1)) ||
    (before & PRONOUN) !== 0 ||
    word(at - 1) === 'some';
  // "scholars estimate losses of 300"
  const isObject = opensObject || (isTold && nounish(next) && (next & VERB_FORM & ~BASE) === 0);
  if (!isPlural || !isObject) return false;
  return tells || meaning === 'count' || meaning === 'lose';
}

const OF_DOCUMENTS =
  /^(?:conflicting|contemporary|early|earlier|exaggerated|first|further|initial|later|latest|local|media|news|official|other|preliminary|press|recent|unconfirmed)$/;

const GIVES = /^(?:cite|count|give|have|make|number|place|put|set|speak|tell)$/;

/** Verbs of which the form in "-s" is no noun. */
const NO_NOUNS = wordSet(noNouns);

/** "Simonides, another poet, says": the word before what a comma ends that is set apart; -1 where nothing is. */
function beforeAside({ tokens, classes, word }: Sentence, comma: number): number {
  for (let at = comma - 1; at > 0 && at > comma - LONGEST_ASIDE; at--) {
    const { kind } = tokens[at]!;
    if (kind === 'semicolon' || kind === 'colon') return -1;
    if (kind !== 'comma') continue;
    const noun = word(at - 1) ?? '';
    const isSubject = (classes[at - 1]! & CAPITAL) !== 0 || isSpeaker(noun) || DOCUMENTS.has(noun);
    return isSubject ? at - 1 : -1;
  }
  return -1;
}

/** Whether those who tell are the head of the phrase that ends at a token: "figures from the ministry", "historians such as Delbrück". */
function hasPluralTeller({ classes, dated, word }: Sentence, last: number): boolean {
  for (let at = last; at >= 0 && at > last - LONGEST_SUBJECT; at--) {
    // "the returns for 5 May show"
    if (dated[at]) continue;
    const own = classes[at]!;
    const text = word(at);
    if (text === null || (own & WORD) === 0) return false;
    if (text.endsWith('s') && (isSpeaker(text) || DOCUMENTS.has(text))) return true;
    if ((own & DETERMINER) !== 0 && text !== 'such' && ((classes[at - 1] ?? MARK) & PREPOSITION) === 0)
      return false;
  }
  return false;
}

/** "Plutarch and Justin give", "Peter Smith and John Hall give": whether the second of two names ends at a token. */
function areTwoNames({ classes, word }: Sentence, last: number): boolean {
  let at = last;
  while (at > 0 && at > last - LONGEST_NAME && (classes[at]! & CAPITAL) !== 0) at--;
  return at < last && word(at) === 'and' && (classes[at - 1]! & CAPITAL) !== 0;
}
const LONGEST_NAME = 4;

/** "Lannes lost 300 men, Peter Smith writes": whether nothing but a name stands between a comma and a verb. */
function isNameAfterComma({ tokens, classes, word }: Sentence, at: number): boolean {
  let first = at - 1;
  while (first > 0 && ((classes[first]! & CAPITAL) !== 0 || word(first) === 'the')) first--;
  return first > 0 && first < at - 1 && tokens[first]!.kind === 'comma';
}

/** Whether quotation marks open at a token, be it after a comma or a colon. */
function isBeforeQuotation({ tokens }: Sentence, at: number): boolean {
  const mark = /^(?:comma|colon)$/.test(tokens[at]?.kind ?? '') ? tokens[at + 1] : tokens[at];
  return mark?.kind === 'mark' && /^["'“‘«]$/.test(mark.text);
}

/** "the report says": whether one who tells, or a document, stands right before a token. */
function isAfterTeller({ word }: Sentence, at: number): boolean {
  const noun = word(at - 1) ?? '';
  return isSpeaker(noun) || DOCUMENTS.has(noun);
}

/** "according to Swedish reports, 300": whether a name that ends at a token is that of a phrase. */
function isInPhrase({ classes, word }: Sentence, last: number): boolean {
  let at = last;
  while (at > 0 && (classes[at]! & (CAPITAL | DETERMINER)) !== 0) at--;
  return (classes[at]! & PREPOSITION) !== 0 && word(at) !== 'as';
}

/** "Danish", "Roman": whether a word tells whose a thing is, and may not be one of a people by itself. */
const isAdjective = (word: string): boolean =>
  /(?:ch|ese|i|ic|ish|an)$/.test(word) && peopleCalled(word).length > 0;

/** "as the chronicler notes": whether a verb ends a phrase that "as" opens. */
function isAsSaid({ word, tokens, classes }: Sentence, at: number): boolean {
  if (!/^(?:comma|stop)$/.test(tokens[at + 1]?.kind ?? 'stop')) return false;
  for (let first = at - 1; first >= 0 && first > at - LONGEST_SUBJECT; first--) {
    if (word(first) === 'as') return first < at - 1;
    if ((classes[first]! & WORD) === 0 || (classes[first]! & (COORDINATOR | AUXILIARY)) !== 0) return false;
  }
  return false;
}
