/** Finds the dates of a text as they stand there, and joins those that make a range or a list. */

import { wordBefore } from './characters.ts';
import type { Rule } from './date-rule.ts';
import { CLASSES } from './lexicon.ts';
import type { Match, Mention } from './mentions.ts';
import { RULES } from './rules.ts';
import { maskOf, type Run, Scanner } from './runs.ts';
import type { Token } from './tokens.ts';

export type Join = 'range' | 'and' | 'or';

/** Dates that stand together: "13 and 14 February", "18 January–11 March 2012". */
export interface Chain {
  mentions: Mention[];
  /** How each date but the last is joined to the one after it. */
  joins: Join[];
}

const JOINT = /-|T|\/|,?[&|]/y;
const LONGEST_CHAIN = 12;

const ALL = -1;

/** The rules that can begin with a class, by its character code, each with the bits of the classes that it needs. */
const RULES_BY_CLASS: (readonly { rule: Rule; needed: number }[])[] = Array.from({ length: 128 }, () => []);
for (const cls of Object.keys(CLASSES)) {
  RULES_BY_CLASS[cls.charCodeAt(0)] = RULES.filter(({ opens }) => opens.includes(cls)).map((rule) => ({
    rule,
    needed: rule.needs === undefined ? ALL : maskOf(rule.needs),
  }));
}

/** What rules match at a token of a run: the dates, and the token after them. */
function readAt(
  text: string,
  run: Run,
  from: number,
  prose: boolean,
): { mentions: Mention[]; to: number } | null {
  if (from >= run.classes.length) return null;
  for (const { rule, needed } of RULES_BY_CLASS[run.classes.charCodeAt(from)]!) {
    if ((run.mask & needed) === 0) continue;
    const { regexp } = rule.pattern;
    regexp.lastIndex = from;
    const found = regexp.exec(run.classes);
    if (!found) continue;
    const to = from + found[0].length;
    const mentions = rule.read(matchOf(text, run, from, found, rule, prose));
    if (mentions) return { mentions, to };
  }
  return null;
}

const NONE: Token[] = [];

/** Cuts the matched tokens into the stretches that the pattern's groups name; clock and year come last. */
function matchOf(
  text: string,
  run: Run,
  from: number,
  found: RegExpExecArray,
  { name, pattern }: Rule,
  prose: boolean,
): Match {
  const { tokens } = run;
  const to = from + found[0].length;
  const prefixEnd = from + (found[pattern.prefix]?.length ?? 0);
  const clockStart = to - (found[pattern.clock]?.length ?? 0);
  const yearStart = clockStart - (found[pattern.year]?.length ?? 0);
  return {
    rule: name,
    text,
    run,
    from,
    prefix: prefixEnd === from ? NONE : tokens.slice(from, prefixEnd),
    body: tokens.slice(prefixEnd, yearStart),
    year: yearStart === clockStart ? NONE : tokens.slice(yearStart, clockStart),
    clock: clockStart === to ? NONE : tokens.slice(clockStart, to),
    start: tokens[from]!.start,
    end: tokens[to - 1]!.end,
    prose,
  };
}

function joinOf(classes: string, between: boolean): Join {
  if (/[-T/]/.test(classes) || (between && classes.includes('&'))) return 'range';
  return classes.includes('|') ? 'or' : 'and';
}

/** The chain that starts at a token, and the token after it. */
function chainAt(text: string, run: Run, from: number, prose: boolean): { chain: Chain; to: number } | null {
  const first = readAt(text, run, from, prose);
  if (!first) return null;
  const mentions = [...first.mentions];
  let to = first.to;
  while (mentions.length < LONGEST_CHAIN && mentions.at(-1)!.step === null) {
    JOINT.lastIndex = to;
    const joint = JOINT.exec(run.classes);
    if (!joint) break;
    const next = readAt(text, run, to + joint[0].length, prose);
    if (!next || next.mentions[0]!.step !== null) break;
    mentions.push(...next.mentions);
    to = next.to;
  }
  if (mentions.length === 1) return { chain: { mentions, joins: [] }, to };
  const between = wordBefore(text, mentions[0]!.start).word === 'between';
  let at = from;
  const joins = mentions.slice(1).map((next, index) => {
    while (run.tokens[at]!.start < mentions[index]!.end) at++;
    const after = at;
    while (run.tokens[at]!.start < next.start) at++;
    return joinOf(run.classes.slice(after, at), between);
  });
  return { chain: { mentions, joins }, to };
}

/** All chains of a stretch of text, in order. */
export function findChains(text: string, start: number, end: number, prose = true): Chain[] {
  const scanner = new Scanner(text, start, end, !prose);
  const chains: Chain[] = [];
  for (let run = scanner.next(); run; run = scanner.next()) {
    for (let at = 0; at < run.tokens.length; ) {
      const found = chainAt(text, run, at, prose);
      if (found) chains.push(found.chain);
      at = found ? found.to : at + 1;
    }
  }
  return chains;
}
