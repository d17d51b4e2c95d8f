import { AUXILIARIES, POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS, isSpeaker } from '../../language/lexicon/speech-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import type { Clause, Phrase, Range, Sentence } from '../../language/sentence.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  DETERMINER,
  MARK,
  NUMBER,
  RELATIVE,
} from '../../language/word-classes.ts';
import noSpeakers from '../../language/words/no-speakers.json' with { type: 'json' };
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { headOf, isOpening, issuerIn, namedAfter, phraseFrom, trimmed, wordOf } from '../speaker-phrases.ts';
import { afterWhose, endOfName, nameBeside, offeredBy, startOfNames } from './speaker-names.ts';
import { AMOUNTS, canSpeak, isNumberedName, isOfNumber, isThought, thinksAloud } from './who-can-speak.ts';

/** The words for a speaker, in a sentence that need not be that of the figure. */
export interface Speaker {
  scene: Scene;
  range: Range;
}

export const NO_SPEAKERS = wordSet(noSpeakers);

/** They stand for one of those who were named before. */
export const OTHERS = /^(?:first|former|latter|ones?|others?|rest|second|third)$/;

/** So many sentences before is looked for whom "he said" means. */
const FARTHEST = 3;

/** So many where the same pronoun speaks in those between. */
const LONGEST_SPEECH = 12;

/** The subject of a verb of saying, where a pronoun stands for it: the one that it stands for. Null where it is hidden, or an event. */
export function subjectOf(scene: Scene, clause: Clause): Speaker | null {
  const { sentence } = scene;
  // "…, believing that"
  if (isThought(clause) && clause.verb?.form === 'ing') return null;
  let at: Clause | null = clause;
  // "…, saying that": a subject before that can speak, and not the noun before the comma
  let isLoose = false;
  const mayTell = (range: Range): boolean =>
    !isLoose || isPronoun(sentence, range) || canSpeak(scene, range, 'he');
  for (let depth = 0; at && depth < 8; depth++) {
    const { subject, antecedent, kind, connective } = at;
    isLoose ||= at.verb?.form === 'ing' && isAfterComma(sentence, at.from);
    if (subject) {
      // "who first said"
      const isRelative =
        subject.to - subject.from === 1 &&
        ((sentence.classes[subject.from]! & RELATIVE) !== 0 ||
          (connective === 'who' && wordOf(sentence, subject.from) === 'first'));
      // "claimed that 300 Swedes had fallen, and put their own losses at 25": those who fell put nothing
      const isCounted =
        at !== clause && at.kind === 'subordinate' && (sentence.classes[subject.from]! & NUMBER) !== 0;
      if (!isRelative && !isCounted && mayTell(subject))
        return speakerAt(scene, at.verb === null && at !== clause ? nameIn(sentence, subject) : subject, at);
    }
    // "with the rebels claiming"
    const absolute = connective === 'with' ? at.phrases.find((phrase) => phrase.at <= at!.from + 1) : null;
    if (absolute && kind === 'participle' && absolute.preposition === 'with')
      return speakerAt(scene, absolute, at);
    // "quoted a general as saying"
    const quotes = kind === 'participle' && connective === 'as' ? scene.parentOf(at) : null;
    if (quotes?.verb && quotes.objects.length > 0) return speakerAt(scene, quotes.objects.at(-1)!, quotes);
    // "written a century later, which estimated": a time does not speak
    const isTime =
      antecedent !== null &&
      (TIMES.test(wordOf(sentence, antecedent.to - 1)) || sentence.dated[antecedent.to - 1] === true);
    // "their exaggerations, who assert": whose they are is not told here
    const isOwners =
      connective === 'who' &&
      antecedent !== null &&
      POSSESSIVES.has(wordOf(sentence, antecedent.from)) &&
      !isSpeaker(headOf(sentence, antecedent));
    if (isOwners) return null;
    // "Horn's report to the king, which tells": the report
    const whole = connective === 'which' ? scene.parentOf(at)?.subject : null;
    if (whole && DOCUMENTS.has(headOf(sentence, whole))) return speakerAt(scene, whole, at);
    if (antecedent && kind !== 'apposition' && !isTime && mayTell(antecedent))
      return speakerAt(scene, antecedent, at);
    at = scene.parentOf(at);
  }
  return null;
}

/** "Ari seems to say": the name alone, where no verb was found and the subject is one with more words. */
function nameIn({ classes }: Sentence, { from, to }: Range): Range {
  let end = from;
  while (end < to && (classes[end]! & CAPITAL) !== 0) end++;
  return { from, to: end > from ? end : to };
}

/** Whether a comma stands at a token, or before it. */
const isAfterComma = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.kind === 'comma' || tokens[at - 1]?.kind === 'comma';

const TIMES =
  /^(?:century|centuries|year|years|month|months|week|weeks|day|days|decade|decades|later|earlier)$/;

export const PRONOUN_OF_SPEAKER = /^(?:he|she|they|it|him|her|them)$/;

/** Whom a subject means: itself, the issuer of a document, or whoever a pronoun goes back to. */
export function speakerAt(scene: Scene, range: Range, clause: Clause): Speaker | null {
  const { sentence } = scene;
  const own = trimmed(sentence, afterWhose(sentence, range, clause));
  const only = own.to - own.from === 1 ? wordOf(sentence, own.from) : '';
  if (PRONOUN_OF_SPEAKER.test(only))
    return isThought(clause) ? null : antecedentOf(scene, range, clause, only);
  const first = wordOf(sentence, own.from);
  if (own.from >= own.to || /^(?:i|we|you)$/.test(first) || first === 'am' || AUXILIARIES.has(first))
    return null;
  // "believed that …": what someone in the story thinks is no statement, and who writes today "believes"
  if (isThought(clause) && !thinksAloud(scene, own, clause)) return null;
  const named = nameBeside(scene, range, clause);
  if (named) return { scene, range: named };
  const head = headOf(sentence, own);
  // "a number of historians" are people
  const isAmount = AMOUNTS.test(head) && !isSpeaker(wordOf(sentence, own.to - 1));
  if ((EVENTS.has(head) || isAmount) && !isPossessive(sentence, own.to - 1)) return null;
  if (own.to - own.from === 1 && (NO_SPEAKERS.has(head) || OTHERS.test(head))) return null;
  const isCount = (sentence.classes[own.to - 1]! & NUMBER) !== 0 && !isNumberedName(sentence, own);
  // "a 2015 study"
  const isDated = sentence.dated[own.from] === true && own.to > own.from + 1;
  if (isCount || (sentence.tokens[own.from]!.kind === 'number' && !isDated)) return null;
  if (DOCUMENTS.has(head))
    return issuerOf(scene, own, clause) ?? makerOf(scene, range) ?? { scene, range: own };
  return { scene, range: { from: startOfNames(sentence, own), to: endOfName(scene, own, clause) } };
}

/** The subject of a clause, or of the one that it is joined to. */
function ownOrJoined(scene: Scene, clause: Clause): Range | null {
  let at: Clause | null = clause;
  while (at && !at.subject && (at.kind === 'coordinate' || at.kind === 'participle')) at = scene.parentOf(at);
  return at?.subject ?? null;
}

/** "The MNLA released a statement claiming", "claimed in its statement": who made the document that a clause holds. */
function makerOf(scene: Scene, document: Range): Speaker | null {
  const { sentence } = scene;
  for (let at = document.from; at < document.to; at++) if (isPossessive(sentence, at)) return null;
  for (const clause of scene.tree.clauses) {
    const holds = ({ from, to }: Range): boolean => from <= document.from && document.to <= to;
    const isMade = clause.objects.some(holds) && isMaking(clause);
    if (!isMade && !clause.phrases.some(holds)) continue;
    const subject = ownOrJoined(scene, clause);
    if (subject && subject.to <= document.from && canSpeak(scene, subject, 'they'))
      return speakerAt(scene, subject, clause);
  }
  return null;
}

/** Whether the subject of a clause makes its object, a document, or gives it out: not "received a letter", "rejected a report". */
export const isMaking = ({ verb }: Clause): boolean =>
  verb !== null && !verb.passive && MAKES.test(verb.lemma);

const MAKES =
  /^(?:broadcast|circulat|compil|compos|deliver|draft|fil|giv|issu|mak|mad|post|prepar|present|print|produc|publish|releas|send|sent|sign|submit|writ)(?:e|ed|ing|ting|ted)?$/;

/** "A statement released by the MNLA", "a report by Reuters": who made a document. */
function issuerOf(scene: Scene, range: Range, clause: Clause): Speaker | null {
  const { sentence } = scene;
  for (let at = range.from + 1; at < range.to; at++)
    if (/^(?:by|from)$/.test(wordOf(sentence, at))) {
      const by = trimmed(sentence, { from: at + 1, to: range.to });
      if (wordOf(sentence, at) === 'by' || canSpeak(scene, by, 'they')) return { scene, range: by };
    }
  for (const phrase of clause.phrases)
    if (isOfIssuer(scene, phrase) && phrase.at === range.to)
      return { scene, range: trimmed(sentence, phrase) };
  for (const other of scene.tree.clauses) {
    if (other.kind !== 'participle' || !other.antecedent || other.antecedent.to !== range.to) continue;
    // "records consulted by Smith" are not his
    if (READS.test(other.verb?.lemma ?? '')) continue;
    const by = other.phrases.find(({ preposition }) => /^(?:by|from)$/.test(preposition));
    if (by) return { scene, range: trimmed(sentence, by) };
  }
  return null;
}

/** What one does with documents that others made. */
const READS =
  /^(?:analy[sz]|cit|consult|discover|edit|examin|find|found|inspect|obtain|quot|read|review|scrutini[sz]|see|seen|stud|translat|us)(?:e|ed|es|ied|y)?$/;

/** "a report by a witness", "a statement from the MNLA", but not "a letter from the camp". */
const isOfIssuer = (scene: Scene, phrase: Phrase): boolean =>
  phrase.preposition === 'by' ||
  (phrase.preposition === 'from' && canSpeak(scene, trimmed(scene.sentence, phrase), 'they'));

/** "at least 40 soldiers" */
function hasNumber({ classes }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if ((classes[at]! & NUMBER) !== 0 && (at === from || (classes[at]! & CAPITAL) === 0)) return true;
  return false;
}

/** Whom "he", "they" or "it" means that says something: a subject before it, else who spoke last, else the subject before that. */
export function antecedentOf(scene: Scene, range: Range, clause: Clause, pronoun: string): Speaker | null {
  const { sentence, tree } = scene;
  const { clauses } = tree;
  const candidates: Range[] = [];
  for (let up = scene.parentOf(clause); up; up = scene.parentOf(up))
    if (up.subject) candidates.push(up.subject);
  // "When Horn arrived, he said": a clause before the pronoun, be it opened later than the pronoun's
  for (const each of clauses.toReversed())
    if (each !== clause && each.from < range.from) candidates.push(...offeredBy(scene, each, pronoun));
  for (const candidate of candidates) {
    if (candidate.from >= range.from) continue;
    // “Three soldiers had died, it added”
    if (pronoun === 'it' && hasNumber(sentence, candidate)) continue;
    if (canSpeak(scene, candidate, pronoun) && isOfNumber(scene, candidate, pronoun))
      return { scene, range: trimmed(scene.sentence, candidate) };
  }
  let { before } = scene;
  let silent = 0;
  for (let back = 0; before && silent < FARTHEST && back < LONGEST_SPEECH; back++, before = before.before) {
    const last = mainSpeaker(before) ?? findLastSpeaker(before);
    if (last && isOfNumber(last.scene, last.range, pronoun)) return last;
    // "Caesar says … He claims … He adds …": the same still speaks, and what he speaks of does not
    if (isSaidBy(before, pronoun)) continue;
    silent++;
    for (const each of before.tree.clauses) {
      const [offered] = each.kind === 'relative' ? [] : offeredBy(before, each, pronoun);
      if (offered) return { scene: before, range: trimmed(before.sentence, offered) };
    }
  }
  return null;
}

/** "Forty men died, said the army": the subject that a verb of saying after a comma has after it; null where none stands. */
export function invertedSubject(scene: Scene, { kind, connective, verb, objects }: Clause): Range | null {
  const [object] = objects;
  if (kind !== 'coordinate' || connective !== null || !object || object.from !== verb!.to) return null;
  const { tokens } = scene.sentence;
  // "said Horn, a captain of horse"
  const isDescribed = objects
    .slice(1)
    .every(({ from }) => (scene.sentence.classes[from]! & DETERMINER) !== 0);
  const isAlone = isDescribed && /^(?:comma|stop)$/.test(tokens[object.to]?.kind ?? 'stop');
  return isAlone && verb!.meaning === 'say' && canSpeak(scene, object, 'they') ? object : null;
}

/** "Smith says that a prisoner claimed 300. He adds": who speaks last in a sentence of those whom nobody there quotes; null where that is told by no verb. */
function mainSpeaker(scene: Scene): Speaker | null {
  const known = SPOKE_IN_MAIN.get(scene);
  if (known !== undefined) return known;
  const speaker = lookForMainSpeaker(scene);
  SPOKE_IN_MAIN.set(scene, speaker);
  return speaker;
}

function lookForMainSpeaker(scene: Scene): Speaker | null {
  const says = ({ verb }: Clause): boolean => verb?.meaning === 'say' && !verb.passive;
  const isQuoted = (clause: Clause): boolean => {
    for (let up = scene.parentOf(clause); up; up = scene.parentOf(up))
      if (says(up) && clause.kind === 'subordinate') return true;
    return false;
  };
  const clause = scene.tree.clauses.findLast(
    (each) => says(each) && each.subject !== null && !isQuoted(each),
  );
  if (!clause?.subject || isPronoun(scene.sentence, clause.subject)) return null;
  return speakerAt(scene, clause.subject, clause);
}

/** Who speaks last in a sentence. */
export function findLastSpeaker(scene: Scene): Speaker | null {
  const known = SPOKE_LAST.get(scene);
  if (known !== undefined) return known;
  const speaker = lookForSpeaker(scene);
  SPOKE_LAST.set(scene, speaker);
  return speaker;
}

/** Each sentence is asked once, however many figures go back to it. */
const SPOKE_LAST = new WeakMap<Scene, Speaker | null>();
const SPOKE_IN_MAIN = new WeakMap<Scene, Speaker | null>();

function lookForSpeaker(scene: Scene): Speaker | null {
  const { clauses } = scene.tree;
  for (let index = clauses.length - 1; index >= 0; index--) {
    const clause = clauses[index]!;
    const { verb } = clause;
    if (verb?.meaning !== 'say' || verb.passive) continue;
    const subject = clause.subject ?? invertedSubject(scene, clause);
    if (!subject || isPronoun(scene.sentence, subject)) continue;
    const speaker = speakerAt(scene, subject, clause);
    if (speaker) return speaker;
  }
  // whom a pronoun means in a sentence before, those before that tell
  return openersOf(scene, false)[0]?.speaker ?? null;
}

/** Whether a pronoun is the subject of a verb of saying in a sentence. */
const isSaidBy = ({ sentence, tree }: Scene, pronoun: string): boolean =>
  tree.clauses.some(
    ({ verb, subject }) =>
      verb?.meaning === 'say' &&
      !verb.passive &&
      subject !== null &&
      isPronoun(sentence, subject) &&
      wordOf(sentence, trimmed(sentence, subject).from) === pronoun,
  );

/** Whether a phrase is nothing but a pronoun, be it with an adverb. */
function isPronoun(sentence: Sentence, range: Range): boolean {
  const { from, to } = trimmed(sentence, range);
  return to - from === 1 && PRONOUN_OF_SPEAKER.test(wordOf(sentence, from));
}

/** "According to", "as recorded by": words before a speaker, and what they reach. */
export interface Opener {
  speaker: Speaker | null;
  /** The clause that it stands in, or hangs on. */
  clause: Clause;
  opens: boolean;
  at: number;
}

/** "vary according to the method": no one says so. */
const DEPENDS =
  /^(?:arrang|classif|differ|divid|group|organi[sz]|paid|rank|sort|treat|var)(?:ed|i?es|ing|s|y|ying)?$/;

const AS_SAID =
  /^(?:stated|claimed|reported|recorded|told|given|described|related|noted|estimated|cited|mentioned|quoted|counted)$/;

/** "in the words of" */
const IN_THE =
  /^(?:account|estimate|estimation|judge?ment|opinion|reckoning|report|telling|version|view|words)$/;

/** The words before a speaker that begin at a token: how many they are; 0 where none do. */
function openerAt(sentence: Sentence, at: number): number {
  const word = wordOf(sentence, at);
  if (word === 'according' && wordOf(sentence, at + 1) === 'to')
    return DEPENDS.test(wordOf(sentence, at - 1)) ? 0 : 2;
  // "as officially reported by", "as is recorded in"
  const isBetween =
    (sentence.classes[at + 1]! & (ADVERB | AUXILIARY)) !== 0 || /ly$/.test(wordOf(sentence, at + 1));
  const said = isBetween ? at + 2 : at + 1;
  if (
    word === 'as' &&
    AS_SAID.test(wordOf(sentence, said)) &&
    /^(?:by|in|on)$/.test(wordOf(sentence, said + 1)) &&
    !sentence.dated[said + 2]
  )
    return said + 2 - at;
  if (
    word === 'in' &&
    wordOf(sentence, at + 1) === 'the' &&
    IN_THE.test(wordOf(sentence, at + 2)) &&
    wordOf(sentence, at + 3) === 'of'
  )
    return 4;
  if (word !== 'per') return 0;
  const name = wordOf(sentence, at + 1) === 'the' ? at + 2 : at + 1;
  return ((sentence.classes[name] ?? MARK) & CAPITAL) === 0 ? 0 : 1;
}

/** Whoever a sentence goes back to with "according to" and the like. */
export function openersOf(scene: Scene, withPronouns = true): Opener[] {
  const { sentence } = scene;
  const found: Opener[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const length = openerAt(sentence, at);
    if (length === 0) continue;
    let clause = scene.clauseAt(at);
    // "As recorded by Livy" is a clause of its own that says it of the one it hangs on
    if (clause.from >= at && clause.kind !== 'main') clause = scene.parentOf(clause) ?? clause;
    // after a list, it is said of all that the list stands for
    while (
      !isOpening(sentence, at) &&
      (clause.subject === null || (clause.verb === null && clause.connective === ':')) &&
      (clause.kind === 'apposition' || clause.kind === 'coordinate')
    ) {
      const up = scene.parentOf(clause);
      if (!up) break;
      clause = up;
    }
    // "300 died since it began, according to Reuters": after a comma at the end it is said of the whole
    if (
      clause.kind === 'subordinate' &&
      clause.connective !== 'that' &&
      clause.connective !== null &&
      clause.from < at &&
      sentence.tokens[at - 1]?.kind === 'comma'
    )
      clause = scene.parentOf(clause) ?? clause;
    const from = at + length;
    const range = phraseFrom(sentence, from);
    if (range.to <= range.from) continue;
    const only = range.to - range.from === 1 ? wordOf(sentence, range.from) : '';
    if (!withPronouns && PRONOUN_OF_SPEAKER.test(only)) continue;
    const speaker = PRONOUN_OF_SPEAKER.test(only)
      ? antecedentOf(scene, range, clause, only === 'him' ? 'he' : only)
      : { scene, range: namedAfter(sentence, range) ?? issuerIn(sentence, trimmed(sentence, range)) };
    found.push({ speaker, clause, opens: isOpening(sentence, at), at });
  }
  return found;
}
