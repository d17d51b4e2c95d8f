import { validateRecord } from '@openbattles/schema';
import { describe, expect, it } from 'vitest';
import tinzaouaten from './fixtures/battle-of-tinzaouaten-2012.prose.json' with { type: 'json' };
import tessalit from './fixtures/siege-of-tessalit.prose.json' with { type: 'json' };
import { readText, sourceText } from './read-source.ts';

// What a person finds in the prose of the two sources. It was reviewed line by line: a change needs another review.
describe.each([
  ['siege-of-tessalit', tessalit],
  ['battle-of-tinzaouaten-2012', tinzaouaten],
])('%s', (name, expected) => {
  const record = readText(sourceText(`${name}.txt`), name).record!;

  it('has its events', () => {
    const events = record.events.map(
      ({ event_id, date_text, date_edtf, date_basis, date_role, section, quote }) => {
        return {
          event_id,
          date_text,
          date_edtf,
          date_basis,
          date_role,
          section,
          begins: quote.slice(0, 40),
          ends: quote.slice(-40),
        };
      },
    );
    expect(events).toEqual(expected.events);
  });

  it('has its claims', () => {
    const claims = record.claims.map(
      ({ battle_id, char_start, char_end, line, rule, group, ...claim }) => claim,
    );
    expect(claims).toEqual(expected.claims.map((claim) => expect.objectContaining(claim)));
    expect(claims).toHaveLength(expected.claims.length);
  });

  it('has its findings', () => {
    const findings = record.findings.map(({ finding_id, message }) => {
      const refs = record.finding_refs.filter((ref) => ref.finding_id === finding_id);
      return { finding_id, message, refs: refs.map(({ id, role }) => `${role}: ${id}`) };
    });
    expect(findings).toEqual(expected.findings);
  });

  it('is valid', () => expect(validateRecord(record)).toEqual([]));
});
