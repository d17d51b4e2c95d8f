import { UNDERGONE } from './attributive-participles.ts';
import { OPENERS_OF_PREPOSITIONS, POSSESSIVES } from './lexicon/function-words.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import type { OpenClauses } from './open-clauses.ts';
import { ENDS_OF_OPENINGS } from './openings.ts';
import type { Sentence } from './sentence.ts';
import type { FoundGroup } from './verb-groups.ts';
import { STATING } from './verbs.ts';
import type { VerbsAhead } from './verbs-ahead.ts';
import {
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
} from './word-classes.ts';

const SAYS_WHEN = /^(?:afterwards?|day|evening|meanwhile|month|morning|night|week|year)$/;

/** Tells which commas set something apart within a clause, and what it is. */
export class AsideReader {
  readonly #sentence: Sentence;
  readonly #clauses: OpenClauses;
  readonly #verbs: VerbsAhead;

  constructor(sentence: Sentence, clauses: OpenClauses, verbs: VerbsAhead) {
    this.#sentence = sentence;
    this.#clauses = clauses;
    this.#verbs = verbs;
  }

  /** "lost, it is said, 300 men", "lost, as Horn admits, 300 men": whether a comma ends what stands between a verb and its object, a number. */
  endsAside(comma: number, next: number): boolean {
    const { tokens, classes, word } = this.#sentence;
    const { now, all } = this.#clauses;
    const verb = all[now.parent]?.verb;
    if (!verb || now.verb?.to !== comma || tokens[verb.to]?.kind !== 'comma') return false;
    const isNext = now.from === verb.to || now.from === verb.to + 1;
    const isCount = (classes[next]! & NUMBER) !== 0 || QUALIFIERS_BEFORE.at(next, word) !== null;
    // "fought, Horn recalled, with 300 men": who says so says it of the clause around
    const isSaying = now.verb!.meaning === 'say' || STATING.has(now.verb!.lemma);
    const goesOn =
      isSaying && (classes[next]! & PREPOSITION) !== 0 && this.#verbs.subjectThenVerb(next) === null;
    return isNext && (isCount || goesOn) && now.kind !== 'relative';
  }

  /** "and the Danes, having lost 300 men, withdrew", "but Horn, who had 300, fled": whether a subject begins, and its verb follows on an aside. */
  isSubjectBeforeAside(from: number): boolean {
    const { tokens, classes } = this.#sentence;
    const comma = this.#verbs.nextStop[from]!;
    if (this.#verbs.nextGroup[from]! < comma || (classes[from]! & (DETERMINER | CAPITAL)) === 0) return false;
    if (tokens[comma]?.kind === 'open') return this.#verbs.verbAfterBrackets(comma);
    if (tokens[comma]?.kind !== 'comma') return false;
    if (this.#verbs.isParticipleAside(comma + 1)) return true;
    // "but Horn, with 300 men, held the hill"
    return this.#opensRelative(comma + 1)
      ? this.#verbs.verbAfterClause(comma + 1)
      : this.#verbs.verbAfterAside(comma + 1);
  }

  /** "who had fled", "of whom 300 were left" */
  #opensRelative(at: number): boolean {
    const { classes } = this.#sentence;
    const first = (classes[at]! & PREPOSITION) !== 0 ? at + 1 : at;
    return ((classes[first] ?? MARK) & RELATIVE) !== 0;
  }

  /** "Although the news came, the Romans, with 300 men, attacked": whether the subject of the clause around begins, and an aside after it. */
  opensMain(pending: number, next: number): boolean {
    const { classes, tokens } = this.#sentence;
    const { kind, verb, from } = this.#clauses.now;
    if (verb === null || this.#clauses.isBegun(pending, from)) return false;
    // "Having lost the hill, Horn, with 300 men, attacked"
    if (kind === 'infinitive' || kind === 'participle') return this.isSubjectBeforeAside(next);
    if (kind !== 'subordinate') return false;
    if ((classes[next]! & (DETERMINER | CAPITAL)) === 0) return false;
    const end = this.#verbs.nextStop[next]!;
    if (tokens[end]?.kind !== 'comma' || this.#verbs.nextGroup[next]! < end) return false;
    const group = this.#verbs.groups[end + 1];
    if (group) return group.form === 'ing' || group.form === 'participle' || group.either;
    return ((classes[end + 1] ?? MARK) & (RELATIVE | PREPOSITION | DETERMINER)) !== 0;
  }

  /** "Falco, the consul, led": a name or noun after a comma, and a comma after it. */
  isApposition(at: number, next: number): boolean {
    const { classes, tokens, word } = this.#sentence;
    const own = classes[next]!;
    // "Voltaire, however, records": an adverb names nobody
    if (own === MARK || ((own & PREPOSITION) !== 0 && (own & NUMBER) === 0)) return false;
    if (this.#verbs.nounBefore(at) === null) return false;
    // "Soon afterward, Horn, an old soldier, …"
    if (SAYS_WHEN.test(word(at - 1) ?? '')) return false;
    // a phrase at the head of the sentence is no name: "In May, the army, …"
    let from = at - 1;
    // "In the Battle of Ilipa (206 BC), Scipio won"
    if (tokens[from]!.kind === 'close') while (from > 0 && tokens[from]!.kind !== 'open') from--;
    while (
      from > 0 &&
      this.#clauses.clauseOf[from - 1] === this.#clauses.current &&
      classes[from - 1] !== MARK
    )
      from--;
    // "and in 237 BC, the Carthaginians, led by him, landed"
    while (from < at && (classes[from]! & COORDINATOR) !== 0) from++;
    // "after Horn, the general, attacked"
    const { connective, from: opens } = this.#clauses.now;
    if (from === opens && word(from) === connective) from++;
    // "in which all but one of them, fearing this, fled"
    if (from === opens - 1 && connective === `${word(from)} ${word(opens)}`) from += 2;
    if ((classes[from]! & PREPOSITION) !== 0 && !this.#subjectBegins(from, at)) return false;
    // "Soon afterward, Horn, the general, withdrew"
    if (from === 0 && /^(?:afterwards?|later|thereafter)$/.test(word(at - 1) ?? '')) return false;
    const isOfTwoWords =
      OPENERS_OF_PREPOSITIONS.has(word(from) ?? '') && (classes[from + 1]! & PREPOSITION) !== 0;
    if (isOfTwoWords) return false;
    // "Low on ships, Admiral Halsey, …": what begins with an adjective and its preposition names nobody
    const isAdjective =
      this.#clauses.now.kind === 'main' &&
      from + 1 < at &&
      (classes[from + 1]! & PREPOSITION) !== 0 &&
      word(from + 1) !== 'of' &&
      !/s$/.test(word(from) ?? '') &&
      (classes[from]! & (DETERMINER | NUMBER | PRONOUN)) === 0 &&
      from === 0;
    if (isAdjective) return false;
    const end = this.#verbs.nextStop[next]!;
    if (tokens[end]?.kind === 'comma' || tokens[end] === undefined) return true;
    // "Horn, an old soldier who had served in many wars, besieged Malmö"
    return (
      (classes[end]! & RELATIVE) !== 0 &&
      (classes[at - 1]! & CAPITAL) !== 0 &&
      /^(?:an?|the)$/.test(word(next) ?? '') &&
      this.#verbs.nextGroup[next]! > end &&
      this.#verbs.verbAfterClause(end)
    );
  }

  /** "In May 1644 the Danes", "On the left Horn": whether a subject begins after a phrase that opens a clause without a comma. */
  #subjectBegins(from: number, to: number): boolean {
    for (let at = from + 2; at < to; at++) if (this.#clauses.opened.has(at)) return true;
    return false;
  }

  /** "The Danes, 200 of them wounded, surrendered": whether what befell a part of a subject stands between it and its verb. */
  isAbsolute(comma: number, group: FoundGroup): boolean {
    const { classes, tokens, word, dated } = this.#sentence;
    if (!group.either || !UNDERGONE.has(group.meaning ?? '') || tokens[group.to]?.kind !== 'comma')
      return false;
    const noun = this.#verbs.nounBefore(comma);
    const last = word(comma - 1) ?? '';
    if (noun === null || dated[comma - 1] || ENDS_OF_OPENINGS.has(last)) return false;
    // "in the south, his men attacked"
    if (noun.from > 0 && (classes[noun.from - 1]! & PREPOSITION) !== 0) return false;
    const isPart = /^(?:them|these|whom)$/.test(word(group.from - 1) ?? '');
    const isTheirs = POSSESSIVES.has(word(comma + 1) ?? '');
    return (isPart || isTheirs) && this.#verbs.verbAfterAside(group.to);
  }
}
