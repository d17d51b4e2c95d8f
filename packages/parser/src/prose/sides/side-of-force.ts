import { PLACES } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { COORDINATOR } from '../../language/word-classes.ts';
import placesInLine from '../../language/words/places-in-line.json' with { type: 'json' };
import doubtful from '../../language/words/verbs-against-or-not.json' with { type: 'json' };
import notice from '../../language/words/verbs-of-notice.json' with { type: 'json' };
import withOnesOwn from '../../language/words/verbs-with-ones-own.json' with { type: 'json' };
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, isBeside, isVerbOf } from '../verbs-of-war.ts';
import { isShip } from './carriers.ts';
import { LED, mentionsOf } from './mentions-in-phrases.ts';
import { countedBefore } from './side-by-figures-before.ts';
import { purposeOf, whoseGiven, whoseHelped } from './side-by-joining.ts';
import { hasCompany, whoseDoer, whoseLeader } from './side-by-participle.ts';
import { flees, saidOf, whoseAgent } from './side-by-verb.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { ledBy, whosePhrase, whoseSubject } from './whose-words.ts';
import { areOfPlace, FOR_SOMEBODY } from './words-around-figure.ts';

const DOUBTFUL = wordSet(doubtful);
const PLACES_IN_LINE = wordSet(placesInLine);
const NOTICE = wordSet(notice);
const WITH_ONES_OWN = wordSet(withOnesOwn);

/** Whose a force is, by its place in its clause and by what the verb does. */
export function whoseForce(
  scene: Scene,
  figure: Figure,
  clause: Clause,
  role: Figure['place']['role'],
  preposition: string | null,
): Whose {
  const { verb } = clause;
  if (role === 'subject') {
    // "under the command of Tanaka"; "to fill the ranks of the 2nd Army", "to attack the Romans"
    const under = clause.phrases.find(({ preposition: by }) => by === 'under');
    const led = under ? whosePhrase(scene, under) : undefined;
    // "advanced under Danish fire"; "under the Danish guns" may be under their cover
    const above = under ? headOf(scene.sentence, under) : '';
    if (typeof led === 'number')
      return BEARS.test(above) ? scene.other(led) : /^guns?$/.test(above) ? null : led;
    // "Two hundred men held the Danish right"
    const line =
      verb && !verb.passive && /^(?:defend|form|held|hold|occup)/.test(verb.lemma)
        ? clause.objects[0]
        : undefined;
    if (line && PLACES_IN_LINE.has(headOf(scene.sentence, line))) {
      const whose = whosePhrase(scene, line);
      if (whose !== undefined) return whose;
    }
    // "300 men landed from the Danish ships"
    const from =
      verb && /^(?:disembark|go|land|went)/.test(verb.lemma)
        ? clause.phrases.find(({ preposition: by }) => by === 'from')
        : undefined;
    if (from && mentionsOf(scene, from).length > 0 && SHIPS.test(headOf(scene.sentence, from)))
      return whosePhrase(scene, from);
    const leader = whoseLeader(scene, clause);
    if (typeof leader === 'number') return leader;
    // "served in the Danish army"
    const ranks = verb && FOR_SOMEBODY.test(verb.lemma) ? ranksOf(scene, clause) : null;
    const army = ranks ? whosePhrase(scene, ranks) : undefined;
    if (typeof army === 'number') return army;
    // "fought for Hannibal", "were hired for Danish service", "served Scipio", "joined the Romans"
    const served = clause.phrases.find(({ preposition: by }) => by === 'for' || by === 'aboard');
    const lord =
      served && verb && (verb.passive ? LED : FOR_SOMEBODY).test(verb.lemma)
        ? whosePhrase(scene, served)
        : whoseHelped(scene, clause);
    if (typeof lord === 'number') return lord;
    // "were sent by the French to help the British": theirs who send them
    const agent = verb?.passive ? whoseAgent(scene, clause) : undefined;
    if (agent !== undefined) return isAgainst(clause) ? scene.other(agent) : agent;
    const purpose = scene.tree.clauses.find(
      (each) => each.kind === 'infinitive' && scene.parentOf(each) === clause && each.objects.length > 0,
    );
    const aim = purpose ? whosePhrase(scene, purpose.objects[0]!) : undefined;
    if (purpose && typeof aim === 'number') {
      if (isAgainst(purpose)) return scene.other(aim);
      if (isBeside(purpose) || /^(?:fill|replenish)/.test(purpose.verb?.lemma ?? '')) return aim;
    }
    const withstood = whoseWithstood(scene, clause);
    if (withstood !== undefined) return withstood;
    if (verb?.passive)
      return /^(?:send|dispatch)/.test(verb.lemma) ? whoseReceiver(scene, clause) : undefined;
    if (verb && isAgainst(clause)) {
      // "4,000 men attacked the Romans": those who do it to one side are the other
      const object = clause.objects.find(({ from }) => from >= verb.to);
      const whose = object ? whosePhrase(scene, object) : undefined;
      if (typeof whose === 'number') return scene.other(whose);
      return whoseWithstood(scene, clause);
    }
    if (verb?.meaning === 'be' || verb?.meaning === 'hold' || verb === null) {
      const inside = clause.phrases.find(({ preposition: by }) => /^(?:with|in)$/.test(by));
      const whose = inside && isCompany(scene, inside) ? whosePhrase(scene, inside) : undefined;
      return typeof whose === 'number' ? whose : undefined;
    }
    return undefined;
  }
  // "attacked the fort, held by the Danes and consisting of 250 men": not what attacked
  if (clause.kind === 'participle' && clause.connective === 'and' && verb?.meaning === 'count') return null;
  const named = namedBefore(scene, clause);
  if (named !== undefined) return named;
  // "led a column consisting of 250 men": what it consists of is whose the column is
  const { antecedent } = clause;
  const up = scene.parentOf(clause);
  if (verb?.meaning === 'count' && antecedent && up && clause.subject === null) {
    const whose = whosePhrase(scene, antecedent);
    if (whose !== undefined) return whose;
    const holds = ({ from, to }: Range) => from <= antecedent.from && antecedent.to <= to;
    const phrase = up.phrases.find(holds);
    if (phrase || up.objects.some(holds))
      return whoseForce(scene, figure, up, phrase ? 'phrase' : 'object', phrase?.preposition ?? null);
  }
  // "besieged the castle, whose garrison numbered 300"
  const isOfPlace = verb?.meaning === 'count' && clause.connective === 'whose' && clause.subject !== null;
  const besieged = isOfPlace ? whoseBesieged(scene, clause) : undefined;
  if (besieged !== undefined) return besieged;
  const isRelativeOfOther = clause.kind === 'relative' && clause.antecedent !== null;
  if (preposition !== null && /^(?:against)$/.test(preposition)) {
    const whose = whoseSubject(scene, clause);
    return scene.other(whose);
  }
  const isTo = preposition === 'to' || scene.sentence.word(figure.counted.left - 1) === 'to';
  // "surrendered to 300 men", "the fort fell to 300 men"
  if (isTo && yields(scene, clause)) return scene.other(whoseSubject(scene, clause));
  // "was reduced from 800 to 300 men", "shrank through disease to 300"
  const changes = verb !== null && CHANGES.test(verb.lemma) && figure.counted.from > verb.to;
  if (
    changes &&
    (isTo || preposition === 'from') &&
    !clause.objects.some(({ from }) => from >= verb.to && from < figure.counted.left - 1)
  )
    return whoseSubject(scene, clause);
  if (preposition === 'by' && verb?.passive) {
    const whose = whoseSubject(scene, clause);
    // "were held off by 320 men"
    const isOff = /^(?:back|off)$/.test(scene.sentence.word(verb.to) ?? '');
    if (isOff || isAgainst(clause)) return scene.other(whose);
    if (clause.kind === 'participle' && hasCompany(clause)) {
      const doer = whoseDoer(scene, clause);
      if (doer !== undefined) return doer;
    }
    const withstood = whoseWithstood(scene, clause);
    if (withstood !== undefined) return withstood;
    const isTheirs = isBeside(clause) || verb.meaning === 'bring' || verb.meaning === 'hold';
    return isTheirs
      ? (whose ?? whoseBesieged(scene, clause) ?? whoseGarrison(scene, clause) ?? whose)
      : undefined;
  }
  // "bombarded the villages by two batteries"
  if (preposition === 'by' && verb && !verb.passive && isAgainst(clause)) return whoseSubject(scene, clause);
  // "marched to a camp of 300 men", "rode up to a battery of twelve guns": of whoever is there already
  const isUp = role === 'object' && scene.sentence.word(figure.place.phrase.from) === 'up';
  if (verb && GOES.test(verb.lemma) && (isUp || /^(?:behind|near|past|to|towards?)$/.test(preposition ?? '')))
    return null;
  if (isTo && verb && figure.counted.from > verb.to) {
    // "reduced Ney's contingent to 800"
    for (const object of clause.objects) {
      const whose = whosePhrase(scene, object);
      if (whose !== undefined) return whose;
    }
    // "brought the number of men along the front to 230,000"
    if (
      !verb.passive &&
      /^(?:bolster|bring|build|expand|increase|raise|reinforc|strengthen|swell)/.test(verb.lemma)
    ) {
      const whose = whoseSubject(scene, clause);
      if (whose !== undefined) return whose;
    }
    // "reduced the garrison to 300"
    const before = clause.objects.some(({ from }) => from >= verb.to && from < figure.counted.left - 1);
    if (!verb.passive && before && figure.counted.from > verb.to) return null;
  }
  // "attacked the rebels along with 500 Eritreans": they stand beside what is named before them
  if (
    preposition === 'with' &&
    /^(?:along|together)$/.test(scene.sentence.word(figure.counted.left - 2) ?? '')
  ) {
    const beside = scene.tree.clauses
      .flatMap(({ subject, objects, phrases }) => [...objects, ...phrases, ...(subject ? [subject] : [])])
      .find(({ to }) => to === figure.counted.left - 2);
    if (beside) return whosePhrase(scene, beside) ?? null;
    if (isAgainst(clause)) return null;
  }
  // "took Lund and its garrison of 300 men"
  if (/^(?:capture|take)$/.test(verb?.meaning ?? '') && areOfPlace(scene, figure))
    return verb!.passive ? null : scene.other(whoseSubject(scene, clause));
  // "captured the Russian camp, with 20 guns": with those who take it, or with what they take
  const isTaken =
    preposition === 'with' &&
    verb?.meaning === 'capture' &&
    (!/^(?:formation|personnel|ship)$/.test(figure.category) ||
      scene.sentence.tokens[figure.place.phrase.from - 2]?.kind === 'comma');
  if (isTaken) return null;
  // "was attacked by Lannes with 3,000 men"
  if (preposition === 'with' && verb?.passive && isAgainst(clause)) {
    // "were outnumbered, with 8,000 men against 20,000"
    const isAside = scene.sentence.tokens[figure.place.phrase.from - 2]?.kind === 'comma';
    return whoseAgent(scene, clause) ?? (isAside ? whoseSubject(scene, clause) : null);
  }
  if (role === 'object' && verb) {
    // "Caesar counted 110 cohorts in the Pompeian army": who counts need not have them
    if (verb.lemma === 'count' && !verb.passive) {
      // "Horn's army counted 9,000 foot": an army has them
      const own = clause.subject;
      if (own && FORCE_NOUNS.has(headOf(scene.sentence, own))) return whoseSubject(scene, clause);
      const inside = clause.phrases.find(
        ({ preposition: by, at }) => /^(?:in|among|with)$/.test(by) && at > verb.to,
      );
      return inside ? (whosePhrase(scene, inside) ?? null) : countedBefore(scene, figure);
    }
    if (verb.meaning === 'say') return saidOf(scene, figure, clause);
    if (isAgainst(clause)) {
      if (verb.passive) return undefined;
      // "shelled the camp by two batteries, four mortars": in the list of what they did it with
      const isListed = clause.phrases.some(
        ({ preposition: by, at }) => by === 'by' && at >= verb.to && at < figure.counted.from,
      );
      if (isListed) return null;
      // "forced 300 men to surrender", but "to serve"
      const purpose = purposeOf(scene, clause);
      const yields = purpose !== undefined && flees(purpose);
      return isVerbOf(DOUBTFUL, verb.lemma) && !yields ? null : scene.other(whoseSubject(scene, clause));
    }
    if (verb.meaning === 'be') {
      const subject = subjectRange(scene, clause);
      if (!subject) return undefined;
      // "The strength of the army under Wellington was 49,000 men"
      const under = clause.phrases.find(
        ({ preposition: by, at }) => by === 'under' && at === subject.range.to,
      );
      const { range } = subject;
      return whosePhrase(scene, range) ?? ledBy(scene, range, 0) ?? (under && whosePhrase(scene, under));
    }
    // "watched 300 men land": whoever notices them need not have them
    if (isVerbOf(NOTICE, verb.lemma)) return null;
    // "silenced 20 guns": what no list knows may be done to others
    const isOwn =
      verb.passive || verb.meaning !== null || isBeside(clause) || isVerbOf(WITH_ONES_OWN, verb.lemma);
    const own = isOwn ? whoseSubject(scene, clause) : null;
    // "besieged the castle, which had 300 men"
    const besieged = clause.kind === 'relative' ? whoseBesieged(scene, clause) : undefined;
    return own ?? whoseGiven(scene, clause) ?? besieged ?? own;
  }
  // "planned for four divisions to advance"
  const isPlanned = preposition === 'for' && scene.sentence.word(figure.place.phrase.to) === 'to';
  if (isPlanned && verb && PLANS.test(verb.lemma)) return whoseSubject(scene, clause);
  if (preposition === null)
    return isRelativeOfOther || role === 'free' ? undefined : whoseSubject(scene, clause);
  if (verb?.meaning === 'say') return saidOf(scene, figure, clause);
  const isParticle = verb !== null && !verb.passive && figure.place.phrase.from === verb.to + 1;
  // "came upon 300 men", "drove off 300 men"
  const isDoneTo =
    isParticle &&
    ((/^(?:across|on|upon)$/.test(preposition) && COMES_UPON.test(verb.lemma)) ||
      (/^(?:back|off)$/.test(preposition) && DRIVES.test(verb.lemma)));
  if (isDoneTo) return scene.other(whoseSubject(scene, clause));
  // "could call on 300 men", "threw in 300 men"
  const isTheirs =
    isParticle &&
    ((/^(?:on|upon)$/.test(preposition) && /^(?:call|count|draw|rel[iy])/.test(verb.lemma)) ||
      (preposition === 'in' &&
        /^(?:br[io]|call|draft|fl[uy]ng?|pour|put|send|sent|thr[eo]w)/.test(verb.lemma)));
  if (isTheirs) return whoseSubject(scene, clause);
  if (/^(?:with|of|to|at|in|from|into|as|for|having|out|over|about|like|including)$/.test(preposition)) {
    // "in command of an army of 15,000"
    const opens = figure.place.phrase.from;
    if (
      preposition === 'in' &&
      /^(?:command|charge|possession|control)$/.test(scene.sentence.word(opens) ?? '')
    )
      return whoseSubject(scene, clause);
    // "lost two ships from a force of six", "lost three out of 40"
    const isFrom = preposition === 'from' || preposition === 'out of' || preposition === 'out';
    if (isFrom && /^(?:lose|suffer)$/.test(verb?.meaning ?? '')) return whoseSubject(scene, clause);
    if (preposition === 'from' || preposition === 'in' || preposition === 'for' || preposition === 'over')
      return undefined;
    if (verb === null) return clause.subject ? whosePhrase(scene, clause.subject) : undefined;
    if (
      preposition === 'of' &&
      verb.meaning !== 'count' &&
      !/^(?:compose|make|made|form|dispose|consist)/.test(verb.lemma)
    )
      return whoseBefore(scene, figure, clause);
    // "ran into 300 men"
    if (preposition === 'into' && COMES_UPON.test(verb.lemma))
      return scene.other(whoseSubject(scene, clause));
    // "fought with 3,000 Turks" has a name of its own; "clashed with 3,000 men" is the other side
    if (preposition === 'with' && /^(?:clash|clashed|collide|collided|skirmish|skirmished)$/.test(verb.lemma))
      return scene.other(whoseSubject(scene, clause));
    // "was held by Trolle with 150 men"
    const agent = preposition === 'with' && verb.passive ? whoseAgent(scene, clause) : undefined;
    if (typeof agent === 'number') return agent;
    // "were alarmed by a raid of Moore's with 300 men": his, whoever he is
    if (
      preposition === 'with' &&
      verb.passive &&
      clause.phrases.some(
        (by) => by.preposition === 'by' && by.at === verb.to && by.from < figure.counted.left - 1,
      )
    )
      return null;
    // "Masinissa joined Scipio with 6,000 men": he is of those whom he joins
    return whoseSubject(scene, clause) ?? whoseHelped(scene, clause) ?? null;
  }
  return undefined;
}

/** What men are under whom others have before them. */
const BEARS = /^(?:assault|attack|bombardment|cannonade|fire|pressure|shelling|siege|surveillance)$/;

/** "in the Danish army", "with Horn", but not "in the rear of the Danish army", "in Danish hands": whether a phrase is a force or its people. */
function isCompany({ sentence, mentions }: Scene, range: Range): boolean {
  const head = headOf(sentence, range);
  return (
    FORCE_NOUNS.has(head) ||
    mentions.some(({ from, to }) => from >= range.from && from <= range.from + 1 && to === range.to)
  );
}

/** "300 men held out against the Danes": whose the others are. */
function whoseWithstood(scene: Scene, { verb, phrases }: Clause): Whose {
  const against = phrases.find(
    ({ preposition, at }) => preposition === 'against' && verb !== null && at >= verb.to,
  );
  const whose = against ? whosePhrase(scene, against) : undefined;
  return typeof whose === 'number' ? scene.other(whose) : undefined;
}

/** What is done to a place that others hold. */
const TAKES =
  /^(?:assault|attack|besieg|bombard|captur|conquer|invest|occup|raid|seiz|siege|storm|surpris|take|took)/;

/** "Horn besieged the castle, held by 300 men": whose those are who hold what somebody takes; undefined where nobody does. */
function whoseBesieged(scene: Scene, clause: Clause): Whose {
  const { antecedent } = clause;
  const up = scene.parentOf(clause);
  if (!antecedent || !up?.verb || up.verb.negated || !TAKES.test(up.verb.lemma)) return undefined;
  const isTaken = ({ from, to }: Range) => from <= antecedent.from && antecedent.to <= to;
  if (up.verb.passive) {
    const agent = up.subject && isTaken(up.subject) ? whoseAgent(scene, up) : undefined;
    return agent === undefined ? undefined : scene.other(agent);
  }
  return up.objects.some(isTaken) ? scene.other(whoseSubject(scene, up)) : undefined;
}

/** How one goes where others may be. */
const GOES =
  /^(?:advanc|approach|climb|crept|creep|fle[de]|gallop|march|mov|push|ran$|retir|retreat|rid|rode|run|sail|walk|withdr)/;

/** What one does who meets others: "ran into them", "came upon them". */
const COMES_UPON = /^(?:blunder|bump|c[ao]me|chanc|fall|fell|happen|r[au]n|set$|stumbl|turn)/;

/** What one does to others whom one gets rid of: "drove off", "beat back". */
const DRIVES = /^(?:beat|chas|dr[io]v|fend|fight|force|fought|h[eo]ld|press|push|thr[eo]w|ward)/;

/**
 * "met the Swedes, numbering 300 men", "attacked five ships, convoying 40 transports": whose those are who stand right before a
 * participle that may tell of them and not of the subject; null where it may be either; undefined where none stand there.
 */
function namedBefore(scene: Scene, { kind, connective, antecedent, parent, verb }: Clause): Whose {
  const over = scene.tree.clauses[parent];
  const comma = (verb?.from ?? 0) - 1;
  const isAside = kind === 'participle' && connective === null && antecedent === null && verb?.form === 'ing';
  if (!over || !isAside || scene.sentence.tokens[comma]?.kind !== 'comma') return undefined;
  const object = over.objects.find(({ to }) => to === comma);
  const isCounted = verb.meaning === 'count';
  if (!isCounted)
    return object && isAgainst(over) && /^(?:carry|convoy|escort|guard|protect|transport)/.test(verb.lemma)
      ? null
      : undefined;
  const last = object ?? over.phrases.find(({ to }) => to === comma);
  if (!last || mentionsOf(scene, last).length === 0) return undefined;
  const whose = whosePhrase(scene, last);
  return object || whose === whoseSubject(scene, over) ? whose : null;
}

/** "It was defended by 300 men": whose the garrison is, where the article tells who besieges it. */
const whoseGarrison = ({ sides }: Scene, { verb }: Clause): Whose =>
  /^(?:defend|garrison|h[eo]ld|mann)/.test(verb?.lemma ?? '')
    ? (sides.sideOfRole('garrison') ?? undefined)
    : undefined;

/** What a number does that becomes another. */
const CHANGES =
  /^(?:declin|decreas|diminish|drop|dwindl|gr[eo]w|increas|reduc|rise|rose|shr[aiu]nk|sw[eo]ll)/;

/** What carries men who land from it. */
const SHIPS = /^(?:boats?|fleet|flotilla|frigates?|galleys?|ships?|squadron|transports?|vessels?)$/;

/** What one does with what one's own are to do. */
const PLANS = /^(?:arrang|ask|call|order|plan)/;

/** "in the Danish army", "aboard the Danish frigate": the first army or ship in which the subject of a clause is, without what "and" joins to it. */
export function ranksOf(scene: Scene, { phrases }: Clause): Range | null {
  const { sentence } = scene;
  for (const { preposition, from, to } of phrases) {
    const isAboard = /^(?:aboard|on)$/.test(preposition);
    if (!isAboard && !/^(?:in|within)$/.test(preposition)) continue;
    let end = from;
    while (end < to && (sentence.classes[end]! & COORDINATOR) === 0) end++;
    const range = { from, to: end };
    if (isAboard ? isShip(scene, range) : FORCE_NOUNS.has(headOf(sentence, range))) return range;
  }
  return null;
}

/** Whether the subject of a clause yields, or is a place that falls. */
const yields = ({ sentence }: Scene, { verb, subject }: Clause): boolean =>
  verb !== null &&
  !verb.passive &&
  (/^(?:capitulat|submit|succumb|surrender|yield)/.test(verb.lemma) ||
    (/^f[ae]ll/.test(verb.lemma) && subject !== null && PLACES.has(headOf(sentence, subject))));

/** "twenty ships were sent out to him" */
function whoseReceiver(scene: Scene, { phrases }: Clause): Whose {
  const to = phrases.find(
    ({ preposition, from, to: end }) =>
      preposition === 'to' && end === from + 1 && /^(?:him|them)$/.test(scene.sentence.word(from) ?? ''),
  );
  return to ? whosePhrase(scene, to) : undefined;
}

/** "engaged Dockery's division, of about 1,200 men": whose the phrase is that ends before. */
function whoseBefore(scene: Scene, figure: Figure, clause: Clause): Whose {
  const ranges = [clause.subject, ...clause.objects, ...clause.phrases].filter(
    (range): range is Range => range !== null && range.to < figure.counted.from,
  );
  const last = ranges.sort((a, b) => a.to - b.to).at(-1);
  return last ? whosePhrase(scene, last) : undefined;
}
