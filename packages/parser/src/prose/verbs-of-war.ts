import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause, Sentence, VerbGroup } from '../language/sentence.ts';
import against from '../language/words/verbs-against.json' with { type: 'json' };
import beside from '../language/words/verbs-beside.json' with { type: 'json' };
import help from '../language/words/verbs-of-help.json' with { type: 'json' };

const AGAINST = wordSet(against);

const HELP = wordSet(help);

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

/** What one may do to one's own as well, or to whoever is there. */
const TO_ANYBODY = new Set(
  'break catch challenge check cut discover encounter find fire force locate meet observe push see sight spot'.split(
    ' ',
  ),
);

/** Whether a clause tells of a deed against an enemy, and of none that may be done to anybody. */
export const opposes = (clause: Clause): boolean =>
  isAgainst(clause) && !isVerbOf(TO_ANYBODY, clause.verb!.lemma);

/** Whether what a clause tells is done to those whose side one takes. */
export const isHelp = ({ verb }: Clause): boolean => verb !== null && isVerbOf(HELP, verb.lemma);

/** Whether it is done to those of whose side one is: by who helps, leads, follows or holds them. */
export const isBeside = (clause: Clause): boolean =>
  clause.verb !== null && (isHelp(clause) || isVerbOf(BESIDE, clause.verb.lemma));

/** What is made of an attack by those who make it. */
export const MAKES =
  /^(?:attempt|begin|began|carr(?:y|ied)|conduct|execut|initiat|launch|lead|led|make|made|mount|open|order|plan|prepar|renew|resum|spearhead|stag|start|undertak|undertook)/;

/** Verbs by which one states a number: "put the dead at 300". */
export const PUTS = /^(?:count|estimate|give|note|number|place|put|rate|reckon|record|set)/;

/** Verbs by which one owns to a loss of one's own. */
export const OWNS_TO = /^(?:acknowledg|admit|conced|confess|lament|own$|recogni[sz]e)/;

/** Whether the subject of a clause has what its object is, as an army has its men. */
export const hasObject = ({ verb }: Clause): boolean =>
  /^(?:bring|have|hold|lead)$/.test(verb?.meaning ?? '');

const NEARLY = /^(?:almost|nearly|scarcely)$/;
/** "almost immediately attacked", "almost daily": nearly so, and done all the same. */
const WHEN = /^(?:always|at|daily|immediately|instantly|simultaneously)$/;

/** "were nearly killed", but not "killed nearly 300". */
export function isNearlyDone({ word }: Sentence, verb: VerbGroup): boolean {
  for (let at = verb.from - 1; at < verb.head; at++)
    if (NEARLY.test(word(at) ?? '') && !WHEN.test(word(at + 1) ?? '')) return true;
  // "all but destroyed"
  return word(verb.head - 2) === 'all' && word(verb.head - 1) === 'but';
}
