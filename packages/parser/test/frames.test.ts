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

/** Whether a sentence has a clause with a subject and the first words of a verb. */
function isClause(sentence: string, subject: string, verb: string): boolean {
  const first = verb
    .split(' ')
    .slice(0, /^(?:could|had|was) /.test(verb) ? 2 : 1)
    .join(' ');
  return drawClauses(sentence).some((line) => {
    const [who, does] = line.slice(line.indexOf(': ') + 2).split('|');
    return does?.trim().startsWith(first) && who!.trim().toLowerCase() === subject.toLowerCase();
  });
}

describe('combinations of common parts', () => {
  const { clauses, openings, owners, pairs, figures } = frames;

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
            if (!isClause(sentence, subject, verb)) failed.push(sentence);
          }
    expect(failed).toEqual([]);
  });

  it('keep a subject with its verb after a phrase that opens the clause', () => {
    const failed: string[] = [];
    for (const frame of openings.frames)
      for (const opening of openings.openings)
        for (const subject of openings.subjects)
          for (const verb of openings.verbs) {
            const words = frame.replace('{O}', opening).replace('{s}', subject).replace('{V}', verb);
            const sentence = asSentences(words);
            if (!isClause(sentence, subject, verb)) failed.push(sentence);
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

  it('tell what a number says of a side, and of which', () => {
    const failed: string[] = [];
    for (const [frame, ...told] of figures.sentences)
      for (const [a, b, ofA, ofB, menOfA, menOfB] of figures.forces) {
        const words: Record<string, string> = {
          '{A}': a!,
          '{B}': b!,
          '{A of}': ofA!,
          '{B of}': ofB!,
          '{A men}': menOfA!,
          '{B men}': menOfB!,
        };
        const text = asSentences(frame!.replace(/\{[^}]+\}/g, (part) => words[part]!));
        const claims = read(text);
        for (const each of told) {
          const [number, what, whose] = each.split(' ');
          const isRead = claims.some(
            ({ low, side, outcome }) =>
              low === Number(number) &&
              side === (whose === 'A' ? 1 : 2) &&
              (outcome !== null) === (what === 'lost'),
          );
          if (!isRead) failed.push(`${text} (${each})`);
        }
      }
    expect(failed).toEqual([]);
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
