import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import type { Clause } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, isHelp } from '../verbs-of-war.ts';
import { LED, mentionsOf } from './mentions-in-phrases.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

/**
 * Whose those are whom a clause is about, as a participle tells after a comma or before them: who lead or support them, or the
 * others of those who attack them: "Nine battalions held the village, commanded by Horn", "Besieged by the Danes, 300 men held out".
 */
export function whoseLeader(scene: Scene, clause: Clause): Whose {
  for (const each of scene.tree.clauses) {
    const { kind, verb, antecedent, phrases } = each;
    if (kind !== 'participle' || scene.parentOf(each) !== clause || !verb?.passive || verb.negated) continue;
    const isLed = LED.test(verb.lemma) || isHelp(each);
    if (!isLed && !isAgainst(each)) continue;
    // "Led by Horn, 300 men crossed the river"
    const isOpened = antecedent === null && clause.subject !== null && verb.from < clause.subject.from;
    if (!isOpened && scene.sentence.tokens[verb.from - 1]?.kind !== 'comma') continue;
    const isOther = antecedent !== null && antecedent.from !== clause.subject?.from;
    if (isOther && (!isLed || FORCE_NOUNS.has(headOf(scene.sentence, antecedent)))) continue;
    const by = phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.to);
    if (by) return isLed ? whosePhrase(scene, by) : scene.other(whosePhrase(scene, by));
  }
  return undefined;
}

/** Whether somebody is helped, led or followed, and no place held. */
export const hasCompany = (clause: Clause): boolean =>
  isHelp(clause) || /^(?:follow|lead|led|preced)/.test(clause.verb?.lemma ?? '');

/** "attacked at midnight, supported by 30 tanks": whose those are who did it, where a comma parts what is no force from its participle. */
export function whoseDoer(scene: Scene, { verb, antecedent, parent }: Clause): Whose {
  const up = scene.tree.clauses[parent];
  if (!antecedent || !up?.verb || up.verb.passive || scene.sentence.tokens[verb!.from - 1]?.kind !== 'comma')
    return undefined;
  const isPhrase = up.phrases.some(
    ({ preposition, from: opens, to }) =>
      opens <= antecedent.from &&
      antecedent.to <= to &&
      /^(?:after|around|at|before|from|in|into|on|to)$/.test(preposition),
  );
  if (!isPhrase || mentionsOf(scene, antecedent).length > 0) return undefined;
  return FORCE_NOUNS.has(headOf(scene.sentence, antecedent)) ? undefined : whoseSubject(scene, up);
}
