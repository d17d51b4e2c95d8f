import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { speakerOfQuotation } from '../claimants/quotations.ts';
import { openersOf } from '../claimants/speakers.ts';
import { ENEMY_OF_TEXT } from '../names/name-table.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { isShip } from './carriers.ts';
import {
  doerOrOther,
  knownForce,
  RAISES,
  sideOfCountedBefore,
  sideOfForceBefore,
  theOfficer,
  theOther,
  theRest,
  theseAre,
  theUnit,
} from './forces-before.ts';
import {
  areJoined,
  beside,
  formerOrLatter,
  HIRED,
  isOpponent,
  isPronoun,
  isUnknownPerson,
  LED,
  mentionsOf,
  RANK_WORDS,
  roleOf,
} from './mentions-in-phrases.ts';
import { oneSideSoFar } from './one-side-so-far.ts';
import {
  beforeTitle,
  doesToAnother,
  doneToThem,
  facedBefore,
  HE,
  holds,
  isAtForce,
  isBefallen,
  isOfOtherNumber,
  isOfPlace,
  isOneOf,
  joinedBefore,
  MANY,
  madeUpOf,
  setBeforeNumber,
  THEY,
  undergoes,
  WE,
  WITH_ONESELF,
} from './pronoun-words.ts';
import { subjectRange } from './subjects.ts';
import { isOfNumber, mayBeMany, nameOthers, reckons, tellsOfOthers } from './tells-of-others.ts';
import { type Asking, FARTHEST, foundOnce, type Whose } from './whose.ts';

/** "Moore's captors": those who have him, and none of his. */
const CAPTORS = /^(?:assailants?|besiegers?|captors?|pursuers?)$/;
const CRITICS = /^(?:accusers?|critics?|detractors?)$/;

/** Whose a phrase is: "the Roman army", "Hasdrubal's men", "they", "their opponents". */
export function whosePhrase(scene: Scene, range: Range, depth = 0): Whose {
  const { sentence } = scene;
  const mentions = mentionsOf(scene, range);
  const first = mentions[0];
  for (let at = range.from; at < (first?.from ?? range.to); at++) {
    const word = sentence.word(at) ?? '';
    if (isOpponent(sentence, at)) {
      // "the enemies of the French"
      const isOf = sentence.word(at + 1) === 'of' && first !== undefined;
      return scene.other(isOf ? first.side : perspective(scene, range, depth));
    }
    // "The Danes lost six ships; the other side lost two"
    const isOther = word === 'other' && sentence.word(at - 1) === 'the' && at === range.to - 2;
    if (isOther && /^(?:party|side)$/.test(sentence.word(at + 1) ?? '')) {
      // "On the other side, Brahe's army"
      const { subject } = scene.clauseAt(at);
      const own = subject && subject.from > at ? whosePhrase(scene, subject, depth + 1) : undefined;
      return typeof own === 'number' ? own : scene.other(perspective(scene, range, depth));
    }
    if (/^(?:former|latter)$/.test(word)) return formerOrLatter(scene, at, word === 'former' ? 0 : 1);
    if (word === 'both' && /^(?:sides?|armies|fleets|forces)$/.test(sentence.word(at + 1) ?? '')) return null;
    if (HE.test(word) || THEY.test(word) || WE.test(word)) {
      const holder =
        word === 'its' && isOfPlace(scene, at, range.to) ? whoseGarrison(scene, at, depth) : undefined;
      const side = holder === undefined ? pronoun(scene, at, depth) : holder;
      const next = sentence.word(at + 1) ?? '';
      if (CRITICS.test(next)) return null;
      return isOpponent(sentence, at + 1) || CAPTORS.test(next) ? scene.other(side) : side;
    }
  }
  if (!first)
    return (
      theseAre(scene, range, ASK) ??
      // "it" is not the rest of those before
      (depth === 0 ? theRest(scene, range) : undefined) ??
      theOther(scene, range, depth, ASK) ??
      beside(scene, range) ??
      roleOf(scene, range) ??
      doerOrOther(scene, range, depth, ASK) ??
      theOfficer(scene, range) ??
      theUnit(scene, range) ??
      knownForce(scene, range, depth, ASK) ??
      // null of these says nothing: others may still tell
      sideOfForceBefore(scene, range) ??
      sideOfCountedBefore(scene, range) ??
      undefined
    );
  // "Moore's opponents", "the Danish king's opponents"
  let { possessive } = first;
  for (let at = first.to; at < range.to; at++) {
    const word = sentence.word(at) ?? '';
    if (possessive && (isOpponent(sentence, at) || CAPTORS.test(word))) return scene.other(first.side);
    // "Moore's critics" may be of any side
    if (possessive && CRITICS.test(word)) return null;
    possessive ||= isPossessive(sentence, at);
  }
  // "the Greek mercenaries": in whose pay, the words do not tell
  if (first.is === 'people' && !first.possessive && HIRED.test(sentence.word(first.to) ?? '')) return null;
  // "The defenders", of those whom the sentence before attacked, where the article calls others so
  const told = first.is === 'role' ? doerOrOther(scene, range, depth, ASK) : undefined;
  if (typeof told === 'number' && told !== first.side) return null;
  // "the Romans and Carthaginians": both
  const sides = new Set(mentions.map(({ side }) => side));
  if (sides.size > 1 && areJoined(scene, mentions)) return null;
  return first.side;
}

/**
 * "Horn took the village. Its garrison": the others', where one side does something to a place that it cannot be itself; undefined
 * where the clause before is of no force.
 */
function whoseGarrison(scene: Scene, at: number, depth: number): Whose {
  const opener = (told: Scene, end: number) =>
    told.tree.clauses.findLast(
      ({ kind, subject, verb }) =>
        /^(?:main|coordinate|contrast)$/.test(kind) && subject !== null && verb !== null && verb.to <= end,
    );
  const own = opener(scene, at);
  const told = own ? scene : scene.before;
  const clause = own ?? (told && opener(told, told.sentence.tokens.length));
  if (!told || !clause || clause.verb!.passive) return undefined;
  const subject = clause.subject!;
  const isOfForce =
    FORCE_NOUNS.has(headOf(told.sentence, subject)) ||
    mentionsOf(told, subject).some(
      ({ is, to, possessive }) => is !== 'unit' && to === subject.to && !possessive,
    );
  if (!isOfForce && !isPronoun(told, subject)) return undefined;
  return clause.objects.length > 0 && isAgainst(clause)
    ? scene.other(whoseSubject(told, clause, depth + 1))
    : null;
}

const HELD = /^(?:defend|garrison|guard|held|hold|man(?:n|$)|occup|protect)/;

/** Whose the subject of a clause is. */
export function whoseSubject(scene: Scene, clause: Clause, depth = 0): Whose {
  const found = subjectRange(scene, clause);
  if (!found) return undefined;
  const { range } = found;
  // "Opposite Horn's wing stood 300 men": not his
  if (scene.sentence.word(range.from) === 'opposite') return null;
  const whose = whosePhrase(scene, range, depth);
  const isNobody = whose === null && isPronoun(scene, range);
  if (whose !== undefined && !isNobody) return whose;
  const titled = beforeTitle(scene, found.clause, range);
  const force = titled ? whosePhrase(scene, titled, depth) : undefined;
  if (force !== undefined) return force;
  const led =
    ledBy(scene, range, depth) ?? whoseIsUnder(scene, found, depth) ?? whoseSent(scene, found, depth);
  if (led !== undefined) return led;
  return sideOfCounted(scene, range) ?? whoseIs(scene, scene.parentOf(clause)) ?? null;
}

/** "She was the Vasa, mounting 30 guns": whose a name is that tells who the subject of a clause is, of whom nobody knows. */
function whoseIs(scene: Scene, clause: Clause | null): number | undefined {
  const named = clause?.objects[0];
  if (!named || clause.verb?.meaning !== 'be' || clause.verb.negated) return undefined;
  return scene.mentions.find(
    ({ is, to, possessive }) => (is === 'unit' || is === 'person') && to === named.to && !possessive,
  )?.side;
}

/** "drew up 80 cohorts, which made 22,000 men", "300 men crossed. They": theirs who are counted in a phrase; undefined where nobody knows. */
const sideOfCounted = ({ figures }: Scene, range: Range): number | undefined =>
  figures.find(({ counted: { from, numberTo } }) => from >= range.from && numberTo <= range.to)?.side ??
  undefined;

/** "The army raised by Robert did not exceed 30,000 men": whose those are who raised or led it. */
export function ledBy(scene: Scene, { from, to }: Range, depth: number): Whose {
  for (const { kind, antecedent, verb, phrases, subject, objects } of scene.tree.clauses) {
    if (antecedent?.from !== from || antecedent.to !== to || !verb) continue;
    // "The troops Horn led"
    const isOfLeader = kind === 'relative' && subject !== null && objects.length === 0 && !verb.passive;
    if (isOfLeader && (LED.test(verb.lemma) || RAISES.test(verb.lemma)))
      return whosePhrase(scene, subject, depth);
    if (kind !== 'participle' || !verb.passive) continue;
    if (!LED.test(verb.lemma)) continue;
    const by = phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.to);
    if (by) return whosePhrase(scene, by, depth);
  }
  return undefined;
}

/** "The forces available to Horn", "the troops loyal to Horn" are his. */
const OWNED = /^(?:available|faithful|loyal)$/;

/** "A second force, under Mago, had 300 men", "The troops loyal to Mago were 300 men": whose it is under whom a force is, told before the verb. */
function whoseIsUnder(
  scene: Scene,
  { range, clause }: { range: Range; clause: Clause },
  depth: number,
): Whose {
  if (range !== clause.subject) return undefined;
  const last = OWNED.test(scene.sentence.word(range.to - 1) ?? '') ? range.to - 1 : range.to;
  if (!FORCE_NOUNS.has(headOf(scene.sentence, { from: range.from, to: last }))) return undefined;
  const link = last < range.to ? 'to' : 'under';
  const under = clause.phrases.find(
    ({ preposition, at, to }) =>
      preposition === link && at >= range.to && to <= (clause.verb?.from ?? clause.to),
  );
  return under ? whosePhrase(scene, under, depth) : undefined;
}

/** "The Danes sent a column, which lost 300 men": whose the force is that a relative goes back to, as what is done with it tells. */
function whoseSent(scene: Scene, { range, clause }: { range: Range; clause: Clause }, depth: number): Whose {
  const up = scene.parentOf(clause);
  if (range !== clause.antecedent || clause.kind !== 'relative' || !up?.verb || up.verb.passive)
    return undefined;
  if (!up.objects.some(({ to }) => to === range.to) || !FORCE_NOUNS.has(headOf(scene.sentence, range)))
    return undefined;
  if (isAgainst(up)) return scene.other(whoseSubject(scene, up, depth + 1));
  return RAISES.test(up.verb.lemma) ? whoseSubject(scene, up, depth + 1) : undefined;
}

/** Whom a phrase offers to a pronoun: a side; null where someone else stands there; undefined where it offers no one. */
function offered(scene: Scene, range: Range, word: string, depth: number): Whose {
  const { sentence } = scene;
  const mentions = mentionsOf(scene, range);
  if (isOfOtherNumber(scene, range, word)) return undefined;
  if (HE.test(word)) {
    const person = mentions.find(({ is, from }) => is === 'person' && sentence.word(from - 1) !== 'under');
    if (person) return person.side;
    // "the Alcide blew up with 530 of her crew"
    const ship = /^(?:she|her)$/.test(word) ? mentions.find(({ is }) => is === 'unit') : undefined;
    if (ship) return ship.side;
    // "the Danish frigate sank with 200 of her crew"
    if (/^(?:she|her)$/.test(word) && mentions.length > 0 && isShip(scene, range)) return mentions[0]!.side;
    // "a force of the Allobroges" is no "he"
    if (FORCE_NOUNS.has(headOf(sentence, range))) return undefined;
    if (isUnknownPerson(scene, range)) {
      // "the Roman consul Varro"
      const [first] = mentions;
      return first && RANK_WORDS.has(sentence.word(first.to) ?? '') ? first.side : null;
    }
    if (RANK_WORDS.has((sentence.word(range.to - 1) ?? '').replace(/s$/, '')))
      return mentions[0]?.side ?? null;
  } else {
    // "Moore's attack" is no one whom "they" could mean; "it" may mean the attack
    if (EVENTS.has(headOf(scene.sentence, range))) return /^its?$/.test(word) ? null : undefined;
    const named = whosePhrase(scene, range, depth + 1);
    const whose = named === undefined ? sideOfCounted(scene, range) : named;
    if (whose !== undefined) return whose;
  }
  for (let at = range.from; at < range.to; at++) {
    const text = sentence.word(at) ?? '';
    if (HE.test(text) === HE.test(word) && (HE.test(text) || THEY.test(text)))
      return pronoun(scene, at, depth);
  }
  if (HE.test(word)) return undefined;
  // "the Luftwaffe", which no list knows; "the conquest of Nanking" is nobody
  let to = range.from + 1;
  while (to < range.to && (sentence.classes[to]! & PREPOSITION) === 0) to++;
  if (isUnknownPerson(scene, { from: range.from, to })) return null;
  if (!mayBeMany(scene, range)) return undefined;
  return /^(?:they|them|their)$/.test(word) ? null : undefined;
}

/** Whose a pronoun at a token is: of the subjects before it in its sentence, the nearest, else those of the sentence before. */
export function pronoun(scene: Scene, at: number, depth = 0): Whose {
  if (depth >= FARTHEST) return null;
  return foundOnce(scene.whose.pronouns, at, depth, () => findPronoun(scene, at, depth));
}

function findPronoun(scene: Scene, at: number, depth: number): Whose {
  const word = scene.sentence.word(at)!;
  const { clauses, clauseOf } = scene.tree;
  if (WE.test(word)) return whoseWe(scene, at, depth);
  const isOwnSide =
    (THEY.test(word) || HE.test(word)) &&
    /^(?:side|sides|ranks?|own)$/.test(scene.sentence.word(at + 1) ?? '');
  const spoken = isOwnSide ? whoseSpeaker(scene, clauses[clauseOf[at]!]!, depth) : undefined;
  if (spoken !== undefined) return spoken;
  // "pursued him with a loss on his side": his who is pursued
  const own = clauses[clauseOf[at]!]!;
  // "a mass of Swedes, 500 to 800 of them"
  const isOfThem = word === 'them' && scene.sentence.word(at - 1) === 'of';
  const named = isOfThem ? setBeforeNumber(scene, at - 1) : undefined;
  if (named) return offered(scene, named, word, depth);
  // "Horn attacked the redoubt. It was held by 300 men"
  const isHeld = word === 'it' && own.subject?.from === at && own.verb?.passive && HELD.test(own.verb.lemma);
  const holder = isHeld ? whoseGarrison(scene, at, depth) : undefined;
  if (holder !== undefined) return holder;
  const isTheirs =
    isOwnSide && own.objects.some(({ from }) => /^(?:him|them)$/.test(scene.sentence.word(from) ?? ''));
  if (isTheirs) return scene.other(whoseSubject(scene, own, depth + 1));
  // "Dio puts it at 50,000"
  const isObject =
    /^(?:it|them)$/.test(word) &&
    reckons(own) &&
    own.objects.some(({ from, to }) => from === at && to === at + 1);
  // "some books give it 800 men"
  const isGiven = word === 'it' && own.objects.some(({ from }) => from === at);
  if (isObject && own.subject === null) return null;
  // who does something to "them" is another
  const isAnother = /^(?:him|them)$/.test(word) && !WITH_ONESELF.test(scene.sentence.word(at - 1) ?? '');
  const doer = isAnother ? subjectRange(scene, own)?.range : undefined;
  let isTold = isObject || (isGiven && /^(?:allow|give)/.test(own.verb?.lemma ?? ''));
  const isDone = isBefallen(own, at);
  const seen = new Set<number>();
  const tryClause = (index: number, isOwn: boolean): Whose => {
    if (index < 0 || seen.has(index)) return undefined;
    seen.add(index);
    const clause = clauses[index]!;
    const around = clause.objects.find((object) => isOwn && index === clauseOf[at] && holds(object, at));
    // "the battle in which it lost 300 men": who does something in a relative is not what that goes back to
    const isDoer = clause.kind === 'relative' && clause.connective !== 'whose' && clause.subject?.from === at;
    const before = clause.kind === 'apposition' || isDoer ? null : clause.antecedent;
    // "Of Horn's men, 300 foot fell; 40 of his horse"
    const whole = clause.phrases.find((phrase) => phrase.at === clause.from && phrase.preposition === 'of');
    const ranges = [clause.subject, before, around ?? null, whole ?? null];
    for (const range of ranges) {
      if (!range) continue;
      if (holds(range, at)) {
        // "500 Swedes and 200 of their own"
        const areOthers = MANY.test(word) && scene.sentence.word(at + 1) === 'own';
        const named = areOthers ? null : joinedBefore(scene, range, at);
        const whose = named ? offered(scene, named, word, depth) : undefined;
        if (typeof whose === 'number') return whose;
        continue;
      }
      // "reported them": not those who report
      // but "Trolle's attack cost him 300 men" is of him
      const isDeed = range === clause.subject && EVENTS.has(headOf(scene.sentence, range));
      const isOther = isGiven || (/^(?:him|them)$/.test(word) && !isDeed);
      if (isOwn && (index === clauseOf[at] || range === doer) && (isOther || isObject)) continue;
      if (range === clause.subject && tellsOfOthers(scene, clause, HE.test(word))) {
        isTold = true;
        continue;
      }
      if (isOwn && range.from > at) continue;
      const them = range === clause.subject ? doneToThem(scene, clause, at) : null;
      const isOpen = /^its?$/.test(word) && range === clause.subject && own !== clause;
      if (isOpen && isAtForce(scene, clause) && own.kind !== 'participle') return null;
      const isEither = isDone && own !== clause && range === clause.subject;
      if (isEither && doesToAnother(scene, clause, word)) return null;
      const whose = offered(scene, them ?? range, word, depth);
      // "Horn attacked the Swedish infantry, and they lost 300 men": one man is not they
      const areThey = MANY.test(word) && scene.sentence.word(at + 1) !== 'own';
      const isDoerBefore = range === clause.subject && own !== clause;
      if (areThey && isDoerBefore && typeof whose === 'number' && isOneOf(scene, range, whose)) return null;
      if (whose !== undefined) return whose;
    }
    return undefined;
  };
  // "It was a feat for them to withstand": no one
  const isNoOne =
    word === 'it' &&
    own.verb?.meaning === 'be' &&
    clauses.some(
      ({ kind, connective, parent }) =>
        clauses[parent] === own && (kind === 'infinitive' || connective === 'that'),
    );
  if (isNoOne) return null;
  // "The Danes had 900 men and the Swedes 800; they": it may be either
  if (MANY.test(word) && own.connective === ';' && own.subject?.from === at && areContrasted(scene, at))
    return null;
  // "attacked the Danes and took two guns from them"
  const faced = (doer && facedBefore(scene, doer, own)) ?? undergoes(scene, own, at);
  const whoseFaced = faced ? offered(scene, faced, word, depth) : undefined;
  if (whoseFaced !== undefined) return whoseFaced;
  // its own clause, and those that it hangs on
  for (let up = clauseOf[at]!; up >= 0; up = clauses[up]!.parent) {
    const whose = tryClause(up, true);
    if (whose !== undefined) return whose;
  }
  // the subjects before it, the nearest first
  const before = [...clauses.keys()].filter((each) => (clauses[each]!.subject?.to ?? at + 1) <= at);
  before.sort((a, b) => clauses[b]!.subject!.to - clauses[a]!.subject!.to);
  for (const each of before) {
    const whose = tryClause(each, true);
    if (whose !== undefined) return whose;
  }
  // "Although he lost 400 men, Falco", "With 400 of his men dead, Falco": whom the clause is about that it opens
  const isOwner = /^(?:his|her|its|their)$/.test(word);
  if (at < LONGEST_OPENING)
    for (const clause of [isOwner ? own : undefined, clauses[own.parent]]) {
      const subject = clause?.subject;
      if (!subject || subject.from <= at || isPronoun(scene, subject)) continue;
      const whose = offered(scene, subject, word, depth);
      if (whose !== undefined) return whose;
    }
  // "According to Horn, he lost 400 men"; "the Annals of Denmark" are no army
  for (const { at: opener, speaker } of openersOf(scene, false)) {
    const isBook = speaker !== null && DOCUMENTS.has(scene.sentence.word(speaker.range.from) ?? '');
    const whose = speaker && !isBook && opener < at ? offered(scene, speaker.range, word, depth) : undefined;
    if (typeof whose === 'number') return whose;
  }
  const owner = HE.test(word) ? ownerBefore(scene, own, at) : undefined;
  if (owner !== undefined) return owner;
  const { before: last } = scene;
  if (
    isDone &&
    last?.tree.clauses.some((clause) => clause.kind === 'main' && doesToAnother(last, clause, word))
  )
    return null;
  if (isTold && last && !isOfNumber(last)) {
    // "The Danes met the Swedes. Dio puts it at 50,000": it may be either
    if (new Set(last.mentions.map(({ side }) => side)).size > 1) return null;
    // "The Danes took prisoners. Dio puts them at 300"
    if (/^(?:it|them)$/.test(word) && nameOthers(last, last.tree.clauses)) return null;
  }
  const whose = lastSubject(scene, word, depth + 1);
  if (whose != null || !MANY.test(word)) return whose;
  // "The Swedes attacked them": they are the others
  const isDoneTo = word === 'them' && own.verb !== null && !own.verb.passive && isAgainst(own);
  return isDoneTo ? scene.other(whoseSubject(scene, own, depth + 1)) : oneSideSoFar(scene);
}

/** So many words stand at most before a pronoun that goes on to the subject after it: "In the end, with 400 of his men dead, Falco". */
const LONGEST_OPENING = 10;

/** "Militiamen flocked to Horn's army, swelling his force": whose the one person is whose own things a participle's clause tells of. */
function ownerBefore(scene: Scene, own: Clause, at: number): number | undefined {
  if (own.kind !== 'participle' || own.subject !== null) return undefined;
  const owners = scene.mentions.filter(({ is, to, possessive }) => is === 'person' && possessive && to <= at);
  return owners.length === 1 ? owners[0]!.side : undefined;
}

/** Whose those are who speak of themselves; nobody's where the text does not quote them. */
function whoseWe(scene: Scene, at: number, depth: number): Whose {
  // "Charles I"
  if (scene.sentence.tokens[at - 1]?.capital && scene.sentence.word(at) === 'i') return undefined;
  const speaker = speakerOfQuotation(scene, at);
  if (speaker) return whosePhrase(speaker.scene, speaker.range, depth + 1) ?? null;
  // "our loss", in a text of one who took part
  return scene.other(scene.sides.sideOfRole(ENEMY_OF_TEXT));
}

/** Whose the one is who says what a clause tells: "on their side" is theirs. */
function whoseSpeaker(scene: Scene, clause: Clause, depth: number): Whose {
  for (let up = scene.parentOf(clause); up; up = scene.parentOf(up))
    if (up.verb?.meaning === 'say' && up.subject) return whosePhrase(scene, up.subject, depth + 1);
  for (const { speaker } of openersOf(scene))
    if (speaker) return whosePhrase(speaker.scene, speaker.range, depth + 1);
  return undefined;
}

/** Whom a pronoun means that goes back to the sentence before. */
export function lastSubject(scene: Scene, word: string, depth = 0): Whose {
  if (depth > FARTHEST) return null;
  const { before } = scene;
  if (!before) return null;
  const { clauses } = before.tree;
  // "The Danes had 900 men and the Swedes 800. They": it may be either
  if (MANY.test(word) && areContrasted(before)) return null;
  // whom the main clause is about, then those who come last
  const rank = (kind: string) => (kind === 'main' ? 0 : 1);
  const order = [...clauses.keys()].sort((a, b) => rank(clauses[a]!.kind) - rank(clauses[b]!.kind) || b - a);
  for (const index of order) {
    const { subject, kind } = clauses[index]!;
    if (!subject || kind === 'relative' || kind === 'bracket') continue;
    if (tellsOfOthers(before, clauses[index]!, HE.test(word))) continue;
    if (/^its?$/.test(word)) {
      // "On hearing that the Danish army moved, he divided his forces; it": not the army
      if (!/^(?:main|coordinate|contrast)$/.test(kind)) continue;
      if (isAtForce(before, clauses[index]!)) return null;
    }
    const whose = offered(before, subject, word, depth);
    // of a pronoun of which nobody knows whom it means, the others may still tell
    if (whose === null && isPronoun(before, subject)) continue;
    // "Trolle attacked the Swedes. They": one man is not they
    if (typeof whose === 'number' && /^(?:them|they|their)$/.test(word) && isOneOf(before, subject, whose))
      return null;
    // "The garrison consisted of 400 Danes. Their losses"
    if (whose === null && !HE.test(word)) return madeUpOf(before, clauses[index]!);
    if (whose !== undefined) return whose;
  }
  if (!HE.test(word)) return before.mentions.length === 0 ? lastSubject(before, word, depth + 1) : null;
  const persons = new Set(before.mentions.filter(({ is }) => is === 'person').map(({ side }) => side));
  // "He met Horn at Lund. When he left": not Horn
  const isNoOther = clauses.every(
    ({ kind, subject }) => kind !== 'main' || !subject || !isHe(before, subject),
  );
  if (persons.size === 1) return isNoOther ? [...persons][0]! : null;
  return persons.size === 0 ? lastSubject(before, word, depth + 1) : null;
}

/** Whether the clauses of a sentence that stand beside each other are about two sides. */
function areContrasted(scene: Scene, end = scene.sentence.tokens.length): boolean {
  const sides = new Set<number>();
  for (const { kind, subject } of scene.tree.clauses) {
    if (!subject || subject.to > end || !/^(?:main|coordinate|contrast)$/.test(kind)) continue;
    const [named] = mentionsOf(scene, subject);
    if (named && !named.possessive && named.to === subject.to) sides.add(named.side);
  }
  return sides.size > 1;
}

const isHe = ({ sentence }: Scene, { from, to }: Range): boolean =>
  to === from + 1 && HE.test(sentence.word(from) ?? '');

/** Of whom the text speaks where it says "the enemy" in a phrase. */
export function perspective(scene: Scene, inside: Range, depth = 0): Whose {
  if (depth > FARTHEST) return null;
  return foundOnce(scene.whose.perspectives, inside.from, depth, () => findPerspective(scene, inside, depth));
}

function findPerspective(scene: Scene, inside: Range, depth: number): Whose {
  const { clauses, clauseOf } = scene.tree;
  // "the camp of Mago was taken, and 300 of the enemy fell": of a place nobody is the enemy
  const whoseOf = (clause: Clause): Whose =>
    clause.subject &&
    !holds(clause.subject, inside.from) &&
    !/^(?:camp|camps|side)$/.test(headOf(scene.sentence, clause.subject))
      ? whosePhrase(scene, clause.subject, depth + 1)
      : undefined;
  for (let up = clauseOf[inside.from]!; up >= 0; up = clauses[up]!.parent) {
    const whose = whoseOf(clauses[up]!);
    if (whose !== undefined) return whose;
    // "Smith wrote in his diary that 900 of the enemy fell": whose enemy, the text does not tell
    const { verb, subject } = clauses[up]!;
    if (verb?.meaning === 'say' && subject && isUnknownPerson(scene, subject)) return null;
  }
  for (let index = clauseOf[inside.from]! - 1; index >= 0; index--) {
    const { subject } = clauses[index]!;
    const whose = subject && isPronoun(scene, subject) ? undefined : whoseOf(clauses[index]!);
    if (whose !== undefined) return whose;
  }
  const speaker = speakerOfQuotation(scene, inside.from);
  const whose = speaker ? whosePhrase(speaker.scene, speaker.range, depth + 1) : undefined;
  if (typeof whose === 'number') return whose;
  // "According to Juel, 900 of the enemy fell"
  let isTold = false;
  for (const { at, speaker: source } of openersOf(scene, false)) {
    if (source === null || at >= inside.from) continue;
    const told = whosePhrase(scene, source.range, depth + 1);
    if (typeof told === 'number') return told;
    isTold = true;
  }
  const always = scene.sides.sideOfRole(ENEMY_OF_TEXT);
  if (always !== null) return scene.other(always);
  return scene.before && !isTold ? activeSubject(scene.before, depth + 1) : null;
}

/** Whose the main subject of a sentence is, where it does something and nothing is done to it, or nobody else is named. */
function activeSubject(scene: Scene, depth: number): Whose {
  const main = scene.tree.clauses.find(({ kind, subject }) => kind === 'main' && subject);
  const isAlone = new Set(scene.mentions.map(({ side }) => side)).size === 1;
  return main?.subject && (!main.verb?.passive || isAlone)
    ? whosePhrase(scene, main.subject, depth)
    : undefined;
}

const ASK: Asking = {
  phrase: whosePhrase,
  subject: whoseSubject,
  they: (scene, depth) => lastSubject(scene, 'they', depth),
};
