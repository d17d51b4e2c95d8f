import { AUXILIARIES, DETERMINERS, PREPOSITIONS } from '../language/lexicon/function-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause, Range, Sentence } from '../language/sentence.ts';
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
  RELATIVE,
  VERB_FORM,
} from '../language/word-classes.ts';
import documents from '../language/words/documents.json' with { type: 'json' };
import eventNouns from '../language/words/events-as-subjects.json' with { type: 'json' };
import givingVerbs from '../language/words/giving-verbs.json' with { type: 'json' };
import noSaying from '../language/words/no-saying.json' with { type: 'json' };
import noSpeakers from '../language/words/no-speakers.json' with { type: 'json' };
import { isPossessive } from '../language/words-of-text.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './scene.ts';

/** Who states a figure, as the text writes it, without article; who passes that on; and whether it is denied. */
export interface Claimed {
  claimant: string | null;
  reported_by: string | null;
  denied: boolean;
}

/** Words that say something, as far as they reach. */
interface Saying {
  /** The name of the rule that found it. */
  rule: string;
  /** Who says it; null where the text hides that ("it was reported"). */
  speaker: Speaker | null;
  denied: boolean;
  /** The deeper it stands, the nearer it is to the figure. */
  depth: number;
}

/** The words for a speaker, in a sentence that need not be that of the figure. */
interface Speaker {
  scene: Scene;
  range: Range;
}

interface SayingRule {
  name: string;
  example: string;
  read(scene: Scene, figure: Figure): Saying | Saying[] | null;
}

const DOCUMENTS = wordSet(documents);
const EVENTS = wordSet(eventNouns);
const GIVING = wordSet(givingVerbs);
const NO_SAYING = wordSet(noSaying);
const NO_SPEAKERS = wordSet(noSpeakers);
const DENIES = /^(?:deny|denied|denies|denying|denial)$/;
const LONGEST_SPEAKER = 12;
/** So many sentences before is looked for whom "he said" means. */
const FARTHEST = 3;

const wordOf = ({ word }: Sentence, at: number): string => word(at) ?? '';
const depthOf = (scene: Scene, clause: Clause): number => {
  let depth = 0;
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) depth++;
  return depth;
};

/** The first form of a verb that no list has, as its ending tells it. */
const isOneOf = (list: ReadonlySet<string>, lemma: string): boolean => {
  const stem = lemma.replace(/(?:ed|ing)$/, '');
  return list.has(lemma) || list.has(stem) || list.has(`${stem}e`) || list.has(stem.replace(/(.)\1$/, '$1'));
};

/** Conjunctions of what somebody says; other clauses only stand beside it. */
const SAID = /^(?:that|how|whether|how many|to)$/;

/** Whether what a clause tells is what its parent's verb says: "said that five were killed", "claimed to have killed", "reported losing". */
function isComplement(scene: Scene, clause: Clause, parent: Clause): boolean {
  const { verb } = parent;
  if (!verb || clause.from < verb.to) return false;
  if (clause.kind === 'subordinate') return clause.connective === null || SAID.test(clause.connective);
  if (clause.kind === 'quotation') return true;
  if (clause.kind === 'infinitive') return true;
  if (clause.kind !== 'participle') return false;
  if (clause.connective !== null) return false;
  // "reported losing 20", "reported 20 of its men killed"; what a comma parts is what the speaker does
  return (
    wordOf(scene.sentence, clause.from) !== '' && scene.sentence.tokens[clause.from - 1]?.kind !== 'comma'
  );
}

/** Whether a figure stands among what the verb of its clause says. */
function isStated(scene: Scene, figure: Figure, clause: Clause, at: number): boolean {
  const { verb } = clause;
  if (!verb || at < verb.to) return false;
  const { sentence } = scene;
  if (verb.meaning === 'say') {
    // "had to contend with"
    if (wordOf(sentence, verb.to) === 'with') return false;
    // "450,000 dead on the one side and 250,000 on the other"
    if (/^(?:and|or)$/.test(wordOf(sentence, figure.counted.left - 1))) return true;
    // "claimed 57 lives" is no saying; "recorded in 1850" neither
    if (
      verb.lemma === 'claim' &&
      /^(?:lives|life|victims)$/.test(wordOf(sentence, figure.counted.nounTo - 1))
    )
      return false;
    return !clause.phrases.some(
      ({ at: opens, from, to, preposition }) =>
        from <= at &&
        at < to &&
        opens < at &&
        !/^(?:at|as|of|for|about|up|to|between|over|with|around|in)$/.test(preposition),
    );
  }
  if (!isOneOf(GIVING, verb.lemma)) return false;
  return gives(scene, figure, clause, at);
}

/** "Plutarch gives 300 killed", "put his losses at 300", "speaks of 800 dead": a giving of figures, not of things. */
function gives(scene: Scene, figure: Figure, clause: Clause, figureAt: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const written = wordOf(sentence, verb.head);
  const phrase = clause.phrases.find(({ from, to }) => from <= figureAt && figureAt < to);
  const isAmount = (range: Range): boolean => {
    for (let at = range.from; at < Math.min(range.to, figureAt); at++)
      if (AMOUNTS.test(wordOf(sentence, at))) return true;
    return false;
  };
  const hasAmount = clause.objects.some(isAmount);
  if (/^(?:speak|tell)/.test(verb.lemma) || /^(?:spoke|told)$/.test(written))
    return phrase?.preposition === 'of';
  if (/^(?:put|place|set)/.test(verb.lemma))
    return (
      (phrase?.preposition === 'at' || wordOf(sentence, figureAt - 1) === 'at') &&
      (hasAmount || clause.objects.length > 0)
    );
  const isPresent = /s$/.test(written) || /^(?:give|show|mention)$/.test(written);
  if (verb.lemma === 'have') return written === 'has' && isSource(scene, clause) && figure.outcome !== null;
  if (/^mention/.test(verb.lemma)) return true;
  return hasAmount || phrase?.preposition === 'as' || (isPresent && isSource(scene, clause));
}
const AMOUNTS =
  /^(?:losses|casualties|loss|figures?|numbers?|strength|total|toll|size|dead|force|army|fleet|estimate|killed|deaths|wounded|prisoners)$/;

/** A name that is of no side, or a document: not a commander who has and gives men. */
function isSource(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  const { sentence, mentions } = subject.scene;
  for (let at = subject.range.from; at < subject.range.to; at++)
    if (DOCUMENTS.has(wordOf(sentence, at))) return true;
  if (mentions.some(({ from, to }) => from >= subject.range.from && to <= subject.range.to)) return false;
  return (sentence.classes[subject.range.to - 1]! & CAPITAL) !== 0;
}

/** The subject of a verb of saying, where a pronoun stands for it: the one that it stands for. Null where it is hidden, or an event. */
function subjectOf(scene: Scene, clause: Clause): Speaker | null {
  let at: Clause | null = clause;
  for (let depth = 0; at && depth < 8; depth++) {
    if (at.subject) {
      const { from, to } = at.subject;
      if (to - from > 1 || (scene.sentence.classes[from]! & RELATIVE) === 0)
        return speakerAt(scene, at.subject, at);
    }
    // "written a century later, which estimated": a time does not speak
    const isTime = at.antecedent !== null && TIMES.test(wordOf(scene.sentence, at.antecedent.to - 1));
    if (at.antecedent && at.kind !== 'apposition' && !isTime) return speakerAt(scene, at.antecedent, at);
    at = scene.parentOf(at);
  }
  return null;
}

const TIMES =
  /^(?:century|centuries|year|years|month|months|week|weeks|day|days|decade|decades|later|earlier)$/;
const PRONOUN_OF_SPEAKER = /^(?:he|she|they|it|him|her|them)$/;

/** "what she thought were four battleships": a thought of someone in the story tells nobody anything. */
const isThought = ({ verb }: Clause): boolean =>
  /^(?:think|thought|believe|suppose|presume|assume|infer)/.test(verb?.lemma ?? '');

/** Whom a subject means: itself, the issuer of a document, or whoever a pronoun goes back to. */
function speakerAt(scene: Scene, range: Range, clause: Clause): Speaker | null {
  const { sentence } = scene;
  const own = trimmed(sentence, range);
  const only = own.to - own.from === 1 ? wordOf(sentence, own.from) : '';
  if (PRONOUN_OF_SPEAKER.test(only))
    return isThought(clause) ? null : antecedentOf(scene, range, clause, only);
  if (own.from >= own.to) return null;
  // "believing that …": what someone in the story thinks is no statement
  if (isThought(clause) && !canSpeak(scene, own, 'he')) return null;
  const named = nameBeside(scene, range);
  if (named) return { scene, range: named };
  const head = headOf(sentence, own);
  if (EVENTS.has(head) && !isPossessive(sentence, own.to - 1)) return null;
  if (NO_SPEAKERS.has(head) && own.to - own.from === 1) return null;
  if ((sentence.classes[own.to - 1]! & NUMBER) !== 0 || sentence.tokens[own.from]!.kind === 'number')
    return null;
  if (DOCUMENTS.has(head))
    return issuerOf(scene, own, clause) ?? makerOf(scene, range) ?? { scene, range: own };
  return { scene, range: own };
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
    if (!clause.objects.some(holds) && !clause.phrases.some(holds)) continue;
    const subject = ownOrJoined(scene, clause);
    if (subject && subject.to <= document.from && canSpeak(scene, subject, 'they'))
      return speakerAt(scene, subject, clause);
  }
  return null;
}

/** "the leader of the movement, Ahmad Jarba,": the name itself. */
function nameBeside(scene: Scene, range: Range): Range | null {
  const { sentence } = scene;
  // "Colonel Israel Shreve, commander of the regiment, wrote": the name before what describes it
  let isPlain = sentence.tokens[range.from - 1]?.kind === 'comma' && !sentence.dated[range.from - 2];
  for (let at = range.from; at < range.to; at++)
    if ((sentence.classes[at]! & CAPITAL) !== 0 && (sentence.classes[range.from]! & DETERMINER) !== 0)
      isPlain = false;
  if (isPlain && (sentence.classes[range.from]! & CAPITAL) === 0) {
    let first = range.from - 1;
    while (first > 0 && (sentence.classes[first - 1]! & CAPITAL) !== 0) first--;
    // "According to Reuters, the government": no description
    const isPhrase = first > 0 && (sentence.classes[first - 1]! & PREPOSITION) !== 0;
    if (!isPhrase && first < range.from - 1) return { from: first, to: range.from - 1 };
  }
  for (const { kind, antecedent, from, to } of scene.tree.clauses) {
    if (kind !== 'apposition' || antecedent?.from !== range.from) continue;
    let first = from;
    let last = to;
    while (first < last && sentence.classes[first] === MARK) first++;
    while (last > first && sentence.classes[last - 1] === MARK) last--;
    let isName = last > first && last - first < 5;
    for (let at = first; at < last; at++) if ((sentence.classes[at]! & CAPITAL) === 0) isName = false;
    if (isName && (sentence.classes[range.from + 1]! & CAPITAL) === 0) return { from: first, to: last };
  }
  return null;
}

function headOf(sentence: Sentence, { from, to }: Range): string {
  let at = from;
  while (at + 1 < to && (sentence.classes[at + 1]! & PREPOSITION) === 0) at++;
  return wordOf(sentence, at);
}

/** A speaker's words without article, conjunctions and adverbs around them. */
function trimmed(sentence: Sentence, { from, to }: Range): Range {
  let first = from;
  let last = to;
  while (
    first < last &&
    (sentence.classes[first] === MARK ||
      /^(?:the|a|an|and|but|that|then|yet|only|as|one)$/.test(wordOf(sentence, first) || 'the')) &&
    !(wordOf(sentence, first) === 'one' && last - first > 1)
  )
    first++;
  if (/^(?:that|those)$/.test(wordOf(sentence, first)) && wordOf(sentence, first + 1) === 'of') first += 2;
  while (
    last > first &&
    (sentence.classes[last - 1] === MARK ||
      (sentence.classes[last - 1]! & ADVERB) !== 0 ||
      AUXILIARIES.has(wordOf(sentence, last - 1)))
  )
    last--;
  return { from: first, to: last };
}

/** "A statement released by the MNLA", "a report by Reuters": who made a document. */
function issuerOf(scene: Scene, range: Range, clause: Clause): Speaker | null {
  const { sentence } = scene;
  for (let at = range.from + 1; at < range.to; at++)
    if (/^(?:by|from)$/.test(wordOf(sentence, at)))
      return { scene, range: trimmed(sentence, { from: at + 1, to: range.to }) };
  for (const phrase of clause.phrases)
    if (/^(?:by|from)$/.test(phrase.preposition) && phrase.at === range.to)
      return { scene, range: trimmed(sentence, phrase) };
  for (const other of scene.tree.clauses) {
    if (other.kind !== 'participle' || !other.antecedent || other.antecedent.to !== range.to) continue;
    const by = other.phrases.find(({ preposition }) => /^(?:by|from)$/.test(preposition));
    if (by) return { scene, range: trimmed(sentence, by) };
  }
  return null;
}

/** Whether a phrase names someone who can speak: a name, a source, or a side. */
function canSpeak({ sentence, mentions }: Scene, { from, to }: Range, pronoun: string): boolean {
  if (EVENTS.has(headOf(sentence, { from, to }))) return false;
  const isName = (at: number) =>
    (sentence.classes[at]! & CAPITAL) !== 0 && (at > 0 || !DETERMINERS.has(wordOf(sentence, at)));
  for (let at = from; at < to; at++) {
    if ((sentence.classes[at]! & PRONOUN) !== 0) return false;
    if (
      isName(at) ||
      /^(?:government|ministry|army|military|police|spokesman|spokesperson|officer|officials|minister|historians?|scholars?|authors?|chroniclers?|sources?|accounts?|estimates?|researchers?|commander|general|king|rebels|sources|reporter|journalist)$/.test(
        wordOf(sentence, at),
      )
    )
      return true;
  }
  return pronoun !== 'he' && mentions.some((mention) => mention.from >= from && mention.to <= to);
}

/** Whom "he", "they" or "it" means that says something: a subject before it, else who spoke last, else the subject before that. */
function antecedentOf(scene: Scene, range: Range, clause: Clause, pronoun: string): Speaker | null {
  const { clauses } = scene.tree;
  const candidates: Range[] = [];
  for (let up = scene.parentOf(clause); up; up = scene.parentOf(up))
    if (up.subject) candidates.push(up.subject);
  for (let index = clauses.indexOf(clause) - 1; index >= 0; index--) {
    const { subject } = clauses[index]!;
    if (subject) candidates.push(subject);
  }
  for (const candidate of candidates) {
    if (candidate.from >= range.from) continue;
    if (canSpeak(scene, candidate, pronoun)) return { scene, range: trimmed(scene.sentence, candidate) };
  }
  let { before } = scene;
  for (let back = 0; before && back < FARTHEST; back++, before = before.before) {
    const last = lastSpeaker(before);
    if (last) return last;
    for (const { kind, subject } of before.tree.clauses)
      if (subject && kind !== 'relative' && canSpeak(before, subject, pronoun))
        return { scene: before, range: trimmed(before.sentence, subject) };
  }
  return null;
}

/** Who speaks last in a sentence. */
function lastSpeaker(scene: Scene): Speaker | null {
  const known = SPOKE_LAST.get(scene);
  if (known !== undefined) return known;
  const speaker = findLastSpeaker(scene);
  SPOKE_LAST.set(scene, speaker);
  return speaker;
}
/** Each sentence is asked once, however many figures go back to it. */
const SPOKE_LAST = new WeakMap<Scene, Speaker | null>();

function findLastSpeaker(scene: Scene): Speaker | null {
  const { clauses } = scene.tree;
  for (let index = clauses.length - 1; index >= 0; index--) {
    const clause = clauses[index]!;
    const { subject, verb } = clause;
    if (verb?.meaning !== 'say' || verb.passive || !subject || isPronoun(scene.sentence, subject)) continue;
    const speaker = speakerAt(scene, subject, clause);
    if (speaker) return speaker;
  }
  // whom a pronoun means in a sentence before, those before that tell
  return openersOf(scene, false)[0]?.speaker ?? null;
}

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

const AS_SAID =
  /^(?:stated|claimed|reported|recorded|told|given|described|related|noted|estimated|cited|mentioned|quoted|counted)$/;

/** The words before a speaker that begin at a token: how many they are; 0 where none do. */
function openerAt(sentence: Sentence, at: number): number {
  const word = wordOf(sentence, at);
  if (word === 'according' && wordOf(sentence, at + 1) === 'to') return 2;
  if (word === 'as' && AS_SAID.test(wordOf(sentence, at + 1)) && /^(?:by|in)$/.test(wordOf(sentence, at + 2)))
    return 3;
  if (
    word === 'in' &&
    wordOf(sentence, at + 1) === 'the' &&
    /^(?:words|opinion|view|account|estimation)$/.test(wordOf(sentence, at + 2)) &&
    wordOf(sentence, at + 3) === 'of'
  )
    return 4;
  if (word === 'per' && (sentence.classes[at + 1]! & (CAPITAL | 0)) !== 0) return 1;
  return 0;
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
      clause.subject === null &&
      (clause.kind === 'apposition' || clause.kind === 'coordinate')
    ) {
      const up = scene.parentOf(clause);
      if (!up) break;
      clause = up;
    }
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

/** "the Swedish source, Balthasar Russow,": the name itself. */
function namedAfter(sentence: Sentence, { to }: Range): Range | null {
  if (sentence.tokens[to]?.kind !== 'comma' || (sentence.classes[to - 1]! & CAPITAL) !== 0) return null;
  let end = to + 1;
  while (end < to + 5 && sentence.tokens[end]?.kind === 'word' && (sentence.classes[end]! & CAPITAL) !== 0)
    end++;
  return end > to + 2 && sentence.tokens[end]?.kind === 'comma' ? { from: to + 1, to: end } : null;
}

/** The noun phrase that begins at a token: up to a mark, a verb or another phrase's article. */
function phraseFrom(sentence: Sentence, from: number): Range {
  let to = from;
  while (to < from + LONGEST_SPEAKER && to < sentence.tokens.length) {
    const own = sentence.classes[to]!;
    if (own === MARK && sentence.tokens[to]!.kind !== 'stop') break;
    if (sentence.tokens[to]!.kind === 'stop' && sentence.tokens[to - 1]?.text.length !== 1) break;
    if (to > from && (own & COORDINATOR) !== 0 && (sentence.classes[to + 1]! & CAPITAL) === 0) break;
    const word = wordOf(sentence, to);
    if (to > from && (AUXILIARIES.has(word) || (own & RELATIVE) !== 0)) break;
    if (
      to > from &&
      (own & VERB_FORM) !== 0 &&
      wordOf(sentence, to + 1) !== 'by' &&
      (own & CAPITAL) === 0 &&
      (sentence.classes[to - 1]! & (DETERMINER | PREPOSITION)) === 0 &&
      !DOCUMENTS.has(word)
    )
      break;
    // "According to Pusztaszeri the Hungarians lost": an article begins another phrase
    if (
      to > from &&
      /^(?:the|an?)$/.test(word) &&
      !PREPOSITIONS.has(wordOf(sentence, to - 1)) &&
      (sentence.classes[to - 1]! & COORDINATOR) === 0
    )
      break;
    to++;
  }
  return { from, to };
}

/** "a report released by the MNLA", "a report of the MNLA": the MNLA. */
function issuerIn(sentence: Sentence, range: Range): Range {
  let isDocument = false;
  for (let at = range.from; at < range.to; at++) {
    const word = wordOf(sentence, at);
    const isBeside = DOCUMENTS.has(wordOf(sentence, at - 1)) && !/^sources?$/.test(wordOf(sentence, at - 1));
    if ((isDocument && word === 'by') || (isBeside && /^(?:from|of)$/.test(word)))
      return trimmed(sentence, { from: at + 1, to: range.to });
    if (DOCUMENTS.has(word)) isDocument = true;
  }
  return range;
}

/** Whether nothing but a conjunction, an adverb or a date stands before a token in its sentence. */
function isOpening(sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const own = sentence.classes[before]!;
    if (
      sentence.dated[before] ||
      (own & (ADVERB | COORDINATOR)) !== 0 ||
      sentence.tokens[before]!.kind === 'comma' ||
      wordOf(sentence, before) === 'on'
    )
      continue;
    return sentence.tokens[before]!.kind === 'semicolon';
  }
  return true;
}

/** Whether a clause is another, or lies within it. */
function isWithin(scene: Scene, clause: Clause, outer: Clause, stops: (inner: Clause) => boolean): boolean {
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) {
    if (at === outer) return true;
    if (stops(at)) return false;
  }
  return false;
}

const CONTRASTS = /^(?:but|although|though|however|;|yet)$/;

export const SAYING_RULES: readonly SayingRule[] = [
  {
    name: 'in-brackets',
    example: 'The Romans lost 300 men (Livy) or 700 men (Polybius)',
    read(scene, figure) {
      const { sentence } = scene;
      let open = Math.max(figure.counted.numberTo, figure.counted.nounTo, figure.counted.outcome?.to ?? 0);
      if (sentence.tokens[open]?.kind !== 'open' && figure.words.from >= open) open = figure.words.to;
      if (sentence.tokens[open]?.kind !== 'open') return null;
      // "two battlecruisers (Lion)", "one officer (Captain Smith)" name what is counted
      if (!/^(?:personnel|formation)$/.test(figure.category) || (figure.counted.high ?? 2) < 2) return null;
      let to = open + 1;
      while (to < open + 5 && sentence.tokens[to]?.kind === 'word' && sentence.tokens[to]!.capital) to++;
      const isOnly =
        sentence.tokens[to]?.kind === 'close' ||
        (sentence.tokens[to]?.kind === 'comma' && sentence.tokens[to + 1]?.kind === 'number');
      if (to === open + 1 || !isOnly) return null;
      const range = { from: open + 1, to };
      if (scene.mentions.some((mention) => mention.from >= range.from && mention.to <= range.to)) return null;
      // "(US)", "(KIA)" abbreviate something, "(First Army)" is who they are
      if (range.to - range.from === 1 && /^[\p{Lu}.\d]+s?$/u.test(sentence.written(range.from))) return null;
      for (let at = range.from; at < range.to; at++)
        if ((sentence.classes[at]! & MILITARY) !== 0) return null;
      return {
        rule: 'in-brackets',
        speaker: { scene, range: trimmed(sentence, range) },
        denied: false,
        depth: 100,
      };
    },
  },
  {
    name: 'claim-of',
    example: "the MNLA's previous claim of losing four men; an estimate by Askew of 70,000",
    read(scene, figure) {
      const { sentence } = scene;
      const { clauses, clauseOf } = scene.tree;
      for (let at = figure.counted.from - 1; at >= Math.max(1, figure.counted.from - 14); at--) {
        if (sentence.tokens[at]!.kind === 'semicolon' || CONTRASTS.test(wordOf(sentence, at))) return null;
        if (!DOCUMENTS.has(wordOf(sentence, at))) continue;
        const holder = clauses[clauseOf[at]!]!;
        if (!isWithin(scene, figure.place.clause, holder, () => false)) return null;
        const next = wordOf(sentence, at + 1);
        const isOf = /^(?:of|that|puts?|gives?|gave)$/.test(next);
        const denied = DENIES.test(wordOf(sentence, at));
        if (isOf)
          for (let owner = at - 1; owner >= Math.max(0, at - 4); owner--) {
            if (!isPossessive(sentence, owner)) continue;
            let from = owner;
            while (from > 0 && sentence.tokens[from - 1]!.capital && sentence.word(from - 1) !== null) from--;
            if (!sentence.tokens[from]!.capital) return null;
            return {
              rule: 'claim-of',
              speaker: { scene, range: { from, to: owner + 1 } },
              denied,
              depth: 50,
            };
          }
        if (next === 'by') {
          const range = trimmed(sentence, phraseFrom(sentence, at + 2));
          if (range.to < figure.counted.from && range.to > range.from)
            return { rule: 'claim-of', speaker: { scene, range }, denied, depth: 50 };
        }
        return null;
      }
      return null;
    },
  },
  {
    name: 'in-the-account-of',
    example: "In Vergil's chronicle, 100 men were killed; By Livy's count, 400 fell",
    read(scene, figure) {
      const { sentence } = scene;
      let at = 0;
      while (at < 8 && !/^(?:in|by|per|from)$/.test(wordOf(sentence, at))) at++;
      if (at === 8 || !isOpening(sentence, at)) return null;
      let to = at + 1;
      let owned = false;
      while (to < at + LONGEST_SPEAKER && sentence.word(to) !== null) {
        if (isPossessive(sentence, to)) owned = true;
        to++;
      }
      if (
        !owned ||
        sentence.tokens[to]?.kind !== 'comma' ||
        !DOCUMENTS.has(wordOf(sentence, to - 1)) ||
        figure.counted.from < to
      )
        return null;
      return {
        rule: 'in-the-account-of',
        speaker: { scene, range: trimmed(sentence, { from: at + 1, to }) },
        denied: false,
        depth: 1.5,
      };
    },
  },
  {
    name: 'according-to',
    example: 'According to Reuters, twenty soldiers were killed; twenty were killed, according to Reuters',
    read(scene, figure) {
      return openersOf(scene).flatMap(({ speaker, clause, opens, at }) => {
        const inside = isWithin(scene, figure.place.clause, clause, (inner) => {
          // what another says, or what is set against it
          if (inner.kind === 'contrast')
            return !opens || inner.verb?.meaning === 'say' || CONTRASTS.test(inner.connective ?? '');
          return !opens && inner.kind === 'coordinate' && inner.subject !== null && inner.from > at;
        });
        return inside
          ? [{ rule: 'according-to', speaker, denied: false, depth: depthOf(scene, clause) - 0.5 }]
          : [];
      });
    },
  },
  {
    name: 'says',
    example:
      'The MNLA said that five were killed; Livy puts the dead at 5,000; The death toll was put at 43 by the Red Cross',
    read(scene, figure) {
      const found: Saying[] = [];
      let child: Clause | null = null;
      for (
        let clause: Clause | null = figure.place.clause;
        clause;
        child = clause, clause = scene.parentOf(clause)
      ) {
        const saying = sayingOf(scene, figure, clause, child);
        if (saying) found.push({ ...saying, rule: 'says', depth: depthOf(scene, clause) });
        // who says it, and who passes that on
        if (found.length === 2) break;
        // what is set against what somebody says, or is said by another, is not said by them
        if (clause.kind === 'subordinate' && CONTRASTS.test(clause.connective ?? '')) break;
        const isOwn = CONTRASTS.test(clause.connective ?? '') || clause.verb?.meaning === 'say';
        if (clause.kind === 'contrast' && clause.subject !== null && isOwn) break;
      }
      return found;
    },
  },
  {
    name: 'estimate-is',
    example: 'The official Russian estimate was 5,500; independent estimates range from 5,000 to 14,000',
    read(scene, figure) {
      const { clause } = figure.place;
      const { subject, verb } = clause;
      if (!subject || !verb || verb.passive || verb.meaning === 'say' || figure.counted.numberTo <= verb.to)
        return null;
      const { sentence } = scene;
      const own = trimmed(sentence, subject);
      const head = headOf(sentence, own);
      if (!/^(?:estimates?|counts?|claims?|reckoning|tall(?:y|ies))$/.test(head)) return null;
      let to = own.from;
      while (to < own.to && (sentence.classes[to]! & PREPOSITION) === 0) to++;
      // "possible estimates", "estimates" alone are nobody's
      if (
        to - own.from < 2 ||
        /^(?:possible|various|other|different|most|some|many|these|those|such|current|higher|lower|high|low)$/.test(
          wordOf(sentence, own.from),
        )
      )
        return null;
      return {
        rule: 'estimate-is',
        speaker: { scene, range: { from: own.from, to } },
        denied: false,
        depth: depthOf(scene, clause),
      };
    },
  },
  {
    name: 'said-after',
    example: 'Forty soldiers died, the Red Cross said; The army, local media reported, lost 40 men',
    read(scene, figure) {
      const { clauses } = scene.tree;
      const { sentence } = scene;
      for (const clause of clauses) {
        const { verb, subject, kind } = clause;
        if (verb?.meaning !== 'say' || verb.passive || !subject || kind === 'relative' || kind === 'main')
          continue;
        if (verb.form !== 'finite' && verb.form !== 'perfect') continue;
        const isAlone =
          clause.objects.length === 0 &&
          /^(?:comma|stop)?$/.test(sentence.tokens[verb.to]?.kind ?? '') &&
          !clauses.some((other) => scene.parentOf(other) === clause && other.from >= verb.to);
        if (!isAlone || sentence.tokens[subject.from - 1]?.kind !== 'comma' || clause.connective === 'and')
          continue;
        const up = scene.parentOf(clause);
        if (!up || !isWithin(scene, figure.place.clause, up, (inner) => inner.kind === 'contrast')) continue;
        if (figure.place.clause === clause) continue;
        return {
          rule: 'said-after',
          speaker: speakerAt(scene, subject, clause),
          denied: false,
          depth: depthOf(scene, up) - 0.25,
        };
      }
      return null;
    },
  },
];

/** Verbs of saying that, right before "to", tell what is said of their subject. */
const UNDERGONE = /^(?:estimate|believe|say|report|think|suppose|presume|assume|rumou?r)/;

/** What a clause says of a figure in it, or in a clause within it that is what is said. */
function sayingOf(
  scene: Scene,
  figure: Figure,
  clause: Clause,
  child: Clause | null,
): Omit<Saying, 'rule' | 'depth'> | null {
  const { verb } = clause;
  if (child === null && verb === null) {
    // "the army only twelve", after "The MNLA claimed 30 dead"
    const up = scene.parentOf(clause);
    if (
      up?.verb?.meaning === 'say' &&
      clause.subject &&
      clause.subject.to < figure.counted.numberTo &&
      !up.verb.passive
    )
      return { speaker: speakerAt(scene, clause.subject, clause), denied: false };
    const { subject } = clause;
    const isBefore = subject && subject.from < figure.counted.left && figure.counted.left < subject.to;
    if (up?.verb?.meaning === 'say' && !up.verb.passive && isBefore && figure.shares)
      return {
        speaker: speakerAt(scene, { from: subject.from, to: figure.counted.left }, clause),
        denied: false,
      };
    return null;
  }
  if (!verb) return null;
  // what describes a figure, "20 killed", stands where the figure does
  const describes = child?.kind === 'participle' && child.connective === null ? child.antecedent : null;
  const at = child === null ? figure.counted.numberTo - 1 : (describes?.from ?? -1);
  const isSaid =
    (at >= 0 && isStated(scene, figure, clause, at)) || (child !== null && isSaidBy(scene, clause, child));
  // "eyewitness reports of the flags" are no saying
  const written = wordOf(scene.sentence, verb.head);
  if (
    DOCUMENTS.has(written) &&
    /^(?:of|for|from|in|on|by|is|are|was|were)$/.test(wordOf(scene.sentence, verb.to))
  )
    return null;
  const denied = DENIES.test(verb.lemma) || DENIES.test(wordOf(scene.sentence, verb.head));
  // "a statement by the MNLA said five were killed" looks as "said" in "the words said" does
  // and so does "mentioned" in "Piasecki, who was there, mentioned 3,000 killed"
  const hasObject =
    child === null &&
    clause.objects.some(({ from, to }) => from === verb.to && figure.counted.numberTo <= to);
  const isActive =
    verb.form === 'participle' &&
    verb.from === verb.head &&
    isSaid &&
    (child?.kind === 'subordinate' || (verb.meaning === 'say' && hasObject));
  if (verb.passive && !isActive) {
    const states = verb.meaning === 'say' || isOneOf(GIVING, verb.lemma);
    if (!states) return null;
    const by = clause.phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.from);
    const isTold =
      child === null || isSaid || (clause.subject !== null && child.antecedent?.to === clause.subject.to);
    if (by && isTold) return { speaker: speakerAt(scene, by, clause), denied };
    return isSaid ? { speaker: null, denied } : null;
  }
  if (!isSaid) return null;
  // "a force, estimated to number 10,000": somebody else estimates it
  if (child?.kind === 'infinitive' && child.from === verb.to && UNDERGONE.test(verb.lemma))
    return { speaker: null, denied };
  return { speaker: subjectOf(scene, clause), denied };
}

/** Whether a clause within another is what its verb says, be the verb listed or not. */
function isSaidBy(scene: Scene, clause: Clause, child: Clause): boolean {
  const verb = clause.verb!;
  if (!isComplement(scene, child, clause)) return false;
  if (verb.meaning === 'say') return true;
  if (child.kind !== 'subordinate' || child.connective !== 'that' || verb.meaning !== null) return false;
  return child.from === verb.to && /^(?:finite|perfect)$/.test(verb.form) && !isOneOf(NO_SAYING, verb.lemma);
}

/** A speaker as the text has it; null where it names no one. */
function textOf(text: string, speaker: Speaker | null): string | null {
  if (!speaker) return null;
  const { tokens } = speaker.scene.sentence;
  const first = tokens[speaker.range.from];
  const last = tokens[speaker.range.to - 1];
  if (!first || !last || speaker.range.from >= speaker.range.to) return null;
  const name = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
  return NO_SPEAKERS.has(name.toLowerCase()) ? null : name;
}

/** Who states a figure, and who passes that on. `text` is the article's. */
export function claimantOf(scene: Scene, text: string, figure: Figure): Claimed {
  const sayings: Saying[] = [];
  for (const rule of SAYING_RULES) {
    const found = rule.read(scene, figure);
    if (found) sayings.push(...(Array.isArray(found) ? found : [found]));
  }
  sayings.sort((a, b) => b.depth - a.depth);
  const [inner, outer] = sayings;
  if (!inner) return { claimant: null, reported_by: null, denied: false };
  const claimant = textOf(text, inner.speaker);
  const passedOn = inner.depth < 50 && claimant !== null ? textOf(text, outer?.speaker ?? null) : null;
  return { claimant, reported_by: passedOn === claimant ? null : passedOn, denied: inner.denied };
}
