import { UNDERGONE } from './attributive-participles.ts';
import { TITLED } from './late-subjects.ts';
import { FORCE_NOUNS } from './lexicon/force-words.ts';
import { NOMINATIVES, OBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { EVENTS } from './lexicon/loss-verbs.ts';
import { MEASURES } from './lexicon/measures.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { DOCUMENTS, isSpeaker } from './lexicon/speech-words.ts';
import { nounish } from './present-verbs.ts';
import type { Range, Sentence } from './sentence.ts';
import { type FoundGroup, verbGroups } from './verb-groups.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  ING,
  LOSS,
  MARK,
  MILITARY,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  WORD,
} from './word-classes.ts';

/** Words that are prepositions unless a clause with a verb follows: "after the battle", "after they fled". */
export const ALSO_PREPOSITIONS: ReadonlySet<string> = new Set([
  'after',
  'before',
  'since',
  'until',
  'till',
  'as',
  'than',
  'so',
  'once',
  'like',
  'for',
  'that',
]);

/** Marks that end a phrase. */
export const STOPS: ReadonlySet<string> = new Set([
  'comma',
  'semicolon',
  'colon',
  'open',
  'close',
  'dash',
  'stop',
]);

/** "The Danes – 300 men – fled", "the Danes—300 men—fled": whether a dash parts what a sentence says, and joins no words. */
export const isBreak = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]!.kind === 'dash' &&
  (tokens[at]!.spaced ||
    (tokens[at]!.text === '—' && (tokens[at - 1]?.kind !== 'number' || tokens[at + 1]?.kind !== 'number')));

/** "175–185 aircraft" is one phrase. */
export const isRangeDash = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]!.kind === 'dash' &&
  tokens[at - 1]?.kind === 'number' &&
  tokens[at + 1]?.kind === 'number' &&
  !tokens[at]!.spaced;

/** "all but the cavalry fled" */
const ALL = /^(?:all|any|everyone|none|nothing)$/;

const LONGEST_NOUN = 9;
/** "This time they lost": when, and nothing that the pronoun's clause says more of. */
const TIME = /^(?:afternoon|day|evening|hour|minute|moment|month|morning|night|time|week|winter|year)s?$/;
/** Verbs of which the participle has an object: "the troops given 300 guns". */
const GIVES_TO =
  /^(?:allot|assign|award|call|christen|dub|give|grant|name|offer|pay|rename|style|teach|tell|term$|title)/;
/** "Horn tried to flee" */
const TAKES_INFINITIVE =
  /^(?:agree|attempt|begin|ceas|consent|continu|decid|declin|fail|happen|help|hesitat|hope|hurr|manag|need|object|offer|plann?$|prefer|prepar|proceed|promis|prove|refus|resolv|rush|seek|serv|start|struggl|tend|threaten|tr(?:i$|y)|turn|want|wish)/;
/** After them "as" opens no clause: "known as the Guards". */
export const DESCRIBES_AS =
  /^(?:appoint|class|consider|describe|designate|disguise|dress|employ|enlist|know|list|recruit|refer|regard|style|treat|us(?:e|$))/;
/** "which Horn felt made him strong" */
const THINKS = /^(?:feel|hear|know|learn|realise|realize)/;
/** "known as the Guards", but not "known as his": whether a noun may begin there without an article. */
const isBareNoun = (own: number): boolean => (own & (DETERMINER | NUMBER | PRONOUN)) === 0;
/** A clause that is set apart within another has at most so many words. */
const LONGEST_CLAUSE = 24;

/** "by now", "himself": so many words of an aside stand before its participle at most. */
const LONGEST_BEFORE_PARTICIPLE = 2;

/** So many words lie at most between a number and the participle that tells what happened to what it counts. */
const LONGEST_COUNT = 6;

/** The verbs of a sentence, and what stands before and after them. */
export class VerbsAhead {
  readonly #sentence: Sentence;
  readonly groups: readonly (FoundGroup | undefined)[];
  /** For each token the first of the verb groups that begin there or later. */
  readonly nextGroup: readonly number[];
  /** For each token the next mark, conjunction or relative, itself included. */
  readonly nextStop: readonly number[];

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    const { length } = sentence.tokens;
    this.groups = verbGroups(sentence);
    const nextGroup: number[] = new Array(length + 1).fill(length);
    const nextStop: number[] = new Array(length + 1).fill(length);
    for (let at = length - 1; at >= 0; at--) {
      nextGroup[at] = this.groups[at] ? at : nextGroup[at + 1]!;
      nextStop[at] = this.#isStop(at) ? at : nextStop[at + 1]!;
    }
    this.nextGroup = nextGroup;
    this.nextStop = nextStop;
  }

  /** What no phrase of a subject goes on over; "and" may join its parts. */
  #isStop(at: number): boolean {
    const { classes, tokens, word } = this.#sentence;
    const own = classes[at]!;
    if (own === MARK) return STOPS.has(tokens[at]!.kind) && !isRangeDash(this.#sentence, at);
    // "fled after the battle but the Danes pursued them"
    if (word(at) === 'but' && !ALL.test(word(at - 1) ?? ''))
      return ((classes[at + 1] ?? MARK) & (DETERMINER | PRONOUN)) !== 0;
    return (own & RELATIVE) !== 0 || ((own & SUBORDINATOR) !== 0 && !ALSO_PREPOSITIONS.has(word(at)!));
  }

  /** Whether a subject stands at an index, and then its verb: the group, where it can be the verb of a sentence. */
  subjectThenVerb(from: number): FoundGroup | null {
    let at = this.nextGroup[from]!;
    const stop = this.nextStop[from]!;
    for (let tries = 0; tries < 3; tries++) {
      if (at <= from || at >= stop) return null;
      const group = this.groups[at]!;
      // "killed 40 men and 3 women and left": what "and" parts from the verb is no subject of it
      let before = at - 1;
      while (before > from && (this.#sentence.classes[before]! & ADVERB) !== 0) before--;
      if ((this.#sentence.classes[before]! & COORDINATOR) !== 0) return null;
      const noun = this.beforeContact(group);
      if (
        noun !== null &&
        noun.from >= from &&
        (this.#sentence.classes[from]! & (ADVERB | PREPOSITION)) === 0
      ) {
        at = this.nextGroup[group.to]!;
        continue;
      }
      if (this.isFinite(group, true) && !(group.either && this.#isInPhrase(from))) return group;
      at = this.nextGroup[group.to]!;
    }
    return null;
  }

  /** "half of the army he had led", "more than he had led": the noun, or "than", right before the pronoun that is the subject of a verb. */
  beforeContact(group: FoundGroup): Range | null {
    const { classes, word, dated } = this.#sentence;
    const pronoun = this.pronounOf(group);
    if (pronoun < 0) return this.#beforeNamed(group);
    // "King Sebastian I"
    const isNumeral = word(pronoun) === 'i' && ((classes[pronoun - 1] ?? MARK) & CAPITAL) !== 0;
    if (pronoun === 0 || dated[pronoun - 1] || isNumeral) return null;
    if (word(pronoun - 1) === 'than') return { from: pronoun - 1, to: pronoun };
    const noun = this.nounBefore(pronoun);
    if (noun?.to !== pronoun || TIME.test(word(pronoun - 1) ?? '')) return null;
    // "Horn he had not seen", "at this point they fled"
    const isName = (classes[pronoun - 1]! & CAPITAL) !== 0 && (classes[noun.from]! & DETERMINER) === 0;
    return isName || /^(?:that|these|this|those|wh(?:at|ich)(?:ever)?)$/.test(word(noun.from) ?? '')
      ? null
      : noun;
  }

  /** "The men Horn led were killed", "The men the Danes lost were many": the noun right before the one that is the subject of a verb, which has no object and another verb after it. */
  #beforeNamed(group: FoundGroup): Range | null {
    const { classes, word, dated } = this.#sentence;
    const subject = this.nounBefore(group.from);
    if (subject?.to !== group.from || this.objectOf(group) >= 0 || word(group.to) === 'by') return null;
    let to = subject.from;
    if (((classes[to - 1] ?? MARK) & WORD) === 0 || (classes[to]! & DETERMINER) === 0) {
      to = subject.to;
      while (to > subject.from && (classes[to - 1]! & CAPITAL) !== 0) to--;
      // "The 4th battalion Royal Sussex Regiment", "The neutral Laos had long been"
      const isPart = (classes[subject.to - 1]! & MILITARY) !== 0 || /^(?:be|have)$/.test(group.lemma);
      if (to === subject.to || isPart) return null;
    }
    const isCommon = nounish(classes[to - 1]) && (classes[to - 1]! & CAPITAL) === 0 && !dated[to - 1];
    if (!isCommon || TIME.test(word(to - 1)!) || TITLED.has(word(to - 1)!)) return null;
    const noun = this.nounBefore(to);
    const opens =
      noun?.to === to &&
      (classes[noun.from]! & (to === subject.from ? DETERMINER | NUMBER : DETERMINER)) !== 0;
    return opens && this.goesOnAfter(noun, group) ? noun : null;
  }

  /** "The men he led were killed": whether another verb follows on a noun and the verb of those who are told of it. */
  goesOnAfter(noun: Range, { to }: FoundGroup): boolean {
    const { classes } = this.#sentence;
    if (((classes[noun.from - 1] ?? MARK) & PREPOSITION) !== 0) return false;
    let next = to;
    while (next < this.nextStop[to]! && !this.groups[next] && (classes[next]! & COORDINATOR) === 0) next++;
    const group = this.groups[next];
    if (group === undefined || (group.either && this.objectOf(group) < 0)) return false;
    return this.isFinite(group, true);
  }

  /** "the army, farmers, and allies pursued them": the verb of which several subjects stand at an index, with commas between them. */
  listThenVerb(from: number): FoundGroup | null {
    const { classes, tokens } = this.#sentence;
    let at = from;
    while (tokens[this.nextStop[at]!]?.kind === 'comma' && this.nextGroup[at]! > this.nextStop[at]!) {
      at = this.nextStop[at]! + 1;
      if ((classes[at]! & COORDINATOR) !== 0) return this.subjectThenVerb(at + 1);
    }
    return null;
  }

  /** "40 wounded", "5,000 troops killed": whether a number is among the words of the phrase before an index. */
  #isCounted(index: number): boolean {
    const { classes, word } = this.#sentence;
    for (let at = index - 1; at >= 0 && at > index - LONGEST_COUNT; at--) {
      const own = classes[at]!;
      if ((own & NUMBER) !== 0) return true;
      if (word(at) === 'or' && word(at + 1) === 'more') continue;
      if (own === MARK || (own & (PREPOSITION | COORDINATOR | DETERMINER | PRONOUN | RELATIVE)) !== 0)
        return false;
    }
    return false;
  }

  /** Whether a phrase with a preposition begins at an index; "between 300 and 500 men" is none. */
  #isInPhrase(from: number): boolean {
    const { classes, word } = this.#sentence;
    return (
      (classes[from]! & PREPOSITION) !== 0 &&
      // "at least 100 drowned"
      QUALIFIERS_BEFORE.at(from, word) === null &&
      (((classes[from + 1] ?? MARK) & NUMBER) === 0 || /^(?:besides|including)$/.test(word(from) ?? ''))
    );
  }

  /** "they soon fled", "it lost 40 men": where the pronoun stands that can only be the subject of a verb; -1 where none does. */
  pronounOf({ from, to, either }: FoundGroup): number {
    const { classes, word } = this.#sentence;
    let at = from - 1;
    while (at > 0 && (classes[at]! & (ADVERB | PRONOUN)) === ADVERB) at--;
    const text = word(at) ?? '';
    return NOMINATIVES.has(text) || (text === 'it' && (!either || this.hasObject(to))) ? at : -1;
  }

  /** Whether a group is the verb of a sentence, where a subject stands before it. */
  isFinite(group: FoundGroup, hasSubject: boolean): boolean {
    if (group.form !== 'finite' && group.form !== 'perfect') return false;
    if (!group.either) return true;
    if (!hasSubject) return true;
    const { word } = this.#sentence;
    if (word(group.to) === 'by') return false;
    // "estimates based on the returns put the dead at 300"
    if (word(group.head) === 'based' && /^(?:at|in|on|upon)$/.test(word(group.to) ?? '')) return false;
    // "40 wounded" is no sentence, "40 wounded him" is
    const { classes } = this.#sentence;
    const following = classes[group.to] ?? MARK;
    const isShot = word(group.head) === 'shot' && word(group.to) === 'down' && !this.hasObject(group.to + 1);
    if (
      (isShot || UNDERGONE.has(group.meaning ?? '')) &&
      this.#isCounted(group.from) &&
      !this.hasObject(group.to) &&
      (following === MARK || (following & (PREPOSITION | COORDINATOR)) !== 0)
    )
      return false;
    // "the troops commanded by him were", "300 men sent to Rome were"
    const follows = this.nextGroup[group.to]!;
    const purpose = this.#purposeOf(group);
    const next = purpose === null ? follows : this.nextGroup[purpose.to]!;
    const after = this.groups[next];
    if (!after || next > this.nextStop[group.to]!) return true;
    // "when the Danes returned they fled": what has a subject of its own is no verb of those before it
    if (this.pronounOf(after) >= group.to) return true;
    if (after.form !== 'finite' && after.form !== 'perfect') return true;
    if (this.#opensFirst(group, after) || this.#isOfConjunction(after, group)) return true;
    const object = this.objectOf(group);
    // "Outnumbered Danes were driven off", "killed 300 men"
    if (object >= 0 && (!isBareNoun(classes[object]!) || after.either)) return true;
    // "the soldiers besieged in the town lost 300 men": of two verbs, the one with an object is that of the sentence
    const isFirst =
      THINKS.test(group.lemma) || this.objectOf(after) < 0 || (classes[after.from - 1]! & ING) !== 0;
    if (after.either && isFirst) return true;
    for (let at = group.to; at < next; at++)
      if ((this.#sentence.classes[at]! & COORDINATOR) !== 0) return true;
    // "claimed 20 soldiers were killed", "told the press 20 soldiers were killed"
    return (
      group.meaning === 'say' ||
      group.meaning === 'hope' ||
      (group.lemma === 'tell' && (this.hasObject(group.to) || isSpeaker(word(group.to) ?? '')))
    );
  }

  /** "the force sent to relieve Lund lost 300 men", but not "Horn tried to relieve Lund": what something is done to a thing for. */
  #purposeOf({ to, lemma }: FoundGroup): FoundGroup | null {
    const purpose = this.groups[this.nextGroup[to]!];
    const isNear = purpose?.form === 'infinitive' && purpose.from <= to + 1;
    return isNear && !TAKES_INFINITIVE.test(lemma) ? purpose : null;
  }

  /** "lost 300 men", "lost only a few", "suffered losses", but not "landed that night": where the object right after a verb begins; -1 where there is none. */
  objectOf({ to, lemma }: FoundGroup): number {
    const { classes, word } = this.#sentence;
    // "the troops given 300 guns were"
    if (GIVES_TO.test(lemma)) return -1;
    let at = to;
    while ((classes[at]! & ADVERB) !== 0) at++;
    // "lost around 300 men", but not "camped around the town"
    const counted = at + (QUALIFIERS_BEFORE.at(at, word)?.length ?? 0);
    if (((classes[counted] ?? MARK) & NUMBER) !== 0) at = counted;
    if (word(at) === 'that') return -1;
    // "captured the day before", "built 300 metres away"
    for (let next = at; next < at + 4 && ((classes[next] ?? MARK) & (MARK | PREPOSITION)) === 0; next++)
      if (TIME.test(word(next) ?? '') || (next > at && MEASURES.has(word(next) ?? ''))) return -1;
    if (this.hasObject(at) || /^(?:half|many|more|most|no)$/.test(word(at) ?? '')) return at;
    // "suffered heavy losses", but "was made prime minister"
    if (lemma === 'make') return -1;
    for (let next = at; next < at + 2 && nounish(classes[next]) && !this.groups[next]; next++)
      if ((classes[next]! & (MILITARY | LOSS)) !== 0) return at;
    return -1;
  }

  /** "attacked and lost 300 men", "admitted that they had fled": whether what follows on a verb after a joint shows that it is no participle. */
  isActive(group: FoundGroup): boolean {
    if (!group.either) return false;
    const isGiven = GIVES_TO.test(group.lemma);
    return (!isGiven && this.hasObject(group.to)) || this.objectOf(group) >= 0;
  }

  /** "As the Danes marched to Lund Horn captured 300 men": whether a verb is that of a clause which opens the sentence, and the next that of the clause around it. */
  #opensFirst({ from }: FoundGroup, after: FoundGroup): boolean {
    const { classes, tokens, word } = this.#sentence;
    if ((classes[0]! & SUBORDINATOR) === 0 || word(0) === 'that') return false;
    if (from === 0 || this.nextStop[1]! < after.from) return false;
    const end = this.nextStop[after.to]!;
    return tokens[end]?.kind !== 'comma' || this.subjectThenVerb(end + 1) === null;
  }

  /** "attacked before the Swedes had come", "lost more than Horn did": whether a verb has a subject of its own after a conjunction that follows on another verb. */
  #isOfConjunction({ from, meaning }: FoundGroup, { to, lemma }: FoundGroup): boolean {
    const { classes, word, dated } = this.#sentence;
    for (let at = from - 1; at >= to; at--) {
      const text = word(at) ?? '';
      if (text === 'what') return true;
      if (at === to && text === 'as' && DESCRIBES_AS.test(lemma)) return false;
      if (ALSO_PREPOSITIONS.has(text))
        return at + 1 < from && ((classes[at + 1] ?? MARK) & (DETERMINER | CAPITAL | NUMBER | PRONOUN)) !== 0;
      // "the bulletin issued after the battle claimed"
      const isEventThatSays = at === from - 1 && meaning === 'say' && EVENTS.has(text);
      if (isEventThatSays || dated[at] || ((classes[at]! & PREPOSITION) !== 0 && text !== 'of')) return false;
    }
    return false;
  }

  /** "The regiment, raised in 1750, lost": whether a verb of a sentence follows right after the comma that ends an aside. */
  verbAfterAside(from: number): boolean {
    const comma = this.nextStop[from]!;
    if (this.#sentence.tokens[comma]?.kind !== 'comma' || this.nextGroup[from]! < comma) return false;
    return this.#isVerbAt(comma + 1);
  }

  /** Whether a verb of a sentence stands at an index, or an adverb and then the verb. */
  #isVerbAt(from: number): boolean {
    const { classes } = this.#sentence;
    let at = from;
    while ((classes[at]! & ADVERB) !== 0) at++;
    const group = this.groups[at];
    return group !== undefined && this.isFinite(group, true);
  }

  /** "Horn, who had lost 300 men, withdrew": whether a verb of a sentence follows right after the comma that ends a clause. */
  verbAfterClause(from: number): boolean {
    const { tokens } = this.#sentence;
    for (let at = from; at < Math.min(tokens.length, from + LONGEST_CLAUSE); at++) {
      const { kind } = tokens[at]!;
      if (kind === 'semicolon' || kind === 'colon' || kind === 'stop') return false;
      if (kind === 'comma') return this.#isVerbAt(at + 1);
    }
    return false;
  }

  /** "although Livy, like Appian, counted", "when Horn, leading 300 men, came": whether a subject, an aside and a verb stand at an index. */
  verbAfterSubjectAndAside(from: number): boolean {
    const { tokens, classes } = this.#sentence;
    const comma = this.nextStop[from]!;
    if (comma <= from || this.nextGroup[from]! <= comma) return false;
    // "when Horn (the general) attacked"
    if (tokens[comma]?.kind === 'open') return this.verbAfterBrackets(comma);
    if (tokens[comma]?.kind !== 'comma') return false;
    if (this.isParticipleAside(comma + 1)) return true;
    const stop = this.nextStop[comma + 1]!;
    // "when Horn, with those whom he had kept back, attacked"
    const isRelative = ((classes[stop] ?? MARK) & RELATIVE) !== 0 && this.nextGroup[comma + 1]! > stop;
    return this.verbAfterAside(comma + 1) || (isRelative && this.verbAfterClause(stop));
  }

  /** "Horn, leading 300 men, attacked", "Horn, himself wounded, fled": whether a participle opens or ends an aside, and a verb of a sentence follows. */
  isParticipleAside(from: number): boolean {
    const at = this.nextGroup[from]!;
    const group = this.groups[at];
    if (group === undefined || at > this.nextStop[from]!) return false;
    const isLast = this.#sentence.tokens[group.to]?.kind === 'comma';
    if (at > from && (!isLast || at > from + LONGEST_BEFORE_PARTICIPLE)) return false;
    return (
      (group.form === 'ing' || group.form === 'participle' || group.either) && this.verbAfterAside(group.to)
    );
  }

  /** "Horn (the general) attacked": whether a verb of a sentence follows right after brackets that open at an index. */
  verbAfterBrackets(open: number): boolean {
    const { tokens } = this.#sentence;
    let at = open;
    while (at < tokens.length && at < open + LONGEST_CLAUSE && tokens[at]!.kind !== 'close') at++;
    return this.#isVerbAt(at + 1);
  }

  /** "Horn said that 300 men fell, and Rantzau that 150 fell": whether one who can tell stands at an index, and a clause with "that" next. */
  thatAfterTeller(from: number): boolean {
    const { classes, word, dated } = this.#sentence;
    let to = from;
    while (
      to < from + LONGEST_NOUN &&
      (dated[to] ||
        ((classes[to]! & WORD) !== 0 &&
          (classes[to]! & (COORDINATOR | NUMBER | RELATIVE | SUBORDINATOR)) === 0 &&
          this.groups[to] === undefined))
    )
      to++;
    if (to === from || word(to) !== 'that' || this.subjectThenVerb(to + 1) === null) return false;
    // "Jones in 1950 that"
    let last = to - 1;
    while (last > from && dated[last]) last--;
    if (last < to - 1 && (classes[last]! & PREPOSITION) !== 0) last--;
    if ((classes[last]! & CAPITAL) !== 0) return true;
    const noun = word(last) ?? '';
    // "the largest army that Frederick led"
    if (/^an?$/.test(word(from) ?? '') || (FORCE_NOUNS.has(noun) && !noun.endsWith('s'))) return false;
    return isSpeaker(noun) || (last > from && noun.endsWith('s') && DOCUMENTS.has(noun));
  }

  /** The noun phrase that ends before an index, be it before a comma. */
  nounBefore(index: number): Range | null {
    const { classes, tokens, word, dated } = this.#sentence;
    let to = index;
    while (to > 0 && (tokens[to - 1]!.kind === 'comma' || (classes[to - 1]! & ADVERB) !== 0)) to--;
    // what stands in brackets is passed over
    if (to > 0 && tokens[to - 1]!.kind === 'close') {
      let open = to - 1;
      while (open > 0 && tokens[open]!.kind !== 'open') open--;
      to = open;
    }
    let from = to;
    const least = Math.max(0, to - LONGEST_NOUN);
    while (from > least) {
      const own = classes[from - 1]!;
      if (this.#groupOver(from - 1)) break;
      if (own === MARK) break;
      // "In May 1644 Horn"
      if (dated[from - 1] && !dated[from] && from < to && (classes[from]! & CAPITAL) !== 0) break;
      if (
        (own & (PREPOSITION | COORDINATOR | SUBORDINATOR | RELATIVE | PRONOUN)) !== 0 &&
        word(from - 1) !== 'of'
      )
        break;
      from--;
      if ((own & DETERMINER) !== 0 && word(from - 1) !== 'of') break;
    }
    return from < to ? { from, to } : null;
  }

  #groupOver(at: number): boolean {
    for (let from = at; from >= Math.max(0, at - 5); from--) {
      const group = this.groups[from];
      if (group) return group.to > at;
    }
    return false;
  }

  /** Whether an object stands at an index: what is before it is no participle then. */
  hasObject(at: number): boolean {
    const { classes, dated, word } = this.#sentence;
    const own = classes[at] ?? MARK;
    if (own === MARK || dated[at]) return false;
    // "about 40", "over 3,000"
    const qualified = QUALIFIERS_BEFORE.at(at, word);
    if (qualified && ((classes[at + qualified.length] ?? MARK) & NUMBER) !== 0) return true;
    if ((own & (NUMBER | DETERMINER)) !== 0 || OBJECT_PRONOUNS.has(word(at) ?? '')) return true;
    return (own & CAPITAL) !== 0 && (own & PREPOSITION) === 0;
  }
}
