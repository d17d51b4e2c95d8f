import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import type { Range } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, MAKES } from '../verbs-of-war.ts';
import { isPronoun, mentionsOf } from './mentions-in-phrases.ts';
import { whoseAgent } from './side-by-verb.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

/** What opens a clause about those who stand against somebody. */
const AGAINST = /^(?:against|confronting|facing|opposing)$/;

/** What those are who are set against somebody: "Pitted against these were 30 guns". */
const SET = /^(?:arrayed|opposed|pitted|ranged)$/;

/** What those do of whom such a clause tells. */
const STANDS =
  /^(?:array|assemble|be|bring|came|come|deploy|field|gather|have|lead|muster|pit|put|raise|send|set|stand|stood|throw)/;

/** Whose it is that stands against those who are named before: "Against the Danes stood 3,000 men". */
function whoseOpponents(scene: Scene, { place: { clause, role, phrase }, counted }: Figure): Whose {
  const { sentence } = scene;
  const { verb, subject } = clause;
  if (verb === null || counted.from < verb.to || role === 'subject' || role === 'free') return undefined;
  if (!STANDS.test(verb.meaning ?? '') && !STANDS.test(verb.lemma)) return undefined;
  const against = clause.phrases.find(
    ({ preposition, at }) => AGAINST.test(preposition) && at < (subject?.from ?? verb.from),
  );
  if (against) {
    const own = subject ? whoseSubject(scene, clause) : undefined;
    return own ?? scene.other(whosePhrase(scene, against)) ?? undefined;
  }
  // "Facing the Danes were 3,000 men": the Danes are no subject
  const opener = SET.test(sentence.word(0) ?? '') ? 1 : 0;
  const isOpened = opener === 1 ? /^(?:against|to)$/ : AGAINST;
  if (!isOpened.test(sentence.word(opener) ?? '') || !/^(?:be|stand|stood)$/.test(verb.meaning ?? verb.lemma))
    return undefined;
  // "Facing him was Trolle with 3,000 men"
  const [named] = scene.mentions.filter(({ from }) => from >= verb.to && from < counted.left);
  if (named) return named.side;
  // "was a force of 5,000 men"
  if (verb.to < Math.min(counted.left, phrase.from) - 1) return undefined;
  const faced = { from: opener + 1, to: verb.from };
  return mentionsOf(scene, faced).length > 0 ||
    isPronoun(scene, faced) ||
    sentence.word(faced.from) === 'these'
    ? scene.other(whosePhrase(scene, faced))
    : undefined;
}

/** Under what one comes by what others do. */
const UNDER = /^(?:assault|attack|bombardment|fire|pressure|siege)$/;

/** Whose those are who do it: "The Danes came under fire from 20 guns". */
function whoseFire(scene: Scene, { place: { clause, role, preposition, phrase } }: Figure): Whose {
  const { verb, subject } = clause;
  if (verb === null || subject === null || !/^(?:be|came|come)$/.test(verb.meaning ?? verb.lemma))
    return undefined;
  const under = clause.phrases.find(
    ({ preposition: by, to }) => by === 'under' && UNDER.test(scene.sentence.word(to - 1) ?? ''),
  );
  if (!under || phrase.from < under.to) return undefined;
  // "from the 5th, 7th, 9 Squadrons": a list goes on
  const isListed = role === 'object' && verb.lemma !== 'be';
  if (!isListed && !/^(?:by|from|of)$/.test(preposition ?? '')) return undefined;
  return scene.other(whoseSubject(scene, clause));
}

/** What takes part in it. */
const TAKES = /^(?:commit|deploy|employ|involv|us|utili[sz])(?:e|es|ed|ing)?$/;

/** What one does with what others do: "beat off an attack". */
const ENDURES =
  /^(?:await|bear|beat|bore|born|endur|expect|experienc|fac|fear|fend|fought|fight|hold|held|meet|met|receiv|repel|repuls|resist|suffer|surviv|sustain|throw|threw|withst)/;

/** Whose it is that does something that is named: "a counter-attack employing 300 men", "an attack by 300 men was repulsed by the Danes". */
function whoseDeed(scene: Scene, { place }: Figure): Whose {
  const { sentence } = scene;
  const { clause, role, preposition } = place;
  const { verb, antecedent } = clause;
  if (verb === null) return undefined;
  const isDeed = (range: Range): boolean =>
    EVENTS.has(
      headOf(sentence, range)
        .replace(/^counter-?/, '')
        .replace(/s$/, ''),
    );
  if (clause.kind === 'participle' && antecedent && isDeed(antecedent)) {
    const isPart = role === 'object' && !verb.passive && TAKES.test(verb.lemma);
    const isDoer = preposition === 'by' && verb.passive && MAKES.test(verb.lemma);
    if (!isPart && !isDoer) return undefined;
    const whose = whosePhrase(scene, antecedent);
    if (typeof whose === 'number') return whose;
    const up = scene.parentOf(clause);
    const isMade = up?.verb && !up.verb.passive && MAKES.test(up.verb.lemma);
    return isMade && up.objects.some(({ from, to }) => from <= antecedent.from && antecedent.to <= to)
      ? whoseSubject(scene, up)
      : null;
  }
  // "met with an attack involving 300 men"
  const isMet = clause.kind === 'participle' && clause.connective === 'with' && TAKES.test(verb.lemma);
  if (isMet && clause.phrases.some((phrase) => phrase.preposition === 'with' && isDeed(phrase))) return null;
  // "was defended by the Danes against the attacks of 300 men"
  const isAgainstDeed =
    preposition === 'against' &&
    place.of > place.phrase.from &&
    isDeed({ from: place.phrase.from, to: place.of });
  if (isAgainstDeed) return scene.other(whoseAgent(scene, clause) ?? whoseSubject(scene, clause));
  // "The Danes withstood an assault by 300 men", "bore the brunt of an attack from 300 men"
  const isEnded = (range: Range): boolean =>
    range.to === place.phrase.from - 1 && (isDeed(range) || isDeed({ from: range.to - 1, to: range.to }));
  const deed = /^(?:by|from)$/.test(preposition ?? '') && !verb.passive;
  if (
    deed &&
    [...clause.objects, ...clause.phrases].some((range) => range.from >= verb.to && isEnded(range))
  ) {
    if (MAKES.test(verb.lemma)) return whoseSubject(scene, clause);
    return isAgainst(clause) || ENDURES.test(verb.lemma) ? scene.other(whoseSubject(scene, clause)) : null;
  }
  // "An attack by 300 men was repulsed by the Danes"
  const isOfSubject =
    preposition === 'by' &&
    verb.passive &&
    isAgainst(clause) &&
    clause.subject !== null &&
    isDeed(clause.subject);
  if (!isOfSubject || clause.phrases.find(({ preposition: by }) => by === 'by')?.at !== clause.subject!.to)
    return undefined;
  const agent = clause.phrases.findLast(({ preposition: by, at }) => by === 'by' && at >= verb.to);
  return agent ? scene.other(whosePhrase(scene, agent)) : null;
}

/** What is told of others tells whose these are. */
export const BY_OTHERS: readonly SideRule[] = [
  {
    name: 'against-others',
    example: 'Against the Danes stood 3,000 men; facing them were 20 ships',
    read: (scene, figure) => (isLoss(figure) ? undefined : whoseOpponents(scene, figure)),
  },
  {
    name: 'part-of-deed',
    example: 'The Danes launched a counter-attack employing 300 men',
    read: (scene, figure) =>
      isLoss(figure) ? undefined : (whoseFire(scene, figure) ?? whoseDeed(scene, figure)),
  },
  {
    name: 'all-but',
    example: 'The Danish fleet was sunk, save for seven ships; the Danes fled except for 300 men',
    read(scene, { place: { clause, preposition }, counted }) {
      if (preposition !== 'for' && preposition !== 'from') return undefined;
      const but = `${scene.sentence.word(counted.left - 2)} ${preposition}`;
      return /^(?:apart from|aside from|but for|except for|save for)$/.test(but)
        ? (whoseSubject(scene, clause) ?? undefined)
        : undefined;
    },
  },
  {
    name: 'out-of-whole',
    example: '300 Danish soldiers fell out of 4,000',
    read(scene, figure) {
      const { sentence, figures, mentions } = scene;
      const { left } = figure.counted;
      if (isLoss(figure) || sentence.word(left - 1) !== 'of' || sentence.word(left - 2) !== 'out')
        return undefined;
      const part = figures[figures.indexOf(figure) - 1];
      // "2,500 men (out of 10,000) died"
      const { clause } = figure.place;
      const own = clause.kind === 'bracket' ? scene.parentOf(clause) : clause;
      if (!part || part.place.clause !== own) return undefined;
      return mentions.some(({ from }) => from >= endOf(part.counted) && from < left)
        ? undefined
        : (part.side ?? undefined);
    },
  },
];

/** What those are said to be who are counted. */
export const PEOPLES: readonly SideRule[] = [
  {
    name: 'are-people',
    example: 'Of the dead, 500 were Danes; 800 men died, 500 of them Danish',
    read(scene, { place: { clause, role }, counted }) {
      const { sentence } = scene;
      const end = endOf(counted);
      const [object] = clause.objects;
      const isSubject = role === 'subject' && clause.verb?.meaning === 'be' && clause.objects.length === 1;
      // "500 of them Danes"
      let them = end;
      while (them < end + 2 && !/^(?:them|whom)$/.test(sentence.word(them) ?? '')) them++;
      const from = isSubject && object ? object.from : them < end + 2 ? them + 1 : -1;
      const people = scene.mentions.find(({ is, from: at }) => is === 'people' && at === from);
      if (!people || people.possessive) return undefined;
      const next = sentence.tokens[people.to];
      return next?.kind === 'word' && sentence.word(people.to) !== 'and' ? undefined : people.side;
    },
  },
];
