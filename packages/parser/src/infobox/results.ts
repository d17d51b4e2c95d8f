import type { Decisiveness, Result } from '@openbattles/schema';
import { meaningsByWord } from '../language/lexicon/word-list.ts';
import { isAdjective } from '../language/polities.ts';
import words from '../language/words/result-words.json' with { type: 'json' };
import { anyOf, type Words } from '../text/any-of.ts';
import { oneLine } from '../text/one-line.ts';
import type { Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { maskResidue } from './residue.ts';

interface ResultReading {
  result: Result | null;
  /** The rule that read it. */
  rule: string | null;
  decisiveness: Decisiveness | null;
  /** The winner's name as written. */
  victor: string | null;
  victorSpan: Span | null;
  /** The text of the further consequences, as written. */
  rest: string | null;
}

/** A way of saying how a battle ended. Groups: `victor` where the statement names the winner. */
interface ResultRule {
  name: string;
  pattern: RegExp;
  /** What every match has: a quick look before a pattern that is slow, or slow to compile. */
  hint?: RegExp;
  result: Result;
  /** What more must be true of the victor's name. */
  when?(victor: string): boolean;
}

const NAME = String.raw`(?<victor>[^\s,;.•(](?:[^,;•(\n]*[^\s,;•(\n])?)`;
/**
 * A pattern for words with a small or a capital first letter. It minds case elsewhere, so that "victoryThe" ends in
 * victory.
 */
const either = (list: Words): string =>
  anyOf({ words: list.words.flatMap((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`]) });
const UNDERTAKING = anyOf(words.undertakings);
const PUT_DOWN = anyOf(words.putDown);
const END = String.raw`(?!\p{Ll})`;

/** The first that matches decides. */
export const RESULT_RULES: readonly ResultRule[] = [
  { name: 'see-elsewhere', pattern: /^(?:full results?|see|refer to)\b/i, result: 'other' },
  {
    name: 'both-claim',
    pattern: new RegExp(
      String.raw`^(?:${anyOf(words.disputed)}|both (?:sides|parties)\b[^,;•\n]{0,30}?\bclaim|[^,;•\n]{0,60}?\bclaim(?:s|ed)? (?:of )?victory)`,
      'i',
    ),
    result: 'disputed',
  },
  {
    name: 'inconclusive',
    pattern: new RegExp(`^(?:tactically |strategically |militarily )?${anyOf(words.inconclusive)}`, 'i'),
    result: 'inconclusive',
  },
  {
    name: 'draw',
    pattern: new RegExp(`^(?:${either(words.drawAdjectives)} ){0,2}${either(words.draws)}${END}`, 'u'),
    result: 'draw',
  },
  {
    name: 'ceasefire',
    pattern: new RegExp(`^${anyOf(words.ceasefires)}`, 'i'),
    result: 'ceasefire',
  },
  {
    name: 'ongoing',
    pattern: new RegExp(`^${either(words.ongoing)}${END}`, 'u'),
    result: 'ongoing',
  },
  {
    name: 'victory-for',
    hint: /(?:victory|win|success) (?:for|of) /i,
    pattern: new RegExp(
      String.raw`^(?:[\p{L}-]+ ){0,3}(?:victory|win|success) (?:for|of) (?:the )?${NAME}`,
      'iu',
    ),
    result: 'victory',
  },
  {
    name: 'won-by',
    hint: / by /i,
    pattern: new RegExp(`^(?:won by|victory by) (?:the )?${NAME}`, 'i'),
    result: 'victory',
  },
  {
    name: 'put-down-by',
    hint: / by /i,
    pattern: new RegExp(
      String.raw`^[^,;•(\n]{0,60}\b${UNDERTAKING} (?:was |were |is )?${PUT_DOWN} by (?:the )?${NAME}`,
      'i',
    ),
    result: 'defeat',
  },
  {
    name: 'joint-victory',
    hint: / and /,
    pattern: /^(?<victor>\p{Lu}[^,;•(\n]{0,40}(?:, \p{Lu}[^,;•(\n]{0,40}){1,4}) victory(?!\p{Ll})/u,
    result: 'victory',
    when: (victor) => / and /.test(victor) && isAdjective(victor.slice(0, victor.indexOf(','))),
  },
  {
    name: 'victory',
    pattern: new RegExp(
      String.raw`^(?<victor>[^,;•(\n]{0,120}?)(?: ?\b|(?<=['’] ))${either(words.victories)}${END}`,
      'u',
    ),
    result: 'victory',
  },
  { name: 'won', pattern: /^(?<victor>[^,;•(\n]{1,60}?) (?:wins|won)(?!\p{Ll})/u, result: 'victory' },
  {
    name: 'success',
    pattern: new RegExp(
      String.raw`^[Ss]uccessful (?<victor>[\p{Lu}][^,;•(\n]{0,60}?) ${anyOf(words.undertakings, words.enterprises)}\b`,
      'u',
    ),
    result: 'victory',
  },
  {
    name: 'put-down',
    pattern: new RegExp(
      String.raw`^[^,;•(\n]{0,60}\b${UNDERTAKING} (?:was |were |is )?${PUT_DOWN}\b|^${PUT_DOWN} [^,;•(\n]{0,60}\b${UNDERTAKING}\b`,
      'i',
    ),
    result: 'defeat',
  },
  {
    name: 'defeat',
    pattern: /^[^,;•(\n]{0,60}\b[Dd]efeat(?:ed)?(?!\p{Ll})|^[^,;•(\n]{1,60} [Ff]ailure(?!\p{Ll})/u,
    result: 'defeat',
  },
  // a statement of several words that is none of the above
  { name: 'ends-disputed', pattern: /^[^,;•(\n]{1,60}\bdisputed\b/i, result: 'disputed' },
  { name: 'ends-inconclusive', pattern: /^[^,;•(\n]{1,60}\binconclusive\b/i, result: 'inconclusive' },
  {
    name: 'ends-draw',
    pattern: new RegExp(String.raw`^[^,;•(\n]{1,60}\b${anyOf(words.draws)}\b`, 'i'),
    result: 'draw',
  },
  {
    name: 'ends-ceasefire',
    pattern: new RegExp(String.raw`^[^,;•(\n]{1,60}\b${anyOf(words.ceasefires)}\b`, 'i'),
    result: 'ceasefire',
  },
  { name: 'still-ongoing', pattern: /^[^,;•(\n]{1,60}\b(?:ongoing|continues)\b/i, result: 'ongoing' },
];

const DECISIVE_WORDS = meaningsByWord<Decisiveness>(words.decisiveWords);
const DECISIVE = anyOf({ words: [...DECISIVE_WORDS.keys()] });
const LEADING = new RegExp(
  `^(?:(${DECISIVE})|${anyOf(words.beforeVictor)}|and|but)(?:,? (?:and |but )?|$)`,
  'i',
);
const TRAILING = new RegExp(`(?:^|,? )(?:(${DECISIVE})|${anyOf(words.afterVictor)}|and|but|/)$`, 'i');
const SENTENCE = new RegExp(`(?:^| )${anyOf(words.sentenceWords)}(?: |$)`, 'i');
/** The "victor" is a sentence, or the end of one. */
const isSentence = (words: string): boolean => SENTENCE.test(words) || /\p{Ll}\. /u.test(words);

/** The name in "Decisive Polish tactical": words for how great the victory was are taken off at both ends. */
function peel(words: string): { name: string; offset: number; decisiveness: Decisiveness | null } {
  let name = words;
  let offset = 0;
  let decisiveness: Decisiveness | null = null;
  for (let more = true; more; ) {
    const before = LEADING.exec(name);
    const after = before ? null : TRAILING.exec(name);
    more = before !== null || after !== null;
    const word = before?.[1] ?? after?.[1];
    if (word) decisiveness ??= DECISIVE_WORDS.get(word.toLowerCase()) ?? null;
    if (before) {
      name = name.slice(before[0].length);
      offset += before[0].length;
    } else if (after) name = name.slice(0, after.index);
  }
  const own = /\s{0,9}(?:['’]s)?$/.exec(name);
  if (own) name = name.slice(0, own.index);
  return { name, offset, decisiveness };
}

/**
 * Reads how a battle ended, from the point of view of the one whose victory (or whose rebellion) is spoken of. The
 * first statement decides; what follows is `rest`. `victorSpan` is in UTF-16 offsets, its slice the name as written.
 */
export function readResult(value: string): { outcome: ResultReading; remarks: Remark[] } {
  const { text, remarks } = maskResidue(value);
  const lead = /^[\s,;:.•·*–—-]*/.exec(text)![0].length;
  const clause = text.slice(lead, lead + 400);
  const outcome: ResultReading = {
    result: null,
    rule: null,
    decisiveness: null,
    victor: null,
    victorSpan: null,
    rest: null,
  };
  if (!/\p{L}/u.test(clause)) {
    remarks.push({ rule: 'result-unread', reason: 'no result is said', start: 0, end: value.length });
    return { outcome, remarks };
  }
  for (const { name: rule, hint, pattern, result, when } of RESULT_RULES) {
    if (hint?.test(clause) === false) continue;
    const match = pattern.exec(clause);
    if (!match) continue;
    const words = match.groups?.victor;
    const { name, offset, decisiveness } = peel(words ?? '');
    if (words !== undefined && (isSentence(name) || when?.(name) === false)) continue;
    outcome.result = result;
    outcome.rule = rule;
    outcome.decisiveness = decisiveness ?? firstDecisive(match[0].replace(words ?? '', ''));
    if (words !== undefined && name !== '') {
      const start = lead + match[0].indexOf(words) + offset;
      outcome.victor = oneLine(name);
      outcome.victorSpan = { start, end: start + name.length };
    }
    outcome.rest = following(text.slice(lead + match[0].length));
    if (result === 'other') outcome.rest = null;
    return { outcome, remarks };
  }
  outcome.result = 'other';
  outcome.rule = 'other';
  outcome.rest = text.slice(lead).trim() || null;
  return { outcome, remarks };
}

const DECISIVE_HINT = new RegExp(DECISIVE, 'i');
const ANY_DECISIVE = new RegExp(String.raw`(?<!\p{L})${DECISIVE}(?!\p{L})`, 'iu');
const firstDecisive = (words: string): Decisiveness | null => {
  const found = DECISIVE_HINT.test(words) ? ANY_DECISIVE.exec(words) : null;
  return found ? (DECISIVE_WORDS.get(found[0].toLowerCase()) ?? null) : null;
};

/** What comes after the statement, without the rest of its own clause ("on Triangle Hill"). */
function following(text: string): string | null {
  const own = /^ ?\p{Ll}[^,;•(\n]{0,200}?(?=[,;•(\n]| {2}|\. |$)/u.exec(text)?.[0].length ?? 0;
  return (
    text
      .slice(own)
      .replace(/^[\s,;:.•·*–—-]+/, '')
      .trim() || null
  );
}
