import type { Outcome } from '@openbattles/schema';
import { CONNECTORS, EXCEPTIONS } from '../../language/lexicon/around-figures.ts';
import { CLAIM_VERBS, PHASE_WORDS, PLAIN_CLAIM_WORDS } from '../../language/lexicon/labels.ts';
import { ADVERBS } from '../../language/lexicon/outcomes.ts';
import { isListed } from '../../language/nouns.ts';
import { claimName, isOwnGroup } from './labels.ts';
import type { NodeText } from './node-text.ts';

/** What the words before a number in its segment say of it. */
interface BeforeNumber {
  /** Where the quote begins. */
  start: number;
  outcomes: Outcome[];
  total: boolean;
  /** "of which", "including" */
  part: boolean;
  group: string | null;
  claimant: string | null;
  subject: readonly [from: number, to: number] | null;
  /** "all but 50": the number is what is left out. */
  excepted: boolean;
  /** Whether some of the words are unknown, so that a bare number after them may be anything. */
  doubtful: boolean;
}

/** A name of more words is a sentence. */
const LONGEST_NAME = 6;
const LONGEST_NOUN = 3;

/** Reads the words from `from` up to the number at `at`, and marks those that it understands as read. */
export function readBeforeNumber(text: NodeText, from: number, at: number): BeforeNumber {
  const said: BeforeNumber = {
    start: at,
    outcomes: [],
    total: false,
    part: false,
    group: null,
    claimant: null,
    subject: null,
    excepted:
      at > from &&
      EXCEPTIONS.has(text.nodes[at - 1]!.text) &&
      (text.nodes[at - 1]!.text !== 'but' || at - 1 > from),
    doubtful: false,
  };
  if (isNounPhrase(text, from, at)) {
    text.markRead(from, at);
    return { ...said, subject: [from, at] };
  }
  let i = readClaim(text, from, at, said);
  /** The words of a name, and the node after the last of them. */
  const name: number[] = [];
  let nameEnd = -1;
  for (; i < at; i++) {
    const node = text.nodes[i]!;
    if (node.kind === 'total') {
      said.total = true;
      said.start = Math.min(said.start, i);
    } else if (node.kind === 'part') {
      said.part = true;
      said.start = at;
    } else if (node.kind === 'outcome') {
      said.outcomes.push(node.outcome);
      said.start = Math.min(said.start, nameEnd >= 0 ? from : i);
    } else if (node.kind === 'word') {
      const continues = name.length === 0 || name.at(-1) === i - 1;
      const open = said.outcomes.length === 0 && !said.total && continues;
      if ((node.capital && !CONNECTORS.has(node.text) && open) || (nameEnd === i && text.isKnownNoun(i))) {
        name.push(i);
        nameEnd = i + 1;
        continue;
      }
      if (node.text === 'of' && nameEnd === i) continue;
      if (!CONNECTORS.has(node.text) && !ADVERBS.has(node.text)) {
        said.doubtful = true;
        name.push(i);
        continue;
      }
    }
    text.markRead(i, i + 1);
  }
  // "Col Kelley and 1 soldier" names no group
  const leads = nameEnd === at || text.at(nameEnd)?.text === 'of' || said.outcomes.length > 0;
  if (nameEnd >= 0 && leads && !said.doubtful && name.length <= LONGEST_NAME) {
    const first = name[0]!;
    const words = text.texts(first, nameEnd);
    if (words.length === 1 && isListed(words[0]!) && !isOwnGroup(words)) said.subject = [first, nameEnd];
    else if (!words.some((word) => PHASE_WORDS.has(word))) said.group = text.written(first, nameEnd);
    text.markRead(first, at);
  }
  return said;
}

/** "garrison 4,000, relief army 8,000": nothing but a common noun before the number. */
function isNounPhrase(text: NodeText, from: number, at: number): boolean {
  if (at === from || at - from > LONGEST_NOUN || !text.isKnownNoun(at - 1)) return false;
  return text.nodes
    .slice(from, at)
    .every(
      ({ kind, text: word, capital }) =>
        kind === 'word' && !capital && !CONNECTORS.has(word) && !ADVERBS.has(word),
    );
}

/** "NPS estimated 4", "Contemporary estimates vary from 90,000": where the words of the claim end. */
function readClaim(text: NodeText, from: number, at: number, said: BeforeNumber): number {
  let end = from;
  for (let k = from + 1; k < at; k++) {
    const { kind, text: word, capital } = text.nodes[k]!;
    if (kind === 'word' && !capital && CLAIM_VERBS.has(word)) {
      said.claimant = claimName(text, from, k);
      end = k + 1;
    }
  }
  if (end === from && at > from) {
    // the verb may have been taken for a qualifier of the number
    if (text.nodes[from]!.capital && text.nodes[at]!.text.startsWith('estimate')) end = at;
    else if (text.texts(from, at).some((word) => PLAIN_CLAIM_WORDS.has(word))) end = at;
    let last = end;
    while (last > from && CONNECTORS.has(text.nodes[last - 1]!.text)) last--;
    if (last > from) said.claimant = claimName(text, from, last);
  }
  text.markRead(from, end);
  return end;
}
