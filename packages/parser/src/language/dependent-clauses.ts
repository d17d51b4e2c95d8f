import { EVENTS } from './lexicon/loss-verbs.ts';
import type { OpenClauses } from './open-clauses.ts';
import { ENDS_OF_OPENINGS, subjectAfterOpening } from './openings.ts';
import { nounish } from './present-verbs.ts';
import type { Clause, ClauseKind, Sentence } from './sentence.ts';
import type { FoundGroup } from './verb-groups.ts';
import { STATING } from './verbs.ts';
import { ALSO_PREPOSITIONS, DESCRIBES_AS, type VerbsAhead } from './verbs-ahead.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  MILITARY,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
  WORD,
} from './word-classes.ts';
import subordinators from './words/subordinators.json' with { type: 'json' };

const TIMES: ReadonlySet<string> = new Set(['after', 'as', 'before', 'since', 'till', 'until']);
const CONTRASTS: ReadonlyMap<string, string> = new Map(Object.entries(subordinators.meanings));

/** "informed the king they had fled": what follows is told to the object. */
const TELLING: ReadonlySet<string> = new Set(
  'advise assure convince inform notify persuade promise remind show tell warn'.split(' '),
);

/** "Horn saw the Danes had fled" */
const NOTICES = /^(?:discover|feel|find|hear|know|learn|notic|realis|realiz|see)/;

/** Kinds of clauses that may stand before the main one, with no comma between. */
const OPENS_SENTENCE: ReadonlySet<ClauseKind> = new Set([
  'contrast',
  'infinitive',
  'participle',
  'subordinate',
]);

/** A clause that one of these opens may be the subject of the next verb: "How they lost is unknown". */
const SUBJECTS = /^(?:how|that|whether)$/;

/** What opens a sentence with a clause that says when, with no conjunction. */
const OPENS_WITH_TIME =
  /^(?:by the time|(?:the|each|every) (?:(?:first|last|next) )?(?:day|moment|morning|night|time|week|year)\b)/;

/** Reads the clauses that a word opens: a relative, or one after a conjunction. */
export class DependentReader {
  readonly #sentence: Sentence;
  readonly #clauses: OpenClauses;
  readonly #verbs: VerbsAhead;

  constructor(sentence: Sentence, clauses: OpenClauses, verbs: VerbsAhead) {
    this.#sentence = sentence;
    this.#clauses = clauses;
    this.#verbs = verbs;
  }

  /** Whether a word that may open a relative does. */
  isRelative(at: number): boolean {
    const { word, classes } = this.#sentence;
    const text = word(at);
    if (text === 'that' || text === 'where') {
      let next = at + 1;
      while ((classes[next]! & ADVERB) !== 0) next++;
      const group = this.#verbs.groups[next];
      const isAfterNoun = ((classes[at - 1] ?? MARK) & WORD) !== 0 && this.#verbs.nounBefore(at) !== null;
      if (text !== 'that' || !isAfterNoun) return false;
      return group === undefined ? this.#goesBack(at) : this.#verbs.isFinite(group, false);
    }
    return true;
  }

  /** "The army that Horn defeated had 300 men": whether "that" goes back to a force, whose own verb follows on that of the clause. */
  #goesBack(that: number): boolean {
    const { classes } = this.#sentence;
    const noun = this.#verbs.nounBefore(that);
    const group = this.#verbs.groups[this.#verbs.nextGroup[that + 1]!];
    if (noun === null || group === undefined || (classes[that - 1]! & MILITARY) === 0) return false;
    const subject = this.#verbs.nounBefore(group.from);
    return (
      (classes[noun.from]! & DETERMINER) !== 0 &&
      subject?.from === that + 1 &&
      subject.to === group.from &&
      this.#verbs.objectOf(group) < 0 &&
      this.#verbs.goesOnAfter(noun, group)
    );
  }

  /** Opens a relative at its pronoun. */
  relative(at: number): number {
    const { word, classes, tokens } = this.#sentence;
    let from = at;
    let connective = word(at)!;
    if (at > 0 && (classes[at - 1]! & PREPOSITION) !== 0) {
      from = at - 1;
      connective = `${word(from)} ${connective}`;
      // "40 of whom", "none of whom"
      let first = from;
      while (
        first > 0 &&
        first > from - 4 &&
        classes[first - 1] !== MARK &&
        (classes[first - 1]! & (NUMBER | ADVERB | PRONOUN | DETERMINER)) !== 0
      )
        first--;
      if (first > 0 && tokens[first - 1]!.kind === 'comma') from = first;
    }
    const antecedent = this.#verbs.nounBefore(from);
    this.#clauses.open(
      'relative',
      connective,
      antecedent === null ? this.#clauses.current : this.#clauses.clauseOf[antecedent.to - 1]!,
      at,
      antecedent,
    );
    return this.#clauses.take(from, at + 1);
  }

  /** Opens a clause at a conjunction; 0 where no clause follows, so that it is a preposition or an adverb. */
  subordinate(at: number): number {
    const { word, classes, tokens } = this.#sentence;
    const text = word(at)!;
    // "Since May Horn had 300 men"
    if (ALSO_PREPOSITIONS.has(text) && this.#clauses.isInOpening(at)) return 0;
    let next = at + 1;
    while ((classes[next]! & ADVERB) !== 0 && (classes[next]! & DETERMINER) === 0) next++;
    const group = this.#verbs.groups[next];
    // "After the battle Horn attacked"
    if (TIMES.has(text) && subjectAfterOpening(this.#sentence, this.#verbs, at) > 0) return 0;
    // "because of this"
    if (text === 'because' && word(at + 1) === 'of') return 0;
    const opened = subjectAfterOpening(this.#sentence, this.#verbs, next);
    const isClause =
      opened > 0 ||
      this.#verbs.subjectThenVerb(next) !== null ||
      (this.#mayHoldAsides(text, at) && this.#verbs.verbAfterSubjectAndAside(next)) ||
      (group !== undefined &&
        !(ALSO_PREPOSITIONS.has(text) && group.form !== 'ing' && !(group.either && text === 'as')));
    // "lost, as was admitted later, 300 men"
    const isAsSaid =
      text === 'as' &&
      group?.passive === true &&
      group.form !== 'participle' &&
      !group.either &&
      (group.meaning === 'say' || STATING.has(group.lemma));
    // "historians such as Delbrück", "the report that night" have no clause
    if (text === 'as' && word(at - 1) === 'such') return 0;
    const { verb: last } = this.#clauses.now;
    const isDescribed = last?.to === at && last.passive && DESCRIBES_AS.test(last.lemma);
    if (text === 'as' && isDescribed && group === undefined) return 0;
    // "the army as a whole had 300 men"
    if (text === 'as' && word(at + 1) === 'a' && word(at + 2) === 'whole') return 0;
    // "the bulletin issued after the battle claimed": no battle claims
    if (ALSO_PREPOSITIONS.has(text) && this.#clauses.pending() >= 0 && this.#isEventThatSays(at + 1))
      return 0;
    // "the writers of that age say"
    if (text === 'that' && /^(?:at|by|during|for|from|of|on|to)$/.test(word(at - 1) ?? '')) return 0;
    if (text === 'that' && ENDS_OF_OPENINGS.has(word(at + 1) ?? '')) return 0;
    // "reports that, on 4 May, the army lost"
    const isSaid = text === 'that' && this.#clauses.now.verb?.to === at && tokens[next]?.kind === 'comma';
    if (!isClause && !isSaid && !isAsSaid && !this.#isStacked(at)) {
      if (ALSO_PREPOSITIONS.has(text) || !CONTRASTS.has(text)) return 0;
      if (text !== 'while' && text !== 'whereas' && text !== 'whilst') return 0;
    }
    const meaning = CONTRASTS.get(text);
    const isComma = at > 0 && tokens[at - 1]!.kind === 'comma';
    const hasVerb = this.#clauses.now.verb !== null;
    let parent = this.#clauses.current;
    if (isComma && hasVerb) parent = this.#clauses.base();
    if (text === 'that' && isComma) parent = this.#saidAround() ?? this.#clauses.current;
    const isBare =
      group !== undefined && (group.form === 'ing' || group.form === 'participle' || group.either);
    const kind: ClauseKind = meaning === 'contrast' ? 'contrast' : isBare ? 'participle' : 'subordinate';
    const own = this.#clauses.open(kind, text, parent, at);
    if (opened > 0) this.#clauses.opened.set(opened, own);
    return this.#clauses.take(at, at + 1);
  }

  /** Whether a subject after a conjunction may be parted from its verb: "fled after Horn, with 300 men, came", but "Horn, after the battle, with 300 men, fled". */
  #mayHoldAsides(text: string, at: number): boolean {
    const { verb } = this.#clauses.now;
    if (!ALSO_PREPOSITIONS.has(text)) return true;
    if (text === 'that') return verb?.to === at;
    return TIMES.has(text) && (verb !== null || at === 0);
  }

  /**
   * "When the Danes returned they lost 300 men", "Crossing the river the Danes lost 300 men": ends the clause that stands first where
   * the subject of the one around it begins without a comma. Not where one does after it: "When he heard they had fled, Horn came".
   */
  endBeforeSubject(group: FoundGroup): void {
    const around = this.#clauses.pending();
    if (around < 0) return;
    const { all, current, now } = this.#clauses;
    let first = current;
    while (all[first]!.parent !== around) first = all[first]!.parent;
    const { kind, connective, verb, from } = all[first]!;
    if (now.verb === null || verb === null) return;
    const pronoun = this.#verbs.pronounOf(group);
    const subject = pronoun >= 0 ? pronoun : this.#nounAfterClause(group, all[first]!);
    if (subject < now.verb.to || subject < verb.to) return;
    // "Having lost the battle he fled"
    const isFirst = from === 0 && this.#verbs.nextStop[verb.to]! > subject;
    const isBare = verb.form === 'ing' || kind === 'infinitive';
    const isSubordinate = kind === 'subordinate' && connective !== 'that';
    if (pronoun >= 0 ? !isSubordinate && !(isFirst && isBare) : !isFirst || this.#tells(now.verb)) return;
    const stop = this.#verbs.nextStop[group.to]!;
    const { tokens, classes } = this.#sentence;
    const isAgain = tokens[stop]?.kind === 'comma' && ((classes[stop + 1] ?? MARK) & COORDINATOR) === 0;
    if (isAgain && this.#verbs.subjectThenVerb(stop + 1) !== null) return;
    // "Seizing the hill Horn had left, Brahe responded by attacking"
    const named = ((classes[stop + 1] ?? MARK) & (CAPITAL | DETERMINER)) !== 0;
    const hasVerb = this.#verbs.nextGroup[stop + 1]! < this.#verbs.nextStop[stop + 1]!;
    if (pronoun < 0 && isAgain && named && hasVerb) return;
    this.#clauses.current = around;
    this.#clauses.take(subject, group.from);
  }

  /**
   * Where a noun begins that can only be the subject of the verb right after it, and not a part of a clause that stands first: the
   * "Horn" of "Having crossed the river Horn lost 300 men", and the verb of "That they lost is known"; -1 where there is none.
   */
  #nounAfterClause(group: FoundGroup, first: Clause): number {
    const { classes, word } = this.#sentence;
    const { verb } = this.#clauses.now;
    if (!OPENS_SENTENCE.has(first.kind) || (group.form !== 'finite' && group.form !== 'perfect')) return -1;
    if (group.either && this.#verbs.objectOf(group) < 0 && word(group.to) !== 'that') return -1;
    if (first.kind === 'subordinate' && SUBJECTS.test(first.connective ?? ''))
      return group.either ? -1 : group.from;
    // "Crossing the river cost them 300 men", but not "Attacking troops lost 300 men"
    let bare = first.verb!.to;
    while (bare < group.from && nounish(classes[bare])) bare++;
    const isAttribute = bare === group.from && bare > first.verb!.to;
    const isGerund =
      first.connective === null &&
      first.verb!.form === 'ing' &&
      word(first.verb!.from) !== 'having' &&
      !isAttribute;
    const without = isGerund ? group.from : -1;
    const noun = this.#verbs.nounBefore(group.from);
    if (noun === null || (classes[noun.from]! & (DETERMINER | NUMBER | CAPITAL)) === 0) return without;
    for (let at = noun.to; at < group.from; at++) if (classes[at] === MARK) return -1;
    let name = noun.to;
    while (name > noun.from && (classes[name - 1]! & CAPITAL) !== 0) name--;
    const isGoverned = ((classes[noun.from - 1] ?? MARK) & PREPOSITION) !== 0;
    let next = verb!.to;
    while (next < noun.from && !nounish(classes[next])) next++;
    const isObject = next === noun.from && !verb!.passive && /^in[gf]/.test(verb!.form);
    if (!isGoverned && !isObject) return noun.from;
    // "crossed the river Horn lost", "storming Lund Horn lost": one is where, or what, the other does it
    if (name === noun.to || noun.to - noun.from === 1) return without;
    return name === noun.from ? noun.to - 1 : nounish(classes[name - 1]) ? name : without;
  }

  /** "When Horn heard the Danes had fled" */
  #tells({ meaning, lemma }: FoundGroup): boolean {
    return (
      meaning === 'say' ||
      meaning === 'hope' ||
      TELLING.has(lemma) ||
      STATING.has(lemma) ||
      NOTICES.test(lemma)
    );
  }

  /** "the army he had led", "more than he had led": whether a pronoun opens a clause that says more of the noun before it, or of "than". */
  isContact(group: FoundGroup): boolean {
    const { now, clauseOf, current } = this.#clauses;
    const noun = this.#verbs.beforeContact(group);
    const verb = now.verb;
    const isSaid = verb?.meaning === 'say' || verb?.meaning === 'hope' || TELLING.has(verb?.lemma ?? '');
    if (noun === null || isSaid || clauseOf[noun.to - 1] !== current) return false;
    // "The men he led were killed"; not "That winter he died"
    if (verb === null && !this.#verbs.goesOnAfter(noun, group)) return false;
    // "By the time Horn reached the town he had lost 300 men"
    const { word } = this.#sentence;
    if (now.from === 0 && OPENS_WITH_TIME.test(`${word(0)} ${word(1)} ${word(2)}`)) return false;
    const isThan = word(noun.from) === 'than';
    const first = isThan ? noun.from : noun.to;
    this.#clauses.open(
      isThan ? 'subordinate' : 'relative',
      isThan ? 'than' : null,
      current,
      first,
      isThan ? null : noun,
    );
    this.#clauses.take(first, group.from);
    return true;
  }

  /** Whether an event, and then a verb of saying stand at an index. */
  #isEventThatSays(from: number): boolean {
    const { word } = this.#sentence;
    const told = this.#verbs.subjectThenVerb(from);
    return told?.meaning === 'say' && !told.passive && EVENTS.has(word(told.from - 1) ?? '');
  }

  /** "so tired that when Horn attacked, they fled": whether another conjunction follows on "that", and its clause. */
  #isStacked(at: number): boolean {
    const { word, classes } = this.#sentence;
    return (
      word(at) === 'that' &&
      /^(?:after|although|as|because|before|if|once|when|while)$/.test(word(at + 1) ?? '') &&
      (classes[at + 1]! & SUBORDINATOR) !== 0 &&
      (this.#verbs.subjectThenVerb(at + 2) !== null || this.#verbs.verbAfterSubjectAndAside(at + 2))
    );
  }

  /** "The Times reported, citing officials, that": the clause of a verb of saying right before the aside that a comma ends; null where there is none. */
  #saidAround(): number | null {
    const { now, all } = this.#clauses;
    const { tokens } = this.#sentence;
    const said = all[now.parent]?.verb;
    if (now.kind !== 'participle' || said?.meaning !== 'say') return null;
    // "states, when speaking of the siege, that"
    const isNext = said.to === now.from || (said.to === now.from - 1 && now.connective !== null);
    return isNext && tokens[said.to]?.kind === 'comma' ? now.parent : null;
  }
}
