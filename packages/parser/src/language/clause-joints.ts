import { AsideReader } from './asides.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { DOCUMENTS, isSpeaker } from './lexicon/speech-words.ts';
import { EMBEDDED, type OpenClauses } from './open-clauses.ts';
import { BEFORE_COUNT, subjectAfterOpening } from './openings.ts';
import type { ClauseKind, Sentence } from './sentence.ts';
import type { FoundGroup } from './verb-groups.ts';
import { STATING } from './verbs.ts';
import type { VerbsAhead } from './verbs-ahead.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  OPENER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  VERB_FORM,
  WORD,
} from './word-classes.ts';

/** Verbs after which "at" or "as" tells how many. */
const GIVES_AT = /^(?:estimate|fix|give|number|place|put|reckon|set)/;

/** Conjunctions of clauses that say more of one they interrupt. */
const INTERRUPTS = /^(?:after|although|as|because|before|since|though|until|when|where|whereupon)$/;

const DEPENDENT = /^(?:contrast|subordinate)$/;

export const asParticiple = (group: FoundGroup): FoundGroup => ({
  ...group,
  form: 'participle',
  passive: true,
});

/** Reads what a comma or "and" joins: a clause, or a part of one. */
export class JointReader {
  readonly #sentence: Sentence;
  readonly #clauses: OpenClauses;
  readonly #verbs: VerbsAhead;
  readonly #asides: AsideReader;

  constructor(sentence: Sentence, clauses: OpenClauses, verbs: VerbsAhead) {
    this.#sentence = sentence;
    this.#clauses = clauses;
    this.#verbs = verbs;
    this.#asides = new AsideReader(sentence, clauses, verbs);
  }

  /** At a comma or "and": whether a clause begins or goes on after it. */
  read(at: number, isComma: boolean): number {
    const { word, classes, tokens } = this.#sentence;
    let next = at + 1;
    let conjunction: string | null = isComma ? null : word(at);
    if (isComma && (classes[next]! & COORDINATOR) !== 0) conjunction = word(next++);
    const first = next;
    while ((classes[next]! & ADVERB) !== 0 && (classes[next]! & DETERMINER) === 0) next++;
    const own = classes[next];
    if (own === undefined || tokens[next]!.kind === 'stop') return this.#clauses.take(at, first);
    // "had but 300 men": no more than that
    const isMere =
      conjunction === 'but' &&
      !isComma &&
      (own & NUMBER) !== 0 &&
      (classes[at - 1]! & (VERB_FORM | AUXILIARY | PREPOSITION)) !== 0;
    if (isMere) return this.#clauses.take(at, next);
    if (isComma && conjunction === null && this.#asides.endsAside(at, next)) {
      this.#clauses.current = this.#clauses.now.parent;
      return this.#clauses.take(at, at + 1);
    }
    // "The Danes, but not the Swedes, lost 300 men"
    const isExcept = isComma && conjunction === 'but' && word(first) === 'not';
    if (isExcept && this.#clauses.now.verb === null && this.#verbs.verbAfterAside(first)) {
      this.#clauses.open('apposition', null, this.#clauses.current, at, this.#verbs.nounBefore(at));
      return this.#clauses.take(at, next);
    }
    const kind: ClauseKind = conjunction === 'but' || conjunction === 'yet' ? 'contrast' : 'coordinate';
    // "heard the guns and, thinking that all was lost, retreated"
    const isInterrupted = conjunction !== null && tokens[next]!.kind === 'comma';
    if (isInterrupted && this.#clauses.now.verb !== null && this.#verbs.verbAfterClause(next + 1)) {
      this.#clauses.open(kind, conjunction, this.#clauses.base(), at);
      return this.#clauses.take(at, next + 1);
    }
    const group = this.#verbs.groups[next];
    const pending = this.#clauses.pending();
    // "and after the battle Horn lost 300 men"
    const opened =
      conjunction !== null && this.#clauses.now.verb !== null
        ? subjectAfterOpening(this.#sentence, this.#verbs, first)
        : -1;
    if (opened > 0) {
      const isFree = isComma || EMBEDDED.has(this.#clauses.now.kind);
      const isSetAgainst = kind === 'contrast' && isComma;
      const parent = isSetAgainst
        ? this.#clauses.root()
        : isFree
          ? this.#clauses.base()
          : this.#clauses.current;
      this.#clauses.opened.set(opened, this.#clauses.open(kind, conjunction, parent, at));
      return this.#clauses.take(at, first);
    }
    if (
      (own & (RELATIVE | SUBORDINATOR)) !== 0 &&
      !(own & DETERMINER && !this.#verbs.subjectThenVerb(next + 1) && !this.#verbs.groups[next + 1])
    ) {
      if (conjunction !== null && (own & SUBORDINATOR) !== 0 && this.#clauses.now.verb !== null && isComma)
        this.#clauses.current = this.#clauses.base();
      return this.#clauses.take(at, next);
    }
    // "25,000 men killed or wounded, 510 tanks": the list goes on after the participle
    if ((own & NUMBER) !== 0 && this.#isAfterParticiple(at)) {
      this.#clauses.current = this.#clauses.base();
      while (
        this.#clauses.now.kind === 'coordinate' &&
        this.#clauses.now.verb?.form === 'participle' &&
        this.#clauses.now.parent >= 0
      )
        this.#clauses.current = this.#clauses.now.parent;
      this.#clauses.current = this.#clauses.base();
    }
    if (group) {
      if (isComma && conjunction === null && this.#isInverted(group)) {
        this.#clauses.open('coordinate', null, this.#clauses.base(), at);
        this.#clauses.now.verb = group;
        return this.#clauses.take(at, group.to);
      }
      if (group.form === 'ing') {
        const parent =
          conjunction !== null && this.#clauses.now.kind === 'participle'
            ? this.#clauses.now.parent
            : this.#clauses.current;
        this.#clauses.open('participle', conjunction, parent, at);
        this.#clauses.now.verb = group;
        return this.#clauses.take(at, group.to);
      }
      if (group.form === 'infinitive') {
        if (isComma && EMBEDDED.has(this.#clauses.now.kind)) this.#clauses.current = this.#clauses.base();
        return this.#clauses.take(at, next);
      }
      const isActive = this.#verbs.isActive(group);
      const isSeries = conjunction === null && this.#isInSeries(at, group);
      const isBare =
        group.form === 'participle' ||
        (group.either &&
          conjunction === null &&
          !isSeries &&
          !isActive &&
          (word(group.to) === 'by' ||
            (pending < 0 && this.#clauses.now.verb !== null) ||
            (isComma && this.#clauses.now.verb === null && this.#verbs.verbAfterAside(group.to))));
      const shares =
        (conjunction !== null || isSeries) &&
        !isActive &&
        this.#clauses.now.verb?.passive === true &&
        (group.form === 'participle' || group.either);
      if (isBare && !shares) {
        this.#clauses.open('participle', conjunction, this.#clauses.current, at, this.#verbs.nounBefore(at));
        this.#clauses.now.verb = asParticiple(group);
        return this.#clauses.take(at, group.to);
      }
      // "Although Orosius, like Livy, counted 300, …" has its verb yet to come
      const isPending = DEPENDENT.test(this.#clauses.now.kind) && this.#clauses.now.verb === null;
      if (conjunction === null && pending >= 0 && !isPending) {
        this.#clauses.current = pending;
        return this.#clauses.take(at, next);
      }
      if (this.#clauses.now.verb === null) return this.#clauses.take(at, next);
      const saying = this.#sayingAgain(group, conjunction);
      const parent =
        saying >= 0
          ? saying
          : isComma && conjunction !== null
            ? this.#aroundInterruption()
            : this.#clauses.now.kind === 'participle' || this.#clauses.now.kind === 'infinitive'
              ? shares || this.#goesOn(group)
                ? this.#clauses.current
                : this.#clauses.base()
              : this.#clauses.current;
      const passive = shares;
      const isBareBefore = this.#clauses.now.verb?.form === 'participle';
      this.#clauses.open(kind, conjunction, parent, at);
      this.#clauses.now.verb = passive
        ? { ...asParticiple(group), form: isBareBefore ? 'participle' : 'finite' }
        : group;
      return this.#clauses.take(at, group.to);
    }
    // "died of cold and hunger and the army withdrew"
    const isPaired =
      conjunction === 'and' &&
      (own & (DETERMINER | CAPITAL | NUMBER | PRONOUN)) === 0 &&
      word(next + 1) === 'and' &&
      ((classes[next + 2] ?? MARK) & DETERMINER) !== 0;
    if (isPaired && !isComma) return this.#clauses.take(at, next);
    const saying = this.#verbs.thatAfterTeller(first) ? this.#clauses.sayingAround() : -1;
    if (saying >= 0) {
      this.#clauses.open(kind, conjunction, saying, at);
      return this.#clauses.take(at, first);
    }
    // ", but in fact he lost 500"
    const isInFact = word(first) === 'in' && /^(?:fact|reality|truth)$/.test(word(first + 1) ?? '');
    const told = this.#verbs.subjectThenVerb(isInFact ? first + 2 : first);
    if (told !== null) {
      const isAbsolute = isComma && conjunction === null && this.#clauses.now.verb === null;
      if (isAbsolute && this.#asides.isAbsolute(at, told)) {
        this.#clauses.open('participle', null, this.#clauses.current, at, this.#verbs.nounBefore(at));
        return this.#clauses.take(at, first);
      }
      if (conjunction === null && pending >= 0 && this.#clauses.now.verb !== null) {
        this.#clauses.current = pending;
        return this.#clauses.take(at, next);
      }
      if (
        isComma &&
        this.#clauses.now.verb === null &&
        // "Voltaire, however, in his history records, …" has its subject before
        (classes[first]! & PREPOSITION) === 0 &&
        this.#isSaidAlone(told) &&
        this.#clauses.isBegun(this.#clauses.current, at)
      ) {
        // "The army, local media reported, lost 40 men."
        this.#clauses.open('coordinate', null, this.#clauses.current, at);
        return this.#clauses.take(at, first);
      }
      if (this.#clauses.now.verb === null && this.#clauses.now.kind !== 'apposition') {
        return this.#clauses.take(at, first);
      }
      if (this.#clauses.now.kind === 'apposition' && conjunction === null && pending >= 0) {
        this.#clauses.current = pending;
        return this.#clauses.take(at, first);
      }
      const isFree = isComma || EMBEDDED.has(this.#clauses.now.kind);
      const isSetAgainst = kind === 'contrast' && isComma;
      this.#clauses.open(
        kind,
        conjunction,
        isSetAgainst ? this.#clauses.root() : isFree ? this.#clauses.base() : this.#clauses.current,
        at,
      );
      return this.#clauses.take(at, first);
    }
    if (conjunction !== null && this.#clauses.now.verb !== null && this.#asides.isSubjectBeforeAside(next)) {
      this.#clauses.open(kind, conjunction, this.#clauses.base(), at);
      return this.#clauses.take(at, first);
    }
    const listed = conjunction === 'but' && this.#clauses.now.verb ? this.#verbs.listThenVerb(first) : null;
    if (listed !== null) {
      this.#clauses.open(kind, conjunction, this.#clauses.base(), at);
      this.#clauses.now.subject = { from: first, to: listed.from };
      return this.#clauses.take(at, listed.from);
    }
    if (this.#isElided(first)) {
      const base = this.#clauses.base();
      const { verb, parent } = this.#clauses.all[base]!;
      this.#clauses.open(kind, conjunction, verb === null ? parent : base, at);
      return this.#clauses.take(at, first);
    }
    if (isComma && conjunction === null && pending >= 0 && this.#asides.opensMain(pending, next)) {
      this.#clauses.current = pending;
      return this.#clauses.take(at, next);
    }
    if (
      isComma &&
      conjunction === null &&
      this.#clauses.now.verb === null &&
      this.#asides.isApposition(at, next)
    ) {
      this.#clauses.open('apposition', null, this.#clauses.current, at, this.#verbs.nounBefore(at));
      return this.#clauses.take(at, first);
    }
    if (isComma && this.#clauses.now.kind === 'apposition' && pending >= 0 && conjunction === null) {
      this.#clauses.current = pending;
      return this.#clauses.take(at, at + 1);
    }
    return this.#clauses.take(at, first);
  }

  /** "marched to Lund, where the Danes had a camp, and attacked it": the clause that goes on after one between commas; else the nearest that is no phrase. */
  #aroundInterruption(): number {
    const { all } = this.#clauses;
    const base = this.#clauses.base();
    let at = base;
    while (all[at]!.kind === 'coordinate' && all[at]!.subject === null && all[at]!.parent >= 0)
      at = all[at]!.parent;
    const { kind, connective, from, parent } = all[at]!;
    const isBetween = kind === 'subordinate' && this.#sentence.tokens[from - 1]?.kind === 'comma';
    const around = all[parent]?.verb;
    return isBetween && around && around.to <= from && INTERRUPTS.test(connective ?? '') ? parent : base;
  }

  /** "attacked, captured and burned": whether a verb after a comma stands between two others of one subject. */
  #isInSeries(comma: number, group: FoundGroup): boolean {
    const { verb } = this.#clauses.now;
    if (verb === null || verb.to !== comma || !group.either || group.from !== comma + 1) return false;
    if (verb.form !== 'finite' && verb.form !== 'perfect') return false;
    const { tokens, classes } = this.#sentence;
    let next = group.to;
    if (tokens[next]?.kind === 'comma') next++;
    const isJoined = (classes[next]! & COORDINATOR) !== 0;
    if (isJoined) next++;
    // "and then destroyed"
    while (isJoined && (classes[next]! & ADVERB) !== 0) next++;
    const following = this.#verbs.groups[next];
    return following?.either === true || (isJoined && following?.form === 'finite');
  }

  /** "Livy says that 300 fell, and adds that 40 drowned": the clause of the one who goes on to say; -1 where nobody does. */
  #sayingAgain(group: FoundGroup, conjunction: string | null): number {
    const saysMore =
      group.lemma === 'add' ||
      ((group.meaning === 'say' || STATING.has(group.lemma)) && this.#sentence.word(group.to) === 'that');
    return conjunction === null || !saysMore ? -1 : this.#clauses.sayingAround();
  }

  /** "to have killed 40 men, destroyed a tank": whether a verb after a comma or "and" is one more in the infinitive before it. */
  #goesOn(group: FoundGroup): boolean {
    const { kind, verb } = this.#clauses.now;
    if (kind !== 'infinitive' || verb === null) return false;
    return group.form !== 'finite' || (group.either && this.#sentence.word(verb.from + 1) === 'have');
  }

  /** "Forty men died, said the army": whether a verb of saying has its subject after it. */
  #isInverted(group: FoundGroup): boolean {
    const { classes, tokens } = this.#sentence;
    if (
      !/^(?:add|announce|declare|explain|note|recall|remark|report|say|write)$/.test(group.lemma) ||
      group.form !== 'finite'
    )
      return false;
    if (((classes[group.to] ?? MARK) & (DETERMINER | CAPITAL)) === 0) return false;
    const stop = this.#verbs.nextStop[group.to]!;
    return this.#verbs.nextGroup[group.to]! >= stop && /^(?:comma|stop)$/.test(tokens[stop]?.kind ?? 'stop');
  }

  /** "The army, local media reported, lost 40 men", "the fleet, Livy tells us, had": whether a verb of saying has no object. */
  #isSaidAlone({ meaning, lemma, to }: FoundGroup): boolean {
    const { tokens, word, classes } = this.#sentence;
    const isPut = lemma === 'tell' && word(to) === 'us';
    if (!isPut && meaning !== 'say' && !STATING.has(lemma)) return false;
    // "the army, it is said by Smith, lost", "the army, Smith wrote in May, lost"
    if ((classes[to]! & PREPOSITION) !== 0 && this.#verbs.verbAfterAside(to)) return true;
    // "the army, Smith points out, lost"
    const isOut = lemma === 'point' && word(to) === 'out';
    return tokens[isPut || isOut ? to + 1 : to]?.kind === 'comma';
  }

  /** Whether a participle without an auxiliary, or brackets after it, end before an index. */
  #isAfterParticiple(at: number): boolean {
    const { verb, parent } = this.#clauses.now;
    if (verb === null || verb.form !== 'participle' || parent < 0 || this.#clauses.all[parent]!.verb === null)
      return false;
    if (verb.to === at) return true;
    return this.#sentence.tokens[at - 1]!.kind === 'close' && this.#sentence.tokens[verb.to]!.kind === 'open';
  }

  /** "the Carthaginians 500": a subject and a number, whose verb is that of the clause before. */
  #isElided(from: number): boolean {
    const { classes, word, tokens } = this.#sentence;
    // "Livy gives 500, Polybius 700 and Plutarch 900"
    const { all } = this.#clauses;
    let base = this.#clauses.base();
    if (all[base]!.verb === null && all[base]!.kind === 'coordinate') base = all[base]!.parent;
    if (all[base]!.verb === null) return false;
    let at = from;
    if ((classes[at]! & DETERMINER) !== 0) at++;
    const first = at;
    // "Fulcher of Chartres 260", "the army under Horn 500"
    const isNamed = (of: number): boolean =>
      of > first &&
      ((classes[of + 1] ?? MARK) & CAPITAL) !== 0 &&
      (word(of) === 'under' || (word(of) === 'of' && (classes[of - 1]! & CAPITAL) !== 0));
    while (
      at < first + 5 &&
      (classes[at]! & WORD) !== 0 &&
      ((classes[at]! & (PREPOSITION | NUMBER | COORDINATOR | DETERMINER | ADVERB)) === 0 || isNamed(at)) &&
      !this.#verbs.groups[at] &&
      ((classes[at]! & OPENER) === 0 ||
        isNamed(at) ||
        // "Danish estimates at 700"
        DOCUMENTS.has(word(at)!) ||
        QUALIFIERS_BEFORE.at(at, word) === null)
    )
      at++;
    if (tokens[at]?.kind === 'comma' && this.#clauses.now.kind === 'contrast') at++;
    const noun = at - 1;
    while (at > first && (classes[at]! & ADVERB) !== 0) at++;
    // "Livy puts the dead at 500, Polybius at 700", but not "and the wounded at 700"
    const isTeller =
      (classes[first]! & CAPITAL) !== 0 ||
      DOCUMENTS.has(word(noun) ?? '') ||
      isSpeaker(word(noun) ?? '') ||
      /^(?:another|others)$/.test(word(first) ?? '');
    if (isTeller && /^(?:at|as)$/.test(word(at) ?? '') && GIVES_AT.test(all[base]!.verb!.lemma)) {
      at++;
      while ((classes[at]! & ADVERB) !== 0) at++;
    }
    if (first > from && at > first && this.#setsAgainst(all[base]!.verb!.to, from, at)) return true;
    if (at > first && this.#repeatsPreposition(all[base]!.verb!.to, from, at)) at++;
    at += QUALIFIERS_BEFORE.at(at, word)?.length ?? 0;
    // "the Swedes a single ship"
    const isOne = first > from && (classes[first]! & CAPITAL) !== 0 && /^an?$/.test(word(at) ?? '');
    if (at === first || ((classes[at]! & NUMBER) === 0 && !isOne)) return false;
    if ((classes[first]! & CAPITAL) !== 0 || word(noun)?.endsWith('s') === true) return true;
    return (
      first > from &&
      !BEFORE_COUNT.test(word(noun) ?? '') &&
      !/^(?:total|only|some|other)$/.test(word(noun) ?? '')
    );
  }

  /** "were led by Horn, the Swedes by Brahe": whether the phrase right after a verb and the one after a name have one preposition, and each a name or an article. */
  #setsAgainst(verbTo: number, from: number, at: number): boolean {
    const { classes, word } = this.#sentence;
    const isRepeated = (classes[at]! & PREPOSITION) !== 0 && word(verbTo) === word(at) && word(at) !== 'of';
    const both = classes[verbTo + 1]! & (classes[at + 1] ?? MARK);
    if (!isRepeated || (both & (CAPITAL | DETERMINER)) === 0) return false;
    // "driven off by the Danes and the Swedes by the river": two names are joined
    const isApart = classes[from - 1] === MARK || (classes[from - 2]! & CAPITAL) === 0;
    return isApart && (classes[from + 1]! & CAPITAL) !== 0 && this.#verbs.nextStop[verbTo]! >= from - 1;
  }

  /** "attacked with 500 men, and the Swedes with 300": whether a preposition and a number stand at an index as they do right after a verb. */
  #repeatsPreposition(verbTo: number, from: number, at: number): boolean {
    const { classes, word } = this.#sentence;
    // "spoke of 20 dead, the rebels of 200" is read where it is told who says so
    const isRepeated = (classes[at]! & PREPOSITION) !== 0 && word(verbTo) === word(at) && word(at) !== 'of';
    if (!isRepeated || verbTo >= from) return false;
    const counts = (index: number): boolean =>
      ((classes[index + (QUALIFIERS_BEFORE.at(index, word)?.length ?? 0)] ?? 0) & NUMBER) !== 0;
    return counts(verbTo + 1) && counts(at + 1);
  }
}
