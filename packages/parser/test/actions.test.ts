import { findDates } from '@openbattles/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSides, type SideNames } from '../src/index.ts';
import governors from '../src/language/words/action-governors.json' with { type: 'json' };
import { DateCursor } from '../src/language/words-of-text.ts';
import { actionsOf } from '../src/prose/actions/action-reader.ts';
import { NOUN_RULES } from '../src/prose/actions/noun-rules.ts';
import { VERB_RULES } from '../src/prose/actions/verb-rules.ts';
import { wordsOfParagraph } from '../src/prose/claims.ts';
import { scenesOf } from '../src/prose/scene.ts';
import { sentences } from '../src/prose/sentences.ts';
import modalities from './cases/action-modalities.json' with { type: 'json' };
import sided from './cases/action-sides.json' with { type: 'json' };
import rules from './cases/actions.json' with { type: 'json' };

function read(text: string, sides: readonly SideNames[] = []) {
  const all = { start: 0, end: text.length };
  const words = wordsOfParagraph(text, all, sentences(text, all), new DateCursor(findDates(text)));
  return scenesOf(words, readSides(sides, text))
    .flatMap(actionsOf)
    .map(({ start, end, ...action }) => ({ ...action, quote: text.slice(start, end), start, end }));
}

describe('what is done', () => {
  it('has cases for every rule', () => {
    const names = [...VERB_RULES, ...NOUN_RULES].map(({ name }) => name);
    expect(rules.map(({ rule }) => rule).sort()).toEqual(names.sort());
    for (const { matches, ignores } of rules)
      expect([matches.length > 0, ignores.length > 0]).toEqual([true, true]);
  });
  it.each(rules.flatMap(({ rule, matches }) => matches.map((one) => ({ rule, ...one }))))(
    '$rule: $text',
    ({ rule, text, actions }) => {
      const found = read(text);
      expect(found.map(({ type, modality, quote }) => ({ type, modality, quote }))).toEqual(actions);
      expect(found.map((action) => action.rule)).toContain(rule);
    },
  );
  it.each(rules.flatMap(({ rule, ignores }) => ignores.map((text) => ({ rule, text }))))(
    'not $rule: $text',
    ({ rule, text }) => expect(read(text).filter((action) => action.rule === rule)).toEqual([]),
  );
});

it('has no verb in two lists of what governs another', () => {
  const { achieve, manage, plan, attempt, fail, avert, refuse, unsaid } = governors;
  const words = [achieve, manage, plan, attempt, fail, avert, refuse, unsaid].flatMap((list) => list.words);
  expect(words.filter((word, index) => words.indexOf(word) < index)).toEqual([]);
});

/** A modality of null: the sentence tells of no deed. */
it.each(modalities)('$modality: $text', ({ text, type, modality }) => {
  const found = read(text).filter((action) => action.type === type);
  expect(found.map((action) => action.modality)).toEqual(modality === null ? [] : [modality]);
});

const SIDES: readonly SideNames[] = [
  { side: 1, names: ['Sweden'], commanders: ['Gustav Horn'] },
  { side: 2, names: ['Denmark'], commanders: ['Jens Falk'] },
];

it.each(sided)('side $side: $text', ({ text, type, side }) => {
  expect(read(text, SIDES).find((action) => action.type === type)?.side).toBe(side);
});

describe('any text', () => {
  const word = fc.constantFrom(
    ...'attacked attack was were by the a of on to fell back took siege fire opened raised lifted not never would could tried ordered began Horn Danes troops town , . ; ( ) " and or with who that if after 4 May 1850 \u{1F600}'.split(
      ' ',
    ),
  );
  it('gives actions whose quotes lie in it, in order', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const { start, end } of read(text)) {
          expect(last <= start && start < end && end <= text.length).toBe(true);
          last = start;
        }
      }),
    );
  });
});
