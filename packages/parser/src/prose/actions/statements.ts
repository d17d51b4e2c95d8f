import { OFFICIALS } from '../../language/lexicon/action-words.ts';
import { RANKS } from '../../language/lexicon/ranks.ts';
import { peopleCalled } from '../../language/peoples.ts';
import { CAPITAL, DETERMINER, MARK, PREPOSITION, PRONOUN } from '../../language/word-classes.ts';
import { whosePhrase } from '../sides/whose-words.ts';
import type { Deed } from './deed.ts';
import { anyWord, headAt, holdsPhrase, isCivilian, isForce } from './phrases.ts';

const ACRONYM = /^\p{Lu}{2,}(?:-\p{Lu}+)?$/u;

const RANKED: ReadonlySet<string> = new Set(RANKS);
const TELLS =
  /^(?:author|biographer|chronicler|historians?|history|journalists?|news|newspapers?|observatory|reporters?)$/;
/** Verbs with which those who fight speak, and hardly who writes of them. */
const SPEAKS_OUT =
  /^(?:announced|boasted|claimed|declared|denied|insisted|pledged|proclaimed|promised|reassured|threatened|told|vowed|warned)$/;
/** Verbs with which nobody speaks who writes about it. */
const PROCLAIMS = /^(?:announc|declar|pledg|proclaim|promis|threaten|vow)(?:ed|ing)$/;
/** "told the press": to whom no historian speaks. */
const LISTENERS =
  /^(?:correspondents|journalists|media|newspaper|press|reporters|troops|men|soldiers|parliament)$/;

/** Whether what a clause says stands before it: "“We won,” Horn said", "The fort had fallen, said Horn". */
function saysBefore({ scene, clause, words, object }: Deed): boolean {
  const { classes, word, written } = scene.sentence;
  const { kind, connective, subject, verb } = clause;
  if (kind !== 'coordinate' || connective !== null) return false;
  if (!/^["”’',]$/.test(written((subject ?? verb!).from - 1))) return false;
  const text = word(verb!.head) ?? '';
  // "told the press", "said Horn", but "declared war"
  const isToOne = object?.from === words.to && (subject === null || text === 'told');
  const end = isToOne ? object!.to : words.to;
  if ((classes[end] ?? MARK) === MARK) return BEHIND.test(text);
  // "said Horn on 3 May", but "insisted on it"
  return (classes[end]! & PREPOSITION) !== 0 && word(end) !== 'that' && WITH_MORE.test(text);
}
const BEHIND =
  /^(?:added|admitted|announced|boasted|claimed|cried|declared|explained|insisted|recalled|replied|reported|said|stated|told|wrote)$/;
const WITH_MORE = /^(?:announced|declared|reported|said|told|wrote)$/;

/** The deed with who says it, where he stands after the verb: "“We won,” said Horn". */
export function asSpoken(deed: Deed): Deed {
  const { clause, words, object } = deed;
  const isInverted = clause.subject === null && object?.from === words.to && saysBefore(deed);
  return isInverted ? { ...deed, doer: object, object: null } : deed;
}

/** "It further claimed that": whether an office is what the sentence before is about. */
const isOfOffice = ({ before }: Deed['scene']): boolean =>
  before?.tree.clauses.some(
    ({ kind, subject }) => kind === 'main' && holdsPhrase(before, subject, OFFICIALS),
  ) ?? false;

/** Whether who says something is a side, its people or somebody in office; a historian is none. */
export function isOfficial({ scene, clause, doer: range }: Deed): boolean {
  if (range === null) return false;
  const head = headAt(scene, range);
  const verb = scene.sentence.word(clause.verb!.head) ?? '';
  const word = scene.sentence.word(head) ?? '';
  // "they later claimed", "the Arabs said"
  if (word === 'they' || (/^(?:he|she)$/.test(word) && SPEAKS_OUT.test(verb))) return true;
  if (/^(?:he|it|she)$/.test(word) && isOfOffice(scene)) return true;
  if (head > range.from && peopleCalled(word).length > 0) return true;
  // the press and historians
  if (anyWord(scene, range, (one) => TELLS.test(one))) return false;
  const isTold = clause.objects.some((object) =>
    LISTENERS.test(scene.sentence.word(headAt(scene, object)) ?? ''),
  );
  if (isTold && !isCivilian(scene, range)) return true;
  if (holdsPhrase(scene, { from: range.from, to: head + 1 }, OFFICIALS)) return true;
  // "Gardiner announced": no historian does
  if (PROCLAIMS.test(verb) && (scene.sentence.classes[head]! & CAPITAL) !== 0 && isForce(scene, range))
    return true;
  // "Dorrian, the spokesman of the operation, said"
  const named = scene.tree.clauses.find(
    ({ kind, antecedent, subject }) =>
      kind === 'apposition' && subject !== null && antecedent?.to === range.to,
  );
  if (named !== undefined && holdsPhrase(scene, named.subject, OFFICIALS)) return true;
  if (anyWord(scene, { from: range.from, to: head }, (one) => RANKED.has(one))) return true;
  return ACRONYM.test(scene.sentence.written(head)) || typeof whosePhrase(scene, range) === 'number';
}

/** Verbs after which a noun is no clause without "that": "denied the funds they had asked for". */
const OF_NOUNS = /^(?:accused|acknowledged|blamed|condemned|confirmed|denied|noted|revealed)$/;

/** Whether what a message says follows on it: "sent word to the king that the town had fallen". */
export function tellsThat({ scene, clause, words }: Deed): boolean {
  const self = scene.tree.clauses.indexOf(clause);
  return scene.tree.clauses.some(
    ({ parent, kind, connective, from }) =>
      parent === self &&
      from >= words.to &&
      ((kind === 'subordinate' && connective === 'that') || kind === 'quotation'),
  );
}

/** "said, “...", "said of the battle, “..." */
function opensQuotation({ sentence }: Deed['scene'], { phrases }: Deed['clause'], after: number): boolean {
  const to =
    phrases.find(({ at, preposition }) => at === after && /^(?:of|to)$/.test(preposition))?.to ?? after;
  return /^["“]/.test(sentence.written(to + 1));
}

/** Whether a clause has what its verb says: another clause, or a quotation. */
export function speaks(deed: Deed): boolean {
  const { scene, clause, words, object } = deed;
  const { clauses } = scene.tree;
  // "observing that they were few, he attacked": what he saw
  if (/^(?:noting|observing)$/.test(scene.sentence.word(clause.verb!.head) ?? '')) return false;
  const needsThat = OF_NOUNS.test(scene.sentence.word(clause.verb!.head) ?? '');
  const self = clauses.indexOf(clause);
  const isSaid = clauses.some(
    ({ parent, kind, connective, from }) =>
      parent === self &&
      from >= words.to &&
      ((kind === 'subordinate' &&
        (connective === 'that' || (connective === null && from === words.to && !needsThat))) ||
        kind === 'quotation' ||
        // "claimed to have killed 300", "admitted to having lost 300"
        (kind === 'infinitive' &&
          from === words.to &&
          /^ha(?:ve|ving)$/.test(scene.sentence.word(from + 1) ?? '')) ||
        // "admitted losing 300"
        (kind === 'participle' &&
          from === words.to &&
          /^(?:admi|den)/.test(scene.sentence.word(clause.verb!.head) ?? ''))),
  );
  // "accused them of breaking the truce"
  const isAccusing = /^accus(?:ed|ing)$/.test(scene.sentence.word(clause.verb!.head) ?? '');
  // "informed the king of the defeat"
  const isInforming = /^(?:inform|notif|warn)(?:ed|ied|ing|ying)$/.test(
    scene.sentence.word(clause.verb!.head) ?? '',
  );
  return (
    isSaid ||
    saysBefore(deed) ||
    (isAccusing && object !== null) ||
    (isInforming && object !== null && anyWord(scene, object, (word) => word === 'of')) ||
    // "said that he learned of it", where no clause was found
    (!needsThat &&
      scene.sentence.word(words.to) === 'that' &&
      (scene.sentence.classes[words.to + 1]! & (DETERMINER | PRONOUN)) !== 0) ||
    opensQuotation(scene, clause, words.to) ||
    scene.sentence.tokens[words.to]?.kind === 'colon'
  );
}
