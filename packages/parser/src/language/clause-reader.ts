import { asParticiple, JointReader } from './clause-joints.ts';
import { fillPhrases } from './clause-phrases.ts';
import { DependentReader } from './dependent-clauses.ts';
import { verbOfCondition } from './inverted-verbs.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { EMBEDDED, OpenClauses } from './open-clauses.ts';
import { subjectAfterOpening } from './openings.ts';
import type { ClauseTree, Sentence } from './sentence.ts';
import type { FoundGroup } from './verb-groups.ts';
import { isBreak, VerbsAhead } from './verbs-ahead.ts';
import {
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
} from './word-classes.ts';

const LONGEST_WITH = 9;
const LONGEST_ASIDE = 30;

/** Words at which another clause may begin; all others go on with theirs. */
const OPENS_OR_JOINS = RELATIVE | SUBORDINATOR | COORDINATOR | PREPOSITION;

/** Reads the clauses of a sentence from its first word to its last. */
export class ClauseReader {
  readonly #sentence: Sentence;
  readonly #clauses: OpenClauses;
  readonly #verbs: VerbsAhead;
  readonly #joints: JointReader;
  readonly #dependents: DependentReader;
  /** The clause around an aside between dashes while it is read; null before there is one, -1 after it. */
  #dashes: number | null = null;

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    this.#clauses = new OpenClauses(sentence.tokens.length);
    this.#verbs = new VerbsAhead(sentence);
    this.#joints = new JointReader(sentence, this.#clauses, this.#verbs);
    this.#dependents = new DependentReader(sentence, this.#clauses, this.#verbs);
    const opened = subjectAfterOpening(sentence, this.#verbs, 0);
    if (opened > 0) this.#clauses.opened.set(opened, 0);
  }

  read(): ClauseTree {
    const { length } = this.#sentence.tokens;
    for (let at = 0; at < length; ) at = this.#step(at);
    fillPhrases(this.#sentence, this.#clauses, this.#verbs);
    for (const clause of this.#clauses.all) {
      clause.from = length;
      clause.to = 0;
    }
    for (let at = 0; at < length; at++) {
      const clause = this.#clauses.all[this.#clauses.clauseOf[at]!]!;
      if (clause.from > at) clause.from = at;
      clause.to = at + 1;
    }
    return { clauses: this.#clauses.all, clauseOf: this.#clauses.clauseOf };
  }

  #step(at: number): number {
    const { classes, word } = this.#sentence;
    const own = classes[at]!;
    // "In the battle that followed Horn lost 300 men"
    const opened = this.#clauses.opened.size === 0 ? undefined : this.#clauses.opened.get(at);
    if (opened !== undefined && this.#clauses.all[opened]!.verb === null) this.#clauses.current = opened;
    if (own === MARK) return this.#mark(at);
    const group = this.#verbs.groups[at];
    if (group) return this.#verb(group);
    if (verbOfCondition(this.#sentence, at) > 0) {
      this.#clauses.open('subordinate', 'if', this.#clauses.current, at);
      return this.#clauses.take(at, at + 1);
    }
    if ((own & OPENS_OR_JOINS) === 0) return this.#clauses.take(at, at + 1);
    if ((own & RELATIVE) !== 0 && this.#dependents.isRelative(at)) return this.#dependents.relative(at);
    if ((own & SUBORDINATOR) !== 0) {
      const to = this.#dependents.subordinate(at);
      if (to > 0) return to;
    }
    if ((own & COORDINATOR) !== 0) return this.#joints.read(at, false);
    if ((own & PREPOSITION) !== 0) {
      const next = this.#verbs.groups[at + 1];
      // "by killing 40 men", "with 40 killed"
      // "the resumption of fighting in the town" is a noun
      const isNoun = word(at) === 'of' && next !== undefined && !this.#verbs.hasObject(next.to);
      if (next?.form === 'ing' && !isNoun) {
        this.#clauses.open('participle', word(at), this.#clauses.current, at);
        this.#clauses.now.verb = next;
        return this.#clauses.take(at, next.to);
      }
      if (word(at) === 'with' || word(at) === 'without') {
        const stop = this.#verbs.nextStop[at + 1]!;
        const first = this.#verbs.nextGroup[at + 1]!;
        const inner = this.#verbs.groups[first];
        const isObject =
          inner &&
          first < stop &&
          first > at + 1 &&
          first - at < LONGEST_WITH &&
          // "with 300 men and left"
          (classes[first - 1]! & COORDINATOR) === 0 &&
          this.#isBareAfterWith(inner);
        if (isObject) {
          this.#clauses.open('participle', word(at), this.#clauses.current, at);
          return this.#clauses.take(at, at + 1);
        }
      }
    }
    return this.#clauses.take(at, at + 1);
  }

  #mark(at: number): number {
    const { kind } = this.#sentence.tokens[at]!;
    const isDash = isBreak(this.#sentence, at);
    if (kind === 'open') {
      this.#clauses.outer.push(this.#clauses.current);
      this.#clauses.open('bracket', null, this.#clauses.current, at);
      return this.#clauses.take(at, at + 1);
    }
    if (kind === 'close') {
      this.#clauses.take(at, at + 1);
      const outer = this.#clauses.outer.pop();
      if (outer !== undefined) this.#clauses.current = outer;
      return at + 1;
    }
    if (isDash && this.#dashes === null && this.#isAside(at)) {
      this.#dashes = this.#clauses.current;
      this.#clauses.open('bracket', null, this.#clauses.current, at);
      return this.#clauses.take(at, at + 1);
    }
    if (isDash && this.#dashes !== null && this.#dashes >= 0) {
      this.#clauses.take(at, at + 1);
      this.#clauses.current = this.#dashes;
      this.#dashes = -1;
      return at + 1;
    }
    if (kind === 'semicolon' || kind === 'colon' || isDash) return this.#afterMark(at);
    return kind === 'comma' ? this.#joints.read(at, true) : this.#clauses.take(at, at + 1);
  }

  /**
   * Whether a dash opens an aside with a verb of its own, or a number, that the next dash ends, while the verb around it is still to
   * come, or its object: "The Danes – the Swedes had landed – withdrew".
   */
  #isAside(at: number): boolean {
    const { tokens } = this.#sentence;
    const { verb, kind } = this.#clauses.now;
    if (at === 0) return false;
    let end = at + 1;
    while (end < tokens.length && end - at < LONGEST_ASIDE && !isBreak(this.#sentence, end)) end++;
    if (tokens[end]?.kind !== 'dash' || end + 1 >= tokens.length) return false;
    if (verb !== null && this.#goesOn(end + 1)) return true;
    if (verb !== null && (kind !== 'main' || verb.to !== at)) return false;
    const isBeforeVerb = verb === null && this.#verbs.groups[end + 1] !== undefined;
    // "The Danish army – 300 men and 20 guns – withdrew"
    return isBeforeVerb || (verb !== null && this.#verbs.subjectThenVerb(at + 1) !== null);
  }

  /** "marched to the hill—which he thought steep—and made camp", "sent a convoy—a large one—to Lund": whether a clause that has its verb goes on after an aside. */
  #goesOn(at: number): boolean {
    const { classes } = this.#sentence;
    if ((classes[at]! & COORDINATOR) !== 0) return this.#verbs.groups[at + 1] !== undefined;
    return (classes[at]! & PREPOSITION) !== 0 || this.#verbs.groups[at]?.form === 'infinitive';
  }

  /** "with 40 killed", "with many wounded": what ends there or goes on with a phrase; not "with 300 men attacked the town". */
  #isBareAfterWith(group: FoundGroup): boolean {
    if (group.form === 'ing') return true;
    if (group.form !== 'participle' && !group.either) return false;
    const { classes, tokens } = this.#sentence;
    if (
      this.#clauses.now.verb === null &&
      group.form !== 'participle' &&
      (classes[group.to] ?? MARK) !== MARK
    )
      return false;
    const next = classes[group.to];
    return (
      next === undefined ||
      next === MARK ||
      tokens[group.to]!.kind === 'stop' ||
      (next & (PREPOSITION | COORDINATOR)) !== 0
    );
  }

  #afterMark(at: number): number {
    const { tokens, classes } = this.#sentence;
    let base = this.#clauses.base();
    // what a mark ends, it ends with all clauses around it
    const floor = this.#clauses.outer.length > 0 ? this.#clauses.clauseOf[at - 1]! : 0;
    const isDashed = tokens[at]!.kind === 'dash' && this.#verbs.subjectThenVerb(at + 1) !== null;
    if (tokens[at]!.kind === 'semicolon' || isDashed)
      while (
        base !== floor &&
        base > 0 &&
        this.#clauses.all[base]!.kind !== 'bracket' &&
        this.#clauses.all[base]!.kind !== 'quotation'
      )
        base = this.#clauses.all[base]!.parent;
    const isJoined = (classes[at + 1]! & (COORDINATOR | SUBORDINATOR)) !== 0;
    const opened = subjectAfterOpening(this.#sentence, this.#verbs, at + 1);
    const hasVerb =
      opened > 0 || this.#verbs.subjectThenVerb(at + 1) !== null || this.#verbs.groups[at + 1] !== undefined;
    const pending = this.#clauses.pending();
    if (!hasVerb && tokens[at]!.kind === 'dash' && this.#clauses.now.kind === 'apposition' && pending >= 0) {
      this.#clauses.current = pending;
      return this.#clauses.take(at, at + 1);
    }
    if (
      !hasVerb &&
      tokens[at]!.kind !== 'semicolon' &&
      tokens[at]!.kind === 'dash' &&
      this.#clauses.now.verb !== null &&
      this.#isCount(at + 1)
    )
      return this.#clauses.take(at, at + 1);
    const own = this.#clauses.open(
      tokens[at]!.kind === 'semicolon' ? 'contrast' : hasVerb ? 'coordinate' : 'apposition',
      tokens[at]!.text,
      base,
      at,
    );
    if (opened > 0) this.#clauses.opened.set(opened, own);
    if (isJoined && (classes[at + 1]! & COORDINATOR) !== 0) return this.#clauses.take(at, at + 2);
    return this.#clauses.take(at, at + 1);
  }

  /** "62,000 men", "some 62,000 men" */
  #isCount(at: number): boolean {
    const { classes, word } = this.#sentence;
    const number = at + (QUALIFIERS_BEFORE.at(at, word)?.length ?? 0);
    return ((classes[number] ?? MARK) & NUMBER) !== 0;
  }

  /** "In a battle fought on 4 May, the Romans lost": whether a verb belongs to the phrase that opens a clause, which a comma ends. */
  #isInOpening(group: FoundGroup): boolean {
    const { classes, tokens } = this.#sentence;
    const { now } = this.#clauses;
    if (now.verb !== null || now.kind !== 'main') return false;
    // "Of the 16,000 men engaged, 300 were killed"
    const isPart = this.#sentence.word(0) === 'of' && tokens[group.to]?.kind === 'comma';
    if (!isPart && ((classes[0]! & PREPOSITION) === 0 || (classes[group.to]! & PREPOSITION) === 0))
      return false;
    for (let at = 0; at < group.from; at++) if (classes[at] === MARK) return false;
    const stop = this.#verbs.nextStop[group.to]!;
    return (
      this.#isBeforeSubject(group) ||
      (tokens[stop]?.kind === 'comma' && this.#verbs.subjectThenVerb(stop + 1) !== null)
    );
  }

  /** "In a battle fought on 4 May the Romans lost": whether a date and then a subject with its verb follow. */
  #isBeforeSubject(group: FoundGroup): boolean {
    const { classes, dated } = this.#sentence;
    if ((classes[group.from - 1]! & CAPITAL) !== 0) return false;
    let at = group.to + 1;
    if (!dated[at]) return false;
    while (dated[at]) at++;
    const opens = ((classes[at] ?? MARK) & (DETERMINER | CAPITAL | PRONOUN)) !== 0;
    return opens && this.#verbs.subjectThenVerb(at) !== null;
  }

  /** Gives what stands between the last date after an index and a verb to the clause of that verb. */
  #takeBack(after: number, verb: number): void {
    const { dated } = this.#sentence;
    let from = verb;
    while (from > after && !dated[from - 1]) from--;
    if (from > after) for (let at = from; at < verb; at++) this.#clauses.clauseOf[at] = this.#clauses.current;
  }

  /** "told the Times 300 men were lost": where those end who are told, and what they are told begins. */
  #afterTold(from: number): number {
    const { classes } = this.#sentence;
    const first = (classes[from]! & DETERMINER) === 0 ? from : from + 1;
    let to = first;
    while ((classes[to]! & (CAPITAL | NUMBER)) === CAPITAL) to++;
    return Math.max(to, first + 1);
  }

  /** Opens a participle's clause; `afterNoun`: it may say more of the noun before it. */
  #openParticiple(at: number, afterNoun: boolean): void {
    const antecedent = afterNoun ? this.#verbs.nounBefore(at) : null;
    this.#clauses.open('participle', null, this.#clauses.current, at, antecedent);
  }

  /** "Lost 20 men.", as a diary has it: whether the first word of a sentence is its only verb, and counts its object. */
  #isOnlyVerb({ to }: FoundGroup): boolean {
    const { tokens, classes, dated } = this.#sentence;
    const isCounted = ((classes[to] ?? MARK) & NUMBER) !== 0 && !dated[to];
    return isCounted && this.#verbs.nextGroup[to]! >= tokens.length;
  }

  #verb(group: FoundGroup): number {
    const { classes, word } = this.#sentence;
    this.#dependents.endBeforeSubject(group);
    const now = this.#clauses.now;
    const { from } = group;
    if (group.form === 'infinitive') {
      this.#clauses.open('infinitive', null, this.#clauses.current, from);
      return this.#clauses.giveVerb(group);
    }
    if (this.#dependents.isContact(group)) return this.#clauses.giveVerb(group);
    if (group.form === 'ing') {
      const isOwn =
        now.verb === null &&
        (now.kind === 'participle' ||
          (now.kind !== 'main' &&
            now.kind !== 'coordinate' &&
            now.from >= from - 2 &&
            // "but, seeing the Danes, withdrew"
            (now.kind !== 'contrast' || this.#sentence.tokens[from - 1]!.kind !== 'comma')));
      if (!isOwn) this.#openParticiple(from, from > 0);
      return this.#clauses.giveVerb(group);
    }
    // "the fort which the Swedes attacked was captured"
    const isOfRelative =
      group.either &&
      now.kind === 'relative' &&
      now.verb === null &&
      this.#verbs.groups[group.to]?.form === 'finite' &&
      !this.#verbs.groups[group.to]!.either &&
      this.#clauses.isBegun(this.#clauses.current, from) &&
      this.#clauses.clauseOf[from - 1] === this.#clauses.current &&
      word(from - 1) !== now.connective;
    // "the men who fought for Horn were killed", "the ships that survived the battle fled"
    const isAfterWho =
      group.either &&
      now.kind === 'relative' &&
      now.verb === null &&
      /^(?:that|which|who)$/.test(word(from - 1) ?? '') &&
      word(from - 1) === now.connective;
    if (isOfRelative || isAfterWho) return this.#clauses.giveVerb(group);
    // "Lost 20 men.": nobody says whose it is
    const isAlone = from === 0 && group.either && this.#isOnlyVerb(group);
    const opensWithVerb =
      (from === 0 && !isAlone) || (from === now.from + 1 && now.kind === 'main' && classes[0] === MARK);
    if (
      group.form === 'participle' ||
      (group.either && (!this.#verbs.isFinite(group, true) || this.#isInOpening(group))) ||
      (group.either && opensWithVerb)
    ) {
      if (now.verb !== null || now.kind !== 'participle') this.#openParticiple(from, !opensWithVerb);
      return this.#clauses.giveVerb(asParticiple(group));
    }
    if (now.verb === null)
      return this.#clauses.giveVerb(now.kind === 'participle' && group.either ? asParticiple(group) : group);
    const around = this.#clauses.pending();
    // "Reports that 300 had been killed proved false": no object stands between
    const isNext = now.verb.to === from && now.verb.passive;
    if (
      group.either &&
      (EMBEDDED.has(now.kind) || isNext) &&
      around >= 0 &&
      this.#clauses.isBegun(around, now.from) &&
      word(group.to) !== 'by'
    ) {
      // "an attempt to retake the field failed"
      this.#clauses.current = around;
      // "In a battle fought on 4 May the Romans lost": its subject stands after the date
      if (now.kind === 'participle' && around === 0 && (classes[0]! & PREPOSITION) !== 0)
        this.#takeBack(now.from, from);
      return this.#clauses.giveVerb(group);
    }
    if (group.either && classes[from - 1] === MARK && this.#verbs.hasObject(group.to)) {
      // "destroyed the bridge -- burned a train of wagons"
      this.#clauses.open('coordinate', null, this.#clauses.base(), from);
      return this.#clauses.giveVerb(group);
    }
    // "estimated the dead at 5,000, including 900 men conscripted abroad"
    const noun = group.either ? this.#verbs.nounBefore(from) : null;
    const isIncluded = noun !== null && /^(?:besides|including)$/.test(word(noun.from - 1) ?? '');
    if (group.either && (isIncluded || !(now.verb.meaning === 'say' && from > now.verb.to))) {
      // the clause has its verb: "lost 300 men killed"
      this.#openParticiple(from, true);
      return this.#clauses.giveVerb(asParticiple(group));
    }
    // a clause within another that nothing opens: "claimed 20 soldiers were killed"
    const isTold = now.verb.lemma === 'tell';
    const isSaid = isTold || now.verb.meaning === 'say' || now.verb.meaning === 'hope';
    // "was told the Danes had fled" names nobody whom one told
    let start =
      isTold && !now.verb.passive
        ? this.#afterTold(now.verb.to)
        : isSaid
          ? now.verb.to
          : (this.#verbs.nounBefore(from)?.from ?? from);
    while (start < from && this.#clauses.clauseOf[start] !== this.#clauses.current) start++;
    if (!isSaid) {
      const pending = this.#clauses.pending();
      // "a rumour that they had fled was untrue"; not "when they fled the others stayed"
      const isBegun = pending >= 0 && (EMBEDDED.has(now.kind) || this.#clauses.all[pending]!.from < now.from);
      if (isBegun && this.#clauses.isBegun(pending, now.from)) {
        this.#clauses.current = pending;
        if (now.kind === 'participle' && pending === 0 && (classes[0]! & PREPOSITION) !== 0)
          this.#takeBack(now.from, from);
        return this.#clauses.giveVerb(group);
      }
    }
    this.#clauses.open(isSaid ? 'subordinate' : 'coordinate', null, this.#clauses.current, start);
    this.#clauses.now.verb = group;
    if (word(start) === 'that') start++;
    const parent = this.#clauses.now.parent;
    for (let at = start; at < from; at++)
      if (this.#clauses.clauseOf[at] === parent) this.#clauses.clauseOf[at] = this.#clauses.current;
    return this.#clauses.take(from, group.to);
  }
}
