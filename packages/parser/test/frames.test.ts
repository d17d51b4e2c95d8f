import { findDates } from '@openbattles/dates';
import { describe, expect, it } from 'vitest';
import { readClaims, readSides } from '../src/index.ts';
import frames from './cases/frames.json' with { type: 'json' };
import { drawClauses } from './draw-clauses.ts';

const lower = (words: string): string =>
  /^(?:A|The) /.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;

/** With a capital at the beginning of each sentence. */
const asSentences = (text: string): string =>
  text.replace(/(?:^|\. )\p{L}/gu, (first) => first.toUpperCase());

describe('combinations of common parts', () => {
  const { clauses, owners, pairs } = frames;

  it('keep a subject with its verb over what stands between them', () => {
    const failed: string[] = [];
    for (const frame of clauses.frames)
      for (const subject of clauses.subjects)
        for (const aside of clauses.asides)
          for (const verb of clauses.verbs) {
            const sentence = frame
              .replace('{S}', subject + aside)
              .replace('{s}', lower(subject) + aside)
              .replace('{V}', verb);
            const first = verb
              .split(' ')
              .slice(0, /^(?:could|had|was) /.test(verb) ? 2 : 1)
              .join(' ');
            const isThere = drawClauses(sentence).some((line) => {
              const [who, does] = line.slice(line.indexOf(': ') + 2).split('|');
              return does?.trim().startsWith(first) && who!.trim().toLowerCase() === subject.toLowerCase();
            });
            if (!isThere) failed.push(sentence);
          }
    expect(failed).toEqual([]);
  });

  const parties = [
    { side: 1, names: ['Denmark'], commanders: ['Jens Rantzau'] },
    { side: 2, names: ['Sweden'], commanders: ['Gustav Horn'] },
  ];
  const read = (text: string) =>
    readClaims(text, { start: 0, end: text.length }, findDates(text), readSides(parties, text));

  for (const [whose, side] of [
    ['own', 1],
    ['others', 2],
  ] as const)
    it(`give a number to its side: ${whose}`, () => {
      const texts = owners[whose].flatMap((frame) =>
        owners.forces.map((force) => frame.replace('{S}', force).replace('{s}', lower(force))),
      );
      expect(texts.filter((text) => read(text).length !== 1 || read(text)[0]!.side !== side)).toEqual([]);
    });

  it('give each of two forces its number', () => {
    const texts = pairs.frames.flatMap((frame) =>
      pairs.forces.map(([one, other]) =>
        asSentences(frame.replaceAll('{A}', one!).replaceAll('{B}', other!)),
      ),
    );
    const areTold = (text: string): boolean => {
      const claims = read(text);
      return [300, 500].every((number, index) =>
        claims.some(({ low, side }) => low === number && side === index + 1),
      );
    };
    expect(texts.filter((text) => !areTold(text))).toEqual([]);
  });
});
