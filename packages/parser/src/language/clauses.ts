import { OPENERS_OF_PREPOSITIONS } from './lexicon/function-words.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import type { Clause, ClauseKind, ClauseTree, Phrase, Range, Sentence } from './sentence.ts';
import { type FoundGroup, UNDERGONE, verbGroups } from './verb-groups.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  WORD,
} from './word-classes.ts';
import subordinators from './words/subordinators.json' with { type: 'json' };

/** The clauses of a sentence. They are read once. */
export function clausesOf(sentence: Sentence): ClauseTree {
  sentence.tree ??= new ClauseReader(sentence).read();
  return sentence.tree;
}

/** The clause that holds a token. */
export const clauseAt = (sentence: Sentence, index: number): Clause => {
  const { clauses, clauseOf } = clausesOf(sentence);
  return clauses[clauseOf[index]!]!;
};

/** So many clauses lie within each other at most where a subject is looked for. */
const DEEPEST = 8;

/**
 * The phrase that does, or suffers, what a clause tells: its own subject; else the antecedent of a relative or
 * participle; else that of the clause that it is joined to or hangs on. Null where the sentence has none.
 */
export function subjectOf(sentence: Sentence, clause: Clause): Range | null {
  const { clauses } = clausesOf(sentence);
  let at: Clause | undefined = clause;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    if (at.subject) return at.subject;
    if (at.antecedent && at.kind !== 'apposition') return at.antecedent;
    at = clauses[at.parent];
  }
  return null;
}

type OpenClause = { -readonly [Key in keyof Clause]: Clause[Key] } & {
  objects: Range[];
  phrases: Phrase[];
  verb: FoundGroup | null;
};

/** Words that are prepositions unless a clause with a verb follows: "after the battle", "after they fled". */
const ALSO_PREPOSITIONS: ReadonlySet<string> = new Set([
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
const CONTRASTS: ReadonlyMap<string, string> = new Map(Object.entries(subordinators.meanings));
/** They stand before numbers and are no prepositions then. */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set([
  'about',
  'around',
  'over',
  'between',
  'up',
  'to',
  'near',
  'under',
  'below',
  'above',
  'like',
  'some',
]);

const JOINED: ReadonlySet<ClauseKind> = new Set(['coordinate', 'contrast']);
/** Kinds whose end is the end of a phrase within their parent: the parent goes on after them. */
const EMBEDDED: ReadonlySet<ClauseKind> = new Set(['relative', 'participle', 'infinitive', 'apposition']);

class ClauseReader {
  readonly #sentence: Sentence;
  readonly #clauses: OpenClause[] = [];
  readonly #clauseOf: number[];
  readonly #groups: readonly (FoundGroup | undefined)[];
  /** For each token the first of the verb groups that begin there or later. */
  readonly #nextGroup: Int32Array;
  /** For each token the next mark, conjunction or relative, itself included. */
  readonly #nextStop: Int32Array;
  #current = 0;
  /** Where each open bracket or quotation has its clause, and what goes on after it. */
  readonly #outer: number[] = [];

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    const { length } = sentence.tokens;
    this.#clauseOf = new Array(length).fill(0);
    this.#groups = verbGroups(sentence);
    this.#nextGroup = new Int32Array(length + 1).fill(length);
    this.#nextStop = new Int32Array(length + 1).fill(length);
    for (let at = length - 1; at >= 0; at--) {
      this.#nextGroup[at] = this.#groups[at] ? at : this.#nextGroup[at + 1]!;
      this.#nextStop[at] = this.#isStop(at) ? at : this.#nextStop[at + 1]!;
    }
  }

  /** What no phrase of a subject goes on over; "and" may join its parts. */
  #isStop(at: number): boolean {
    const { classes, tokens, word } = this.#sentence;
    const own = classes[at]!;
    if (own === MARK) return STOPS.has(tokens[at]!.kind);
    return (own & RELATIVE) !== 0 || ((own & SUBORDINATOR) !== 0 && !ALSO_PREPOSITIONS.has(word(at)!));
  }

  read(): ClauseTree {
    const { length } = this.#sentence.tokens;
    this.#open('main', null, -1, 0);
    for (let at = 0; at < length; ) at = this.#step(at);
    this.#fill();
    for (const clause of this.#clauses) {
      clause.from = length;
      clause.to = 0;
    }
    for (let at = 0; at < length; at++) {
      const clause = this.#clauses[this.#clauseOf[at]!]!;
      if (clause.from > at) clause.from = at;
      clause.to = at + 1;
    }
    return { clauses: this.#clauses, clauseOf: this.#clauseOf };
  }

  #open(
    kind: ClauseKind,
    connective: string | null,
    parent: number,
    at: number,
    antecedent: Range | null = null,
  ): number {
    this.#clauses.push({
      kind,
      connective,
      parent,
      from: at,
      to: at,
      subject: null,
      antecedent,
      verb: null,
      objects: [],
      phrases: [],
    });
    this.#current = this.#clauses.length - 1;
    return this.#current;
  }

  get #now(): OpenClause {
    return this.#clauses[this.#current]!;
  }

  /** Gives the tokens from `from` to `to` to the current clause. */
  #take(from: number, to: number): number {
    for (let at = from; at < to; at++) this.#clauseOf[at] = this.#current;
    return to;
  }

  /** The clause within which another begins that is joined by a mark or "and": not in a phrase within it. */
  #base(): number {
    const floor = this.#outer.length > 0 ? this.#outer.at(-1)! + 0 : 0;
    let at = this.#current;
    while (at !== floor && EMBEDDED.has(this.#clauses[at]!.kind) && this.#clauses[at]!.parent >= 0)
      at = this.#clauses[at]!.parent;
    return at;
  }

  /** The outermost clause of the sentence, or of the bracket. */
  #root(): number {
    let at = this.#current;
    for (;;) {
      const { kind, parent } = this.#clauses[at]!;
      if (parent < 0 || kind === 'bracket' || kind === 'quotation') return at;
      at = parent;
    }
  }

  /** The nearest clause around the current one whose verb is still to come; -1 where there is none. */
  #pending(): number {
    for (let at = this.#clauses[this.#current]!.parent; at >= 0; at = this.#clauses[at]!.parent) {
      const clause = this.#clauses[at]!;
      if (clause.verb === null && clause.kind !== 'bracket' && clause.kind !== 'quotation') return at;
      if (clause.kind === 'bracket' || clause.kind === 'quotation') return -1;
    }
    return -1;
  }

  /** Whether a subject stands at an index, and then its verb: the group, where it can be the verb of a sentence. */
  #subjectThenVerb(from: number): FoundGroup | null {
    let at = this.#nextGroup[from]!;
    const stop = this.#nextStop[from]!;
    for (let tries = 0; tries < 3; tries++) {
      if (at <= from || at >= stop) return null;
      const group = this.#groups[at]!;
      if (
        this.#isFinite(group, true) &&
        !(group.either && (this.#sentence.classes[from]! & PREPOSITION) !== 0)
      )
        return group;
      at = this.#nextGroup[group.to]!;
    }
    return null;
  }

  /** Whether a group is the verb of a sentence, where a subject stands before it. */
  #isFinite(group: FoundGroup, hasSubject: boolean): boolean {
    if (group.form !== 'finite' && group.form !== 'perfect') return false;
    if (!group.either) return true;
    if (!hasSubject) return true;
    const { word } = this.#sentence;
    if (word(group.to) === 'by') return false;
    // "40 wounded" is no sentence, "40 wounded him" is
    const { classes } = this.#sentence;
    const following = classes[group.to] ?? MARK;
    if (
      UNDERGONE.has(group.meaning ?? '') &&
      (classes[group.from - 1]! & NUMBER) !== 0 &&
      (following === MARK || (following & (PREPOSITION | COORDINATOR)) !== 0)
    )
      return false;
    // "the troops commanded by him were", "300 men sent to Rome were"
    const next = this.#nextGroup[group.to]!;
    const after = this.#groups[next];
    if (!after || next > this.#nextStop[group.to]! || after.either) return true;
    if (after.form !== 'finite' && after.form !== 'perfect') return true;
    for (let at = group.to; at < next; at++)
      if ((this.#sentence.classes[at]! & COORDINATOR) !== 0) return true;
    // "claimed 20 soldiers were killed"
    return group.meaning === 'say' || group.meaning === 'hope';
  }

  #step(at: number): number {
    const { tokens, classes, word } = this.#sentence;
    const { kind } = tokens[at]!;
    if (kind === 'open') {
      this.#outer.push(this.#current);
      this.#open('bracket', null, this.#current, at);
      return this.#take(at, at + 1);
    }
    if (kind === 'close') {
      this.#take(at, at + 1);
      const outer = this.#outer.pop();
      if (outer !== undefined) this.#current = outer;
      return at + 1;
    }
    if (kind === 'semicolon' || kind === 'colon' || (kind === 'dash' && tokens[at]!.spaced))
      return this.#afterMark(at);
    if (kind === 'comma') return this.#joint(at, true);
    const own = classes[at]!;
    const group = this.#groups[at];
    if (group) return this.#verb(group);
    if ((own & RELATIVE) !== 0 && this.#isRelative(at)) return this.#relative(at);
    if ((own & SUBORDINATOR) !== 0) {
      const to = this.#subordinate(at);
      if (to > 0) return to;
    }
    if ((own & COORDINATOR) !== 0) return this.#joint(at, false);
    if ((own & PREPOSITION) !== 0) {
      const next = this.#groups[at + 1];
      // "by killing 40 men", "with 40 killed"
      if (next?.form === 'ing') {
        this.#open('participle', word(at), this.#current, at);
        this.#now.verb = next;
        return this.#take(at, next.to);
      }
      if (word(at) === 'with' || word(at) === 'without') {
        const stop = this.#nextStop[at + 1]!;
        const first = this.#nextGroup[at + 1]!;
        const inner = this.#groups[first];
        const isObject =
          inner &&
          first < stop &&
          first > at + 1 &&
          first - at < LONGEST_WITH &&
          this.#isBareAfterWith(inner);
        if (isObject) {
          this.#open('participle', word(at), this.#current, at);
          return this.#take(at, at + 1);
        }
      }
    }
    return this.#take(at, at + 1);
  }

  /** "with 40 killed", "with many wounded": what ends there or goes on with a phrase; not "with 300 men attacked the town". */
  #isBareAfterWith(group: FoundGroup): boolean {
    if (group.form === 'ing') return true;
    if (group.form !== 'participle' && !group.either) return false;
    const { classes, tokens } = this.#sentence;
    if (this.#now.verb === null && group.form !== 'participle' && (classes[group.to] ?? MARK) !== MARK)
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
    let base = this.#base();
    // what a mark ends, it ends with all clauses around it
    const floor = this.#outer.length > 0 ? this.#clauseOf[at - 1]! : 0;
    if (tokens[at]!.kind === 'semicolon')
      while (
        base !== floor &&
        base > 0 &&
        this.#clauses[base]!.kind !== 'bracket' &&
        this.#clauses[base]!.kind !== 'quotation'
      )
        base = this.#clauses[base]!.parent;
    const isJoined = (classes[at + 1]! & (COORDINATOR | SUBORDINATOR)) !== 0;
    const hasVerb = this.#subjectThenVerb(at + 1) !== null || this.#groups[at + 1] !== undefined;
    const pending = this.#pending();
    if (!hasVerb && tokens[at]!.kind === 'dash' && this.#now.kind === 'apposition' && pending >= 0) {
      this.#current = pending;
      return this.#take(at, at + 1);
    }
    if (
      !hasVerb &&
      tokens[at]!.kind !== 'semicolon' &&
      tokens[at]!.kind === 'dash' &&
      this.#now.verb !== null &&
      (classes[at + 1]! & NUMBER) !== 0
    )
      return this.#take(at, at + 1);
    this.#open(
      tokens[at]!.kind === 'semicolon' ? 'contrast' : hasVerb ? 'coordinate' : 'apposition',
      tokens[at]!.text,
      base,
      at,
    );
    if (isJoined && (classes[at + 1]! & COORDINATOR) !== 0) return this.#take(at, at + 2);
    return this.#take(at, at + 1);
  }

  #isRelative(at: number): boolean {
    const { word, classes } = this.#sentence;
    const text = word(at);
    if (text === 'that' || text === 'where') {
      let next = at + 1;
      while ((classes[next]! & ADVERB) !== 0) next++;
      const group = this.#groups[next];
      const isAfterNoun = ((classes[at - 1] ?? MARK) & WORD) !== 0 && this.#nounBefore(at) !== null;
      return group !== undefined && isAfterNoun && this.#isFinite(group, false) && text === 'that';
    }
    return true;
  }

  #relative(at: number): number {
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
    const antecedent = this.#nounBefore(from);
    this.#open(
      'relative',
      connective,
      antecedent === null ? this.#current : this.#clauseOf[antecedent.to - 1]!,
      at,
      antecedent,
    );
    return this.#take(from, at + 1);
  }

  /** The noun phrase that ends before an index, be it before a comma. */
  #nounBefore(index: number): Range | null {
    const { classes, tokens, word } = this.#sentence;
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
      const group = this.#groups[from];
      if (group) return group.to > at;
    }
    return false;
  }

  /** Opens a clause at a conjunction; 0 where no clause follows, so that it is a preposition or an adverb. */
  #subordinate(at: number): number {
    const { word, classes, tokens } = this.#sentence;
    const text = word(at)!;
    let next = at + 1;
    while ((classes[next]! & ADVERB) !== 0 && (classes[next]! & DETERMINER) === 0) next++;
    const group = this.#groups[next];
    const isClause =
      this.#subjectThenVerb(next) !== null ||
      (group !== undefined &&
        !(ALSO_PREPOSITIONS.has(text) && group.form !== 'ing' && !(group.either && text === 'as')));
    if (!isClause) {
      if (ALSO_PREPOSITIONS.has(text) || !CONTRASTS.has(text)) return 0;
      if (text !== 'while' && text !== 'whereas' && text !== 'whilst') return 0;
    }
    const meaning = CONTRASTS.get(text);
    const isComma = at > 0 && tokens[at - 1]!.kind === 'comma';
    const hasVerb = this.#now.verb !== null;
    let parent = this.#current;
    if (isComma && hasVerb) parent = this.#base();
    if (text === 'that' && isComma) parent = this.#current;
    const isBare =
      group !== undefined && (group.form === 'ing' || group.form === 'participle' || group.either);
    const kind: ClauseKind = meaning === 'contrast' ? 'contrast' : isBare ? 'participle' : 'subordinate';
    this.#open(kind, text, parent, at);
    return this.#take(at, at + 1);
  }

  /** At a comma or "and": whether a clause begins or goes on after it. */
  #joint(at: number, isComma: boolean): number {
    const { word, classes, tokens } = this.#sentence;
    let next = at + 1;
    let conjunction: string | null = isComma ? null : word(at);
    if (isComma && (classes[next]! & COORDINATOR) !== 0) conjunction = word(next++);
    const first = next;
    while ((classes[next]! & ADVERB) !== 0 && (classes[next]! & DETERMINER) === 0) next++;
    const own = classes[next];
    if (own === undefined || tokens[next]!.kind === 'stop') return this.#take(at, first);
    const kind: ClauseKind = conjunction === 'but' || conjunction === 'yet' ? 'contrast' : 'coordinate';
    const group = this.#groups[next];
    const pending = this.#pending();
    if (
      (own & (RELATIVE | SUBORDINATOR)) !== 0 &&
      !(own & DETERMINER && !this.#subjectThenVerb(next + 1) && !this.#groups[next + 1])
    ) {
      if (conjunction !== null && (own & SUBORDINATOR) !== 0 && this.#now.verb !== null && isComma)
        this.#current = this.#base();
      return this.#take(at, next);
    }
    // "25,000 men killed or wounded, 510 tanks": the list goes on after the participle
    if ((own & NUMBER) !== 0 && this.#isAfterParticiple(at)) {
      this.#current = this.#base();
      while (
        this.#now.kind === 'coordinate' &&
        this.#now.verb?.form === 'participle' &&
        this.#now.parent >= 0
      )
        this.#current = this.#now.parent;
      this.#current = this.#base();
    }
    if (group) {
      if (group.form === 'ing') {
        const parent =
          conjunction !== null && this.#now.kind === 'participle' ? this.#now.parent : this.#current;
        this.#open('participle', conjunction, parent, at);
        this.#now.verb = group;
        return this.#take(at, group.to);
      }
      if (group.form === 'infinitive') {
        if (isComma && EMBEDDED.has(this.#now.kind)) this.#current = this.#base();
        return this.#take(at, next);
      }
      const isActive = group.either && this.#hasObject(group.to);
      const isBare =
        group.form === 'participle' ||
        (group.either &&
          conjunction === null &&
          !isActive &&
          (word(group.to) === 'by' || (pending < 0 && this.#now.verb !== null)));
      const shares =
        conjunction !== null &&
        !isActive &&
        this.#now.verb?.passive === true &&
        (group.form === 'participle' || group.either);
      if (isBare && !shares) {
        this.#open('participle', conjunction, this.#current, at, this.#nounBefore(at));
        this.#now.verb = asParticiple(group);
        return this.#take(at, group.to);
      }
      if (conjunction === null && pending >= 0) {
        this.#current = pending;
        return this.#take(at, next);
      }
      if (this.#now.verb === null) return this.#take(at, next);
      const parent =
        isComma && conjunction !== null
          ? this.#base()
          : this.#now.kind === 'participle' || this.#now.kind === 'infinitive'
            ? shares || (this.#now.kind === 'infinitive' && group.form !== 'finite')
              ? this.#current
              : this.#base()
            : this.#current;
      const passive = shares;
      const isBareBefore = this.#now.verb?.form === 'participle';
      this.#open(kind, conjunction, parent, at);
      this.#now.verb = passive
        ? { ...asParticiple(group), form: isBareBefore ? 'participle' : 'finite' }
        : group;
      return this.#take(at, group.to);
    }
    if (this.#subjectThenVerb(first) !== null) {
      if (conjunction === null && pending >= 0 && this.#now.verb !== null) {
        this.#current = pending;
        return this.#take(at, next);
      }
      const said = this.#subjectThenVerb(first)!;
      if (
        isComma &&
        this.#now.verb === null &&
        said.meaning === 'say' &&
        tokens[said.to]?.kind === 'comma' &&
        this.#isBegun(this.#current, at)
      ) {
        // "The army, local media reported, lost 40 men."
        this.#open('coordinate', null, this.#current, at);
        return this.#take(at, first);
      }
      if (this.#now.verb === null && this.#now.kind !== 'apposition') {
        return this.#take(at, first);
      }
      if (this.#now.kind === 'apposition' && conjunction === null && pending >= 0) {
        this.#current = pending;
        return this.#take(at, first);
      }
      const isFree = isComma || EMBEDDED.has(this.#now.kind);
      const isSetAgainst = kind === 'contrast' && isComma;
      this.#open(kind, conjunction, isSetAgainst ? this.#root() : isFree ? this.#base() : this.#current, at);
      return this.#take(at, first);
    }
    if (this.#isElided(first)) {
      this.#open(kind, conjunction, this.#base(), at);
      return this.#take(at, first);
    }
    if (isComma && conjunction === null && this.#now.verb === null && this.#isApposition(at, next)) {
      this.#open('apposition', null, this.#current, at, this.#nounBefore(at));
      return this.#take(at, first);
    }
    if (isComma && this.#now.kind === 'apposition' && pending >= 0 && conjunction === null) {
      this.#current = pending;
      return this.#take(at, at + 1);
    }
    return this.#take(at, first);
  }

  /** Whether an object stands at an index: what is before it is no participle then. */
  #hasObject(at: number): boolean {
    const { classes, dated, word } = this.#sentence;
    const own = classes[at] ?? MARK;
    if (own === MARK || dated[at]) return false;
    if ((own & (NUMBER | DETERMINER)) !== 0 || /^(?:him|them|it|her)$/.test(word(at) ?? '')) return true;
    return (own & CAPITAL) !== 0 && (own & PREPOSITION) === 0;
  }

  /** Whether a participle without an auxiliary, or brackets after it, end before an index. */
  #isAfterParticiple(at: number): boolean {
    const { verb, parent } = this.#now;
    if (verb === null || verb.form !== 'participle' || parent < 0 || this.#clauses[parent]!.verb === null)
      return false;
    if (verb.to === at) return true;
    return this.#sentence.tokens[at - 1]!.kind === 'close' && this.#sentence.tokens[verb.to]!.kind === 'open';
  }

  /** "the Carthaginians 500": a subject and a number, whose verb is that of the clause before. */
  #isElided(from: number): boolean {
    const { classes, word, tokens } = this.#sentence;
    if (this.#clauses[this.#base()]!.verb === null) return false;
    let at = from;
    if ((classes[at]! & DETERMINER) !== 0) at++;
    const first = at;
    while (
      at < first + 5 &&
      (classes[at]! & WORD) !== 0 &&
      (classes[at]! & (PREPOSITION | NUMBER | COORDINATOR | DETERMINER | ADVERB)) === 0 &&
      !this.#groups[at]
    )
      at++;
    if (tokens[at]?.kind === 'comma' && this.#now.kind === 'contrast') at++;
    const noun = at - 1;
    while (at > first && (classes[at]! & ADVERB) !== 0) at++;
    if (at === first || (classes[at]! & NUMBER) === 0) return false;
    if ((classes[first]! & CAPITAL) !== 0 || word(noun)?.endsWith('s') === true) return true;
    return (
      first > from &&
      !BEFORE_COUNT.test(word(noun) ?? '') &&
      !/^(?:total|only|some|other)$/.test(word(noun) ?? '')
    );
  }

  /** "Falco, the consul, led": a name or noun after a comma, and a comma after it. */
  #isApposition(at: number, next: number): boolean {
    const { classes, tokens, word } = this.#sentence;
    const own = classes[next]!;
    if ((own & (PREPOSITION | NUMBER)) !== 0 && (own & NUMBER) === 0) return false;
    if (this.#nounBefore(at) === null) return false;
    // a phrase at the head of the sentence is no name: "In May, the army, …"
    let from = at - 1;
    while (from > 0 && this.#clauseOf[from - 1] === this.#current && classes[from - 1] !== MARK) from--;
    if ((classes[from]! & PREPOSITION) !== 0) return false;
    const isOfTwoWords =
      OPENERS_OF_PREPOSITIONS.has(word(from) ?? '') && (classes[from + 1]! & PREPOSITION) !== 0;
    if (isOfTwoWords) return false;
    const end = this.#nextStop[next]!;
    return tokens[end]?.kind === 'comma' || tokens[end] === undefined;
  }

  #verb(group: FoundGroup): number {
    const { classes, word } = this.#sentence;
    const now = this.#now;
    const { from } = group;
    if (group.form === 'infinitive') {
      this.#open('infinitive', null, this.#current, from);
      this.#now.verb = group;
      return this.#take(from, group.to);
    }
    if (group.form === 'ing') {
      if (
        now.verb === null &&
        (now.kind === 'participle' ||
          (now.kind !== 'main' && now.kind !== 'coordinate' && now.from >= from - 2))
      ) {
        now.verb = group;
        return this.#take(from, group.to);
      }
      this.#open('participle', null, this.#current, from, from > 0 ? this.#nounBefore(from) : null);
      this.#now.verb = group;
      return this.#take(from, group.to);
    }
    const opensWithVerb = from === 0 || (from === now.from + 1 && now.kind === 'main' && classes[0] === MARK);
    if (
      group.form === 'participle' ||
      (group.either && !this.#isFinite(group, true)) ||
      (group.either && opensWithVerb)
    ) {
      if (now.verb === null && now.kind === 'participle') {
        now.verb = asParticiple(group);
        return this.#take(from, group.to);
      }
      this.#open('participle', null, this.#current, from, opensWithVerb ? null : this.#nounBefore(from));
      this.#now.verb = asParticiple(group);
      return this.#take(from, group.to);
    }
    if (now.verb === null) {
      const isWith = now.kind === 'participle';
      now.verb = isWith && group.either ? asParticiple(group) : group;
      return this.#take(from, group.to);
    }
    const around = this.#pending();
    if (
      group.either &&
      EMBEDDED.has(now.kind) &&
      around >= 0 &&
      this.#isBegun(around, now.from) &&
      word(group.to) !== 'by'
    ) {
      // "an attempt to retake the field failed"
      this.#current = around;
      this.#now.verb = group;
      return this.#take(from, group.to);
    }
    if (group.either && classes[from - 1] === MARK && this.#hasObject(group.to)) {
      // "destroyed the bridge -- burned a train of wagons"
      this.#open('coordinate', null, this.#base(), from);
      this.#now.verb = group;
      return this.#take(from, group.to);
    }
    if (group.either && !(now.verb.meaning === 'say' && from > now.verb.to)) {
      // the clause has its verb: "lost 300 men killed"
      this.#open('participle', null, this.#current, from, this.#nounBefore(from));
      this.#now.verb = asParticiple(group);
      return this.#take(from, group.to);
    }
    // a clause within another that nothing opens: "claimed 20 soldiers were killed"
    const isSaid = now.verb.meaning === 'say' || now.verb.meaning === 'hope';
    let start = isSaid ? now.verb.to : (this.#nounBefore(from)?.from ?? from);
    while (start < from && this.#clauseOf[start] !== this.#current) start++;
    if (!isSaid) {
      const pending = this.#pending();
      // "a rumour that they had fled was untrue"; not "when they fled the others stayed"
      const isBegun = pending >= 0 && (EMBEDDED.has(now.kind) || this.#clauses[pending]!.from < now.from);
      if (isBegun && this.#isBegun(pending, now.from)) {
        this.#current = pending;
        this.#now.verb = group;
        return this.#take(from, group.to);
      }
    }
    this.#open(isSaid ? 'subordinate' : 'coordinate', null, this.#current, start);
    this.#now.verb = group;
    if (word(start) === 'that') start++;
    const parent = this.#now.parent;
    for (let at = start; at < from; at++)
      if (this.#clauseOf[at] === parent) this.#clauseOf[at] = this.#current;
    return this.#take(from, group.to);
  }

  /** Whether a clause has words before an index. */
  #isBegun(clause: number, before: number): boolean {
    for (let at = before - 1; at >= this.#clauses[clause]!.from; at--)
      if (this.#clauseOf[at] === clause) return true;
    return false;
  }

  /** Finds the subjects, objects and phrases of all clauses, in one pass. */
  #fill(): void {
    const { classes, word, tokens, dated } = this.#sentence;
    const { length } = tokens;
    const states = this.#clauses.map(
      (): PhraseState => ({ preposition: null, at: -1, from: -1, to: -1, joined: false }),
    );
    let groupTo = 0;
    let qualifierTo = 0;
    for (let at = 0; at < length; at++) {
      const index = this.#clauseOf[at]!;
      const clause = this.#clauses[index]!;
      const state = states[index]!;
      const group = this.#groups[at];
      if (group) groupTo = group.to;
      if (at < groupTo) {
        this.#close(clause, state);
        continue;
      }
      const own = classes[at]!;
      if (own === MARK) {
        if (tokens[at]!.kind === 'comma' || STOPS.has(tokens[at]!.kind)) this.#close(clause, state);
        continue;
      }
      if (
        (own & (SUBORDINATOR | RELATIVE)) !== 0 &&
        clause.connective?.endsWith(word(at)!) &&
        at <= clause.from + 4
      ) {
        this.#close(clause, state);
        continue;
      }
      if (at < qualifierTo || qualifierAt(this.#sentence, at) > at) {
        qualifierTo = Math.max(qualifierTo, qualifierAt(this.#sentence, at));
        if (state.from < 0) state.from = at;
        state.to = at + 1;
        continue;
      }
      if (
        (own & PREPOSITION) !== 0 &&
        !(BEFORE_NUMBERS.has(word(at)!) && isBeforeNumber(this.#sentence, at))
      ) {
        if (word(at) === 'of' && state.from >= 0) {
          state.to = at + 1;
          continue;
        }
        this.#close(clause, state);
        state.preposition = word(at);
        state.at = at;
        continue;
      }
      if ((own & COORDINATOR) !== 0) {
        if (state.from >= 0) state.to = at + 1;
        continue;
      }
      if ((own & ADVERB) !== 0 && (own & DETERMINER) === 0 && state.from < 0) continue;
      const before = word(at - 1);
      const startsAnew =
        (own & DETERMINER) !== 0 &&
        state.from >= 0 &&
        before !== 'of' &&
        (classes[at - 1]! & (COORDINATOR | PREPOSITION | DETERMINER)) === 0;
      // "the Carthaginians 500"
      const isElided =
        clause.verb === null &&
        (own & NUMBER) !== 0 &&
        state.from >= 0 &&
        JOINED.has(clause.kind) &&
        clause.subject === null &&
        (classes[at - 1]! & (COORDINATOR | NUMBER | ADVERB | DETERMINER | PREPOSITION)) === 0;
      // "on the Swedish side 300 men were killed"
      const isCountAfterPhrase =
        state.preposition !== null &&
        state.from >= 0 &&
        (own & NUMBER) !== 0 &&
        clause.verb !== null &&
        at < clause.verb.from &&
        (classes[at - 1]! & (CAPITAL | NUMBER | PREPOSITION | DETERMINER | COORDINATOR | ADVERB)) === 0 &&
        !BEFORE_COUNT.test(word(at - 1) ?? '') &&
        at >= qualifierTo;
      if (startsAnew || isElided || isCountAfterPhrase) this.#close(clause, state);
      if (state.from < 0) state.from = at;
      state.to = at + 1;
      if (dated[at]) state.joined = true;
    }
    for (const [index, clause] of this.#clauses.entries()) this.#close(clause, states[index]!);
  }

  #close(clause: OpenClause, state: PhraseState): void {
    const { classes, word } = this.#sentence;
    if (state.from >= 0) {
      let { to } = state;
      while (to > state.from && ((classes[to - 1]! & COORDINATOR) !== 0 || word(to - 1) === 'of')) to--;
      const range = { from: state.from, to };
      const isDate = state.joined;
      if (state.preposition !== null)
        clause.phrases.push({ preposition: state.preposition, at: state.at, ...range });
      else if (clause.verb === null && clause.subject !== null && (classes[range.from]! & NUMBER) !== 0) {
        // "the MNLA, 12"
        if (!isDate) clause.objects.push(range);
      } else if (clause.verb === null || range.from < clause.verb.from) {
        if (!isDate) clause.subject = range;
      } else if (!isDate) clause.objects.push(range);
    }
    state.preposition = null;
    state.from = -1;
    state.joined = false;
  }
}

interface PhraseState {
  preposition: string | null;
  at: number;
  from: number;
  to: number;
  /** Whether a date is among its words. */
  joined: boolean;
}

/** Adjectives before a number in a phrase: "over the next two months". */
const BEFORE_COUNT =
  /^(?:next|last|first|past|final|previous|following|remaining|other|same|coming|early|late|original|entire|whole)$/;
const STOPS: ReadonlySet<string> = new Set(['comma', 'semicolon', 'colon', 'open', 'close', 'dash', 'stop']);
const LONGEST_WITH = 9;
const LONGEST_NOUN = 9;

const asParticiple = (group: FoundGroup): FoundGroup => ({ ...group, form: 'participle', passive: true });

/** Where a qualifier ends that a number follows: "at least", "more than", "in excess of"; 0 where none begins. */
function qualifierAt({ classes, word, dated }: Sentence, at: number): number {
  const found = QUALIFIERS_BEFORE.at(at, word);
  if (found === null) return 0;
  const to = at + found.length;
  return !dated[to] && (((classes[to] ?? MARK) & NUMBER) !== 0 || word(to) === 'a') ? to : 0;
}

function isBeforeNumber({ classes, word, dated }: Sentence, at: number): boolean {
  if (dated[at + 1]) return false;
  const next = classes[at + 1]!;
  return (
    (next & NUMBER) !== 0 || (BEFORE_NUMBERS.has(word(at + 1) ?? '') && (classes[at + 2]! & NUMBER) !== 0)
  );
}
