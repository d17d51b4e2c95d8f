import { clausesOf } from '../../language/clauses.ts';
import { PLACES } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { headOf } from '../speaker-phrases.ts';
import { opposes } from '../verbs-of-war.ts';
import { type LearningRule, learnPerson, unknownNames } from './learning.ts';
import { ENEMY_OF_TEXT } from './name-table.ts';
import { afterName, afterRanks, phrase, UNITS, wordAt } from './words-around-names.ts';

/** The verbs by which one who leads sends others of his own. */
const ORDERS =
  /^(?:order|ordered|send|sent|dispatch|dispatched|despatched|instruct|instructed|appoint|appointed|forbid|forbade|forbidden|direct|directed|detach|detached|command|commanded)$/;

/** What one lets one's own do, where one lets others go. */
const ALLOWS = /^(?:allow|ask|permit|persuad|tell|told|urg)/;
const ATTACKS =
  /^(?:advance|assault|attack|charge|counter-?attack|defend|engage|hold|pursue|reinforce|seize|storm|support)$/;

/** How one may tell anybody to do something, be he the enemy: whom one sends is of one's own. */
const TELLS = /^(?:command|direct|forb|instruct|order)/;

/** What one orders one's own to do, and none of those whom one summons to open their gates. */
const OBEYS =
  /^(?:ambush|besiege|block|bombard|bring|build|burn|capture|clear|close|command|counter|cover|cross|deploy|destroy|drive|escort|find|fire|follow|form|fortify|garrison|go|guard|intercept|join|keep|land|lead|make|march|meet|move|occupy|outflank|patrol|prepare|proceed|protect|push|raid|raise|recapture|reconnoitre|rejoin|relieve|remain|rescue|retake|ride|sail|scout|secure|send|sink|stand|stay|sweep|take|try|wait|watch)$/;

/** The beginnings of these verbs: most sentences have none of them, and their clauses need not be read. */
const MAY_TELL =
  /^(?:order|sen[dt]|dispatch|despatch|instruct|appoint|allow|ask|permit|persuad|urg|forb|direct|detach|command|t[eo]ll?d|attack|defeat|repuls|repel|ambush|besieg|invest|la[iy]|pursu|rout|beat|engag|assault|harass|charg|oppos|shadow|chas|intercept|outflank|surround|encircl|overwhelm|resist|storm|invad|enem|we$|i$|compris|consist|includ|compos|fought|fight|raid|defen|garrison)/;

/** Whether the rules by clauses may find anything in a sentence. */
export const mayTell = ({ tokens }: Sentence): boolean =>
  tokens.some(({ capital, text }) => (!capital || OF_TWO.test(text)) && MAY_TELL.test(text));

/** What those are called who did something, where one side alone did it. */
const ROLE_BY_DEED: readonly { verbs: RegExp; role: string; where?: ReadonlySet<string> }[] = [
  { verbs: /^(?:besieg|blockad|invest)/, role: 'besiegers' },
  { verbs: /^(?:ambush|assault|attack|raid|storm)/, role: 'attackers' },
  { verbs: /^invad/, role: 'invaders' },
  { verbs: /^(?:defend|garrison)/, role: 'defenders', where: PLACES },
];

const ENEMIES = /^(?:enemy|enemies)$/;
const WE = /^(?:we|i|us)$/;
/** Words of a text that speaks for one side. */
const OF_TWO = /^(?:enemy|enemies|we|i)$/;

/** What clauses tell of names. */
export const RULES_BY_CLAUSES: readonly LearningRule[] = [
  {
    name: 'sends-person',
    example: 'Kutuzov ordered Tormasov to march; Howe sent Vaughan; Howe allowed Vaughan to attack',
    learn(learning) {
      const { sentence, mentions, votes } = learning;
      if (mentions.length === 0) return;
      for (const { subject, verb, objects } of clausesOf(sentence).clauses) {
        const [object] = objects;
        if (!subject || !object || !verb || verb.passive) continue;
        const isLet =
          !verb.negated &&
          ALLOWS.test(verb.lemma) &&
          wordAt(sentence, object.to) === 'to' &&
          ATTACKS.test(wordAt(sentence, object.to + 1));
        if (!isLet && !ORDERS.test(verb.lemma)) continue;
        const who = mentions.find(
          ({ from, to, possessive }) => from >= subject.from && to === subject.to && !possessive,
        );
        if (!who) continue;
        const unit =
          wordAt(sentence, object.from) === 'the' ? afterName(sentence, object.from + 1) : object.from;
        if (
          unit > object.from + 2 &&
          UNITS.has(wordAt(sentence, unit - 1)) &&
          !isPossessive(sentence, unit - 1)
        )
          votes.add(phrase(sentence, object.from + 1, unit), who.side, 'unit');
        const ranked = afterRanks(sentence, object.from);
        const [name] = unknownNames(learning, ranked, object.to);
        const order = wordAt(sentence, object.to) === 'to' ? wordAt(sentence, object.to + 1) : null;
        if (order !== null && TELLS.test(verb.lemma) && !OBEYS.test(order) && !ATTACKS.test(order)) continue;
        // "sent Meyer a letter"
        const isGiven = objects.length > 1 || (name && DETERMINERS.has(wordAt(sentence, name.to)));
        if (isGiven) continue;
        const next = name ? wordAt(sentence, name.to) : '';
        // "sent Ruffin's division", but not "ordered Smith's arrest"
        const isOwner = name && isPossessive(sentence, name.to - 1);
        if (name && name.from === ranked && (!isOwner || UNITS.has(next) || FORCE_NOUNS.has(next)))
          learnPerson(learning, name.from, name.to, who.side);
      }
    },
  },
  {
    name: 'opposes-people',
    example: 'Zhukov attacked the Germans; the Germans repulsed Zhukov',
    learn({ sentence, mentions, peoples, table }) {
      if (mentions.length === 0 || table.count !== 2) return;
      for (const clause of clausesOf(sentence).clauses) {
        const { subject, verb, objects } = clause;
        const [object] = objects;
        if (!subject || !object || !verb || verb.passive || verb.negated || !opposes(clause)) continue;
        const inside = (range: { from: number; to: number }) =>
          mentions.filter(({ from, to }) => from >= range.from && to <= range.to);
        const [doers, sufferers] = [inside(subject), inside(object)];
        if (doers.length > 0 === sufferers.length > 0) continue;
        const [known] = [...doers, ...sufferers];
        const unknown = doers.length > 0 ? object : subject;
        for (let at = unknown.from; at < unknown.to; at++)
          peoples.vote(sentence, at, known!.side === 1 ? 2 : 1);
      }
    },
  },
  {
    name: 'role-by-deed',
    example: 'The Ottomans under Mehmed laid siege to the town; the town was stormed by the Ottomans',
    learn({ sentence, mentions, votes }) {
      for (const { subject, verb, objects, phrases } of clausesOf(sentence).clauses) {
        // "had besieged": an earlier siege
        if (!verb || verb.negated || verb.modal !== null || wordAt(sentence, verb.from) === 'had') continue;
        const laysSiege =
          /^(?:lay|laid)$/.test(verb.lemma) && objects.some(({ to }) => wordAt(sentence, to - 1) === 'siege');
        const by = verb.passive ? phrases.find(({ preposition }) => preposition === 'by') : subject;
        const deed = laysSiege ? 'besiege' : verb.lemma;
        const found = ROLE_BY_DEED.find(({ verbs }) => verbs.test(deed));
        if (!found || !by) continue;
        const { role, where } = found;
        const whom = verb.passive ? subject : objects[0];
        if (where && !(whom && where.has(headOf(sentence, whom)))) continue;
        const inside = new Set(
          mentions
            .filter(({ is, from, to }) => is !== 'role' && from >= by.from && to <= by.to)
            .map(({ side }) => side),
        );
        if (inside.size === 1) votes.add(role, [...inside][0]!, 'role');
      }
    },
  },
  {
    name: 'enemy',
    example: 'The Swedes drove the enemy back; we had 300 men against the Russians',
    learn({ sentence, mentions, votes, table }) {
      if (table.count !== 2 || !sentence.tokens.some(({ text }) => OF_TWO.test(text))) return;
      const sideIn = ({ from, to }: Range): number | null => {
        const inside = mentions.filter((mention) => mention.from >= from && mention.to <= to);
        const sides = new Set(inside.map(({ side }) => side));
        return sides.size === 1 ? inside[0]!.side : null;
      };
      const has = ({ from, to }: Range, words: RegExp): boolean => {
        for (let at = from; at < to; at++) if (words.test(wordAt(sentence, at))) return true;
        return false;
      };
      const { clauses } = clausesOf(sentence);
      for (const clause of clauses) {
        const { kind, parent, verb, objects } = clause;
        const [object] = objects;
        // "we had 300 men to fight the Russians"
        const subject = kind === 'infinitive' ? (clauses[parent]?.subject ?? null) : clause.subject;
        if (!subject || !verb || verb.passive || !object) continue;
        // whom the subject has to do with
        if (has(object, ENEMIES)) {
          const side = sideIn(subject);
          if (side !== null && sideIn(object) === null) votes.add(ENEMY_OF_TEXT, side === 1 ? 2 : 1, 'role');
        } else if (has(subject, ENEMIES) && opposes(clause)) {
          const side = sideIn(object);
          if (side !== null) votes.add(ENEMY_OF_TEXT, side === 1 ? 2 : 1, 'role');
        } else if (has(subject, WE) && opposes(clause)) {
          const side = sideIn(object);
          if (side !== null) votes.add(ENEMY_OF_TEXT, side, 'role');
        }
      }
    },
  },
  {
    name: 'made-up-of',
    example: "Stirling's command comprised William Maxwell's brigade and Daniel Morgan's riflemen",
    learn(learning) {
      const { sentence, mentions } = learning;
      if (mentions.length === 0) return;
      for (const { subject, verb, objects, phrases } of clausesOf(sentence).clauses) {
        if (!subject || verb?.meaning !== 'count') continue;
        const who = mentions.find(({ from, to }) => from >= subject.from && to <= subject.to);
        if (!who) continue;
        for (const part of [...objects, ...phrases.filter(({ preposition }) => preposition === 'of')])
          for (const name of unknownNames(learning, part.from, part.to))
            if (isPossessive(sentence, name.to - 1)) learnPerson(learning, name.from, name.to, who.side);
      }
    },
  },
];
