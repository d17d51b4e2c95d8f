import {
  ADVERBS_BETWEEN,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  MODALS,
  PREPOSITIONS,
  PRONOUNS,
} from '../language/lexicon/function-words.ts';
import {
  CONTRASTS,
  DENIALS,
  FIGURE_VERBS,
  ISSUED,
  MANY_SPEAKERS,
  OPENERS,
  SPEECH_NOUNS,
  SPEECH_VERBS,
} from '../language/lexicon/speech-words.ts';
import { entries, Phrases } from '../language/lexicon/words.ts';
import type { Sentence } from '../language/sentence.ts';
import { isPossessive } from '../language/words-of-text.ts';

/** Who says what. Indices are those of the sentence's tokens, ends exclusive. */
export interface Frame {
  /** The name of the rule that found it. */
  rule: string;
  /** The words for who says it, without an article. Null where the text hides it ("it was reported"). */
  speaker: { from: number; to: number } | null;
  /** What is said. */
  from: number;
  to: number;
  denied: boolean;
}

const openers = new Phrases(OPENERS.map((phrase) => [phrase, true] as const));
const contrasts = new Phrases([...CONTRASTS].map((phrase) => [phrase, true] as const));

interface FrameRule {
  name: string;
  /** The words that may stand there. */
  words: Iterable<string>;
  /** The frame whose word of saying stands at a token. */
  read(sentence: Sentence, at: number): Omit<Frame, 'rule'> | null;
}

/** At most so many words name a speaker. */
const LONGEST_SPEAKER = 12;

const isComma = ({ tokens }: Sentence, at: number): boolean => tokens[at]?.kind === 'comma';

/** Whether the words between two indices set what follows against what stands before. */
export function hasContrast(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (contrasts.at(at, sentence.word) !== null) return true;
  return false;
}

/** Where what is said ends: at a contrast, or with the sentence. */
function scopeEnd(sentence: Sentence, from: number): number {
  for (let at = from; at < sentence.tokens.length; at++) {
    if (sentence.tokens[at]!.kind === 'semicolon') return at;
    if (at > from && contrasts.at(at, sentence.word) !== null) return at;
  }
  return sentence.tokens.length;
}

/** The noun phrase that begins at a token: up to a comma, a verb or the like. */
function phraseFrom(sentence: Sentence, start: number): { from: number; to: number } {
  const { word, tokens } = sentence;
  let from = start;
  while (DETERMINERS.has(word(from) ?? '') && !/^(?:his|her|their|its|some)$/.test(word(from)!)) from++;
  let to = from;
  while (to < from + LONGEST_SPEAKER && tokens[to] !== undefined) {
    const text = word(to);
    if (text === null) {
      if (tokens[to]!.kind === 'number' || tokens[to]!.text === '"') {
        to++;
        continue;
      }
      break;
    }
    const isEnd =
      AUXILIARIES.has(text) ||
      MODALS.has(text) ||
      (CONJUNCTIONS.has(text) && text !== 'and') ||
      SPEECH_VERBS.has(text);
    // "According to Pusztaszeri the Hungarians lost": an article begins another phrase
    const isNext =
      /^(?:the|an?)$/.test(text) &&
      to > from &&
      !PREPOSITIONS.has(word(to - 1) ?? '') &&
      word(to - 1) !== 'and';
    if (isNext || (isEnd && to > from && !SPEECH_NOUNS.has(text))) break;
    to++;
  }
  return { from, to };
}

/** "the report released by the MNLA" is said by the MNLA. */
function issuer(sentence: Sentence, span: { from: number; to: number }): { from: number; to: number } {
  for (let at = span.from + 1; at + 1 < span.to; at++) {
    const by = ISSUED.has(sentence.word(at) ?? '') ? at + 1 : -1;
    const isDocument = SPEECH_NOUNS.has(sentence.word(at - 1) ?? '');
    if (isDocument && by > 0 && /^(?:by|from)$/.test(sentence.word(by) ?? ''))
      return trimmed(sentence, { from: by + 1, to: span.to });
    if (isDocument && /^(?:by|from|of)$/.test(sentence.word(at) ?? ''))
      return trimmed(sentence, { from: at + 1, to: span.to });
  }
  return trimmed(sentence, span);
}

function trimmed(
  sentence: Sentence,
  { from, to }: { from: number; to: number },
): { from: number; to: number } {
  const { word } = sentence;
  while (from < to && /^(?:the|a|and|but|that|then|yet|one)$/.test(word(from) ?? 'the')) from++;
  while (
    to > from &&
    (word(to - 1) === null || ADVERBS_BETWEEN.has(word(to - 1)!) || /ly$/.test(word(to - 1)!))
  )
    to--;
  return { from, to };
}

function commaBefore(sentence: Sentence, from: number): number | null {
  for (let at = from; at > Math.max(0, from - LONGEST_SPEAKER); at--) if (isComma(sentence, at)) return at;
  return null;
}

const LINKS_BACK = new Set(
  entries('of, in, for, from, at, the, and, a, an, al, de, la, von, van, ibn, bin, by'),
);

/** The noun phrase that ends before a verb: the subject. Null where none can be told. */
function subjectBefore(sentence: Sentence, verb: number): { from: number; to: number } | null {
  const { word, tokens, dated } = sentence;
  let to = verb;
  // "however" and the like, with their commas, adverbs and "has" stand between
  while (to > 0) {
    const text = word(to - 1);
    if (text === null) {
      if (isComma(sentence, to - 1) && word(to - 2) === 'however') to -= isComma(sentence, to - 3) ? 3 : 2;
      else if (isComma(sentence, to - 1) && to === verb) {
        // "Simonides, another near-contemporary, says": what stands between commas describes the subject
        const comma = commaBefore(sentence, to - 2);
        // "the leader of the movement, Ahmad Jarba, announced": the name itself
        const isName = comma !== null && tokens.slice(comma + 1, to - 1).every(({ capital }) => capital);
        if (isName) {
          to--;
          break;
        }
        if (comma === null) break;
        to = comma;
      } else break;
    } else if (
      ADVERBS_BETWEEN.has(text) ||
      AUXILIARIES.has(text) ||
      (/ly$/.test(text) && !tokens[to - 1]!.capital)
    )
      to--;
    else break;
  }
  let from = to;
  while (from > 0 && to - from < LONGEST_SPEAKER) {
    const text = word(from - 1);
    if (text === null || dated[from - 1]) {
      if (tokens[from - 1]?.kind === 'number' && !dated[from - 1]) {
        from--;
        continue;
      }
      break;
    }
    if (text === 'who' || text === 'which') {
      if (from !== to) break;
      return antecedent(sentence, from - 1);
    }
    if (
      (CONJUNCTIONS.has(text) && text !== 'and') ||
      AUXILIARIES.has(text) ||
      MODALS.has(text) ||
      SPEECH_VERBS.has(text)
    ) {
      if (!SPEECH_NOUNS.has(text)) break;
    }
    if (PREPOSITIONS.has(text) && !LINKS_BACK.has(text)) break;
    if (text === 'and' && !tokens[from]?.capital) break;
    from--;
  }
  const span = trimmed(sentence, { from, to });
  // "In the statement it also indicated": the phrase before a pronoun is none of the subject
  for (let at = span.to - 1; at > span.from; at--) {
    if (PRONOUNS.has(word(at) ?? '')) return trimmed(sentence, { from: at, to: span.to });
  }
  while (span.from < span.to && PREPOSITIONS.has(word(span.from) ?? '')) span.from++;
  return span.from < span.to ? issuer(sentence, span) : null;
}

/** "one source, Thomas Pierson, who noted": the name before "who". */
function antecedent(sentence: Sentence, who: number): { from: number; to: number } | null {
  const to = isComma(sentence, who - 1) ? who - 1 : who;
  let from = to;
  while (from > 0 && sentence.word(from - 1) !== null && sentence.tokens[from - 1]!.capital) from--;
  return from < to ? { from, to } : null;
}

const HIDDEN = new Set(['it', 'there', 'that', 'which', 'this']);

export const FRAME_RULES: readonly FrameRule[] = [
  {
    name: 'according-to',
    words: openers.firstWords,
    read(sentence, at) {
      const opener = openers.at(at, sentence.word);
      if (opener === null) return null;
      const first = at + opener.length;
      const phrase = phraseFrom(sentence, first);
      if (phrase.to <= phrase.from) return null;
      const speaker = issuer(sentence, phrase);
      const isRelative =
        isComma(sentence, at - 1) && /^(?:which|who|that|and|but)$/.test(sentence.word(at - 2) ?? '');
      if (isRelative) return { speaker, from: phrase.to, to: sentence.tokens.length, denied: false };
      if (isComma(sentence, phrase.to) && phrase.to < sentence.tokens.length - 1 && isOpening(sentence, at)) {
        return { speaker, from: phrase.to + 1, to: sentence.tokens.length, denied: false };
      }
      if (isOpening(sentence, at))
        return { speaker, from: phrase.to, to: sentence.tokens.length, denied: false };
      return { speaker, from: clauseStart(sentence, at), to: at, denied: false };
    },
  },
  {
    name: 'in-the-account-of',
    words: ['in', 'per', 'by'],
    read(sentence, at) {
      if (!isOpening(sentence, at)) return null;
      let to = at + 1;
      while (to < at + LONGEST_SPEAKER && sentence.word(to) !== null && !isComma(sentence, to)) to++;
      if (!isComma(sentence, to) || !SPEECH_NOUNS.has(sentence.word(to - 1) ?? '')) return null;
      const possessive = Array.from({ length: to - at - 1 }, (_, k) => at + 1 + k).some((k) =>
        isPossessive(sentence, k),
      );
      if (!possessive) return null;
      return {
        speaker: trimmed(sentence, { from: at + 1, to }),
        from: to + 1,
        to: scopeEnd(sentence, to + 1),
        denied: false,
      };
    },
  },
  {
    name: 'claim-of',
    words: SPEECH_NOUNS,
    read(sentence, at) {
      if (!/^(?:of|that)$/.test(sentence.word(at + 1) ?? '')) return null;
      for (let owner = at - 1; owner >= Math.max(0, at - 4); owner--) {
        if (!isPossessive(sentence, owner)) continue;
        let from = owner;
        while (from > 0 && sentence.tokens[from - 1]!.capital && sentence.word(from - 1) !== null) from--;
        if (!sentence.tokens[from]!.capital) return null;
        return {
          speaker: { from, to: owner + 1 },
          from: at + 2,
          to: scopeEnd(sentence, at + 2),
          denied: DENIALS.has(sentence.word(at)!),
        };
      }
      return null;
    },
  },
  {
    name: 'said-by',
    words: [...SPEECH_VERBS, 'given'],
    read(sentence, at) {
      if (sentence.word(at + 1) !== 'by') return null;
      const phrase = trimmed(sentence, phraseFrom(sentence, at + 2));
      for (let k = phrase.from; k < phrase.to; k++) {
        if (PREPOSITIONS.has(sentence.word(k) ?? '') && sentence.word(k) !== 'of') phrase.to = k;
      }
      return {
        speaker: phrase,
        from: clauseStart(sentence, at),
        to: clauseEnd(sentence, phrase.to),
        denied: DENIALS.has(sentence.word(at)!),
      };
    },
  },
  {
    name: 'says-that',
    words: SPEECH_VERBS,
    read(sentence, at) {
      const text = sentence.word(at)!;
      if (!isVerbHere(sentence, at)) return null;
      const before = sentence.word(at - 1) ?? '';
      if (
        /^(?:was|were|is|are|been|be|being)$/.test(before) ||
        (/^(?:was|were|is|are|been)$/.test(sentence.word(at - 2) ?? '') && ADVERBS_BETWEEN.has(before))
      ) {
        // "It was reported that": somebody says it, and the text does not tell who
        return { speaker: null, from: at + 1, to: scopeEnd(sentence, at + 1), denied: false };
      }
      if (/^(?:a|an|the|of|his|her|its|their|no)$/.test(before)) return null;
      const subject = subjectBefore(sentence, at);
      if (subject === null) return null;
      const only = subject.to - subject.from === 1 ? sentence.word(subject.from) : null;
      const speaker = only !== null && HIDDEN.has(only) ? null : subject;
      const isLast = sentence.word(at + 1) === null && at + 2 >= sentence.tokens.length;
      if (isLast) return { speaker, from: 0, to: subject.from, denied: DENIALS.has(text) };
      return { speaker, from: at + 1, to: scopeEnd(sentence, at + 1), denied: DENIALS.has(text) };
    },
  },
  {
    name: 'gives-figure',
    words: FIGURE_VERBS,
    read(sentence, at) {
      if (!givesFigure(sentence, at)) return null;
      const to = scopeEnd(sentence, at + 1);
      const subject = subjectBefore(sentence, at);
      if (subject === null || (sentence.word(subject.from) ?? '') === 'it') return null;
      return { speaker: subject, from: at + 1, to, denied: false };
    },
  },
];

/** "report" and "claim" are verbs where a subject stands before and something said after them. */
function isVerbHere(sentence: Sentence, at: number): boolean {
  const next = sentence.word(at + 1);
  const text = sentence.word(at)!;
  if (!/(?:s|ed|ing|said|wrote|told)$/.test(text) && text !== 'denied')
    return MANY_SPEAKERS.has(sentence.word(at - 1) ?? '');
  if (!SPEECH_NOUNS.has(text) && !/^(?:states|notes|lists|relates|quotes)$/.test(text)) return true;
  return (
    next === null || next === 'that' || DETERMINERS.has(next) || sentence.tokens[at + 1]?.kind === 'number'
  );
}

function givesFigure(sentence: Sentence, at: number): boolean {
  for (let k = at + 1; k < Math.min(at + 9, sentence.tokens.length); k++) {
    if (sentence.tokens[k]!.kind === 'number' && !sentence.dated[k])
      return k === at + 1 || hasAmountNoun(sentence, at + 1, k);
  }
  return false;
}

function hasAmountNoun(sentence: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (
      /^(?:losses|casualties|loss|figures?|number|numbers|strength|total|toll|size|force|dead)$/.test(
        sentence.word(k) ?? '',
      )
    )
      return true;
  }
  return false;
}

/** Whether nothing but a conjunction, an adverb or a date stands before a token in its sentence or clause. */
function isOpening(sentence: Sentence, at: number): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const text = sentence.word(k);
    if (sentence.dated[k] || isComma(sentence, k) || text === 'on' || text === 'however') continue;
    if (text !== null && (CONJUNCTIONS.has(text) || ADVERBS_BETWEEN.has(text))) continue;
    return k < at - 1 && sentence.tokens[k]!.kind === 'semicolon';
  }
  return true;
}

function clauseStart(sentence: Sentence, at: number): number {
  for (let k = at - 2; k > 0; k--)
    if (sentence.tokens[k]!.kind === 'semicolon' || contrasts.at(k, sentence.word) !== null) return k;
  return 0;
}

/** A list goes on after "as 600, and by Richárd Gelich": a clause ends where the next speaker comes. */
function clauseEnd(sentence: Sentence, from: number): number {
  for (let k = from; k < sentence.tokens.length; k++) {
    if (isComma(sentence, k) || sentence.tokens[k]!.kind === 'semicolon') return k;
    if (sentence.word(k) === 'and' && sentence.word(k + 1) === 'by') return k;
  }
  return sentence.tokens.length;
}

/** The rules by the words that they are tried at. */
const RULES_AT = new Map<string, FrameRule[]>();
for (const rule of FRAME_RULES)
  for (const word of new Set(rule.words)) RULES_AT.set(word, [...(RULES_AT.get(word) ?? []), rule]);

/** Every frame of a sentence, in the order of the words of saying. */
export function findFrames(sentence: Sentence): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const word = sentence.word(at);
    const rules = word === null ? undefined : RULES_AT.get(word);
    if (rules === undefined) continue;
    for (const { name, read } of rules) {
      const frame = read(sentence, at);
      if (frame === null) continue;
      frames.push({ rule: name, ...frame });
      break;
    }
  }
  return frames;
}
