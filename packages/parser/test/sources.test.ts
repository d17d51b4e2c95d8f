import { type BattleRecord, validateRecord } from '@openbattles/schema';
import { describe, expect, test } from 'vitest';
import cases from './cases/sources.json' with { type: 'json' };
import { readText, sourceText } from './read-source.ts';

type Figure = BattleRecord['strengths'][number];

const describeFigure = ({ side, qualifier, low, high, subject, category }: Figure, outcome = '') =>
  `${side} ${outcome}${qualifier} ${low ?? ''}..${high ?? ''} ${subject ?? '-'} [${category}]`;

describe.each(cases)('$file', ({ file: name, ...expected }) => {
  const text = sourceText(name);
  const { record, file } = readText(text, name.replace('.txt', ''));

  test('is read as a person reads it', () => {
    const { battle, belligerents, commanders, strengths, casualties } = record!;
    expect(battle).toMatchObject(expected.battle);
    expect({
      belligerents: belligerents.map(({ side, name }) => `${side} ${name}`),
      commanders: commanders.map(
        ({ side, name, status }) => `${side} ${name}${status ? ` (${status})` : ''}`,
      ),
      strengths: strengths.map((row) => describeFigure(row)),
      casualties: casualties.map((row) => describeFigure(row as unknown as Figure, `${row.outcome} `)),
    }).toEqual({
      belligerents: expected.belligerents,
      commanders: expected.commanders,
      strengths: expected.strengths,
      casualties: expected.casualties,
    });
  });

  test('has a message for what was cleaned, at its place', () => {
    expect(file.messages.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`)).toEqual(
      expected.messages,
    );
  });

  test('gives a valid record, in which every quote is its slice', () => {
    expect(validateRecord(record)).toEqual([]);
    const points = [...text];
    for (const row of Object.values(record!).flat()) {
      if (!('quote' in row)) continue;
      expect(points.slice(row.char_start, row.char_end).join('')).toBe(row.quote);
      expect(
        text
          .split('\n')
          .slice(row.line - 1)
          .join('\n'),
      ).toContain(row.quote);
    }
  });
});
