import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause } from '../language/sentence.ts';
import against from '../language/words/verbs-against.json' with { type: 'json' };
import beside from '../language/words/verbs-beside.json' with { type: 'json' };

const AGAINST = wordSet(against);

const BESIDE = wordSet(beside);

/** A verb's first form, as well as its ending tells where no list has it. */
export function isVerbOf(list: ReadonlySet<string>, lemma: string): boolean {
  if (list.has(lemma)) return true;
  const stem = lemma.replace(/(?:ed|ing)$/, '');
  if (stem === lemma) return false;
  return (
    list.has(stem) ||
    list.has(`${stem}e`) ||
    (/(.)\1$/.test(stem) && list.has(stem.slice(0, -1))) ||
    (stem.endsWith('i') && list.has(`${stem.slice(0, -1)}y`))
  );
}

const FIGHTING = /^(?:fight|kill|capture|destroy|sink|damage|wound|inflict)$/;

export const isAgainst = ({ verb }: Clause): boolean =>
  verb !== null && (FIGHTING.test(verb.meaning ?? '') || isVerbOf(AGAINST, verb.lemma));

export const isBeside = ({ verb }: Clause): boolean => verb !== null && isVerbOf(BESIDE, verb.lemma);
