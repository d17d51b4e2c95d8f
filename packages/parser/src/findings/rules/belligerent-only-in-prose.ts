import type { BattleRecord } from '@openbattles/schema';
import { PREPOSITIONS } from '../../language/lexicon/function-words.ts';
import { RANKS } from '../../language/lexicon/ranks.ts';
import { categoryOfPhrase } from '../../language/nouns.ts';
import { otherNames } from '../../language/polities.ts';
import words from '../../language/words/findings.json' with { type: 'json' };
import { anyOf } from '../../text/any-of.ts';
import { slug } from '../../text/ids.ts';

import type { FindingRule } from '../rule.ts';

import { wordsOf } from '../words-of-names.ts';

/** A noun for those who fight: "Ansar Dine rebels". */
const FIGHTERS = new RegExp(String.raw` ${anyOf(words.fighters)}\b`, 'g');
/** A name right before it. */
const NAME_BEFORE = /(?<![.!?] )(?<![\p{L}\p{N}-])((?:\p{Lu}[\p{L}'’-]{1,30} ){1,3})$/u;
/** Longer than any name that is met. */
const LONGEST_NAME = 200;

/** The names right before nouns for those who fight, with the space after them. */
function namesOfFighters(text: string): string[] {
  const names: string[] = [];
  FIGHTERS.lastIndex = 0;
  for (let found = FIGHTERS.exec(text); found !== null; found = FIGHTERS.exec(text)) {
    const { index } = found;
    let at = index - 1;
    for (let code = text.charCodeAt(at); code >= 97 && code <= 122; code = text.charCodeAt(at)) at--;
    // "the rebels": a word in small letters, as before nearly all of them
    if (at < 0 || text[at] === ' ') continue;
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_NAME), index + 1))?.[1];
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** A name without what opens the sentence: "On 5 May Luhansk", "By September Chechen". */
function withoutLead(name: string, date: string): string {
  const words = name.trim().split(' ');
  const dated = new Set(date.split(/\s+/));
  while (words.length > 0 && (PREPOSITIONS.has(words[0]!.toLowerCase()) || dated.has(words[0]!)))
    words.shift();
  return words.join(' ');
}

/** The words of all names in the infobox, in both numbers. */
function wordsOfInfobox({ belligerents, battle }: BattleRecord): ReadonlySet<string> {
  const names = [
    ...belligerents.map(({ name }) => name),
    battle.name ?? '',
    battle.place_text ?? '',
    battle.part_of ?? '',
  ];
  const words = names.flatMap((name) => [
    ...wordsOf(name),
    ...otherNames(name).flatMap(wordsOf),
    ...name.split(/\s+/).flatMap(otherNames).flatMap(wordsOf),
  ]);
  return new Set(words.flatMap((word) => [word, `${word}s`]));
}

export const belligerentOnlyInProse: FindingRule = {
  kind: 'belligerent-only-in-prose',
  *check({ record }) {
    if (record.belligerents.length === 0) return;
    let known: ReadonlySet<string> | null = null;
    const seen = new Set<string>();
    for (const event of record.events) {
      for (const found of namesOfFighters(event.quote)) {
        const name = withoutLead(found, event.date_text);
        const words = wordsOf(name);
        // "Colonel Smith rebels": a person
        if (RANKS.includes(words[0] ?? '')) continue;
        const { category, known: isThing } = categoryOfPhrase(words, { kind: 'strength', aircraft: true });
        if (isThing && category !== 'personnel') continue;
        if (words.length < 2 || seen.has(words.join(' '))) continue;
        known ??= wordsOfInfobox(record);
        if (words.some((word) => known?.has(word))) continue;
        seen.add(words.join(' '));
        yield {
          key: [slug(name)],
          message: `${name} fights in the prose and stands nowhere in the infobox.`,
          refs: [{ table: 'events', id: event.event_id, role: 'prose' }],
        };
      }
    }
  },
};
