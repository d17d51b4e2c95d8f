import { describe, expect, test } from 'vitest';
import { FORBIDDING, forbidsAdaptation, licenceOf } from '../src/licences/licences.ts';
import CASES from './cases/licences.json' with { type: 'json' };

describe('what is recorded as a licence', () => {
  test.each(CASES)('$written: $licence', ({ written, licence, forbids }) => {
    const found = licenceOf(written);
    if (licence === 'free') expect(found).toEqual({ id: null, name: written, url: null });
    else expect(found?.id ?? null).toBe(licence);
    if (found?.id)
      expect(found).toMatchObject({ name: expect.any(String), url: expect.stringMatching(/^https:/) });
    expect(forbidsAdaptation(written)).toBe(forbids);
  });

  test.each(FORBIDDING)('$name has a case that matches, and one that does not', ({ name, pattern }) => {
    const matching = CASES.filter(({ written }) => written !== null && pattern.test(written));
    expect(matching.map(({ rule }) => rule)).toContain(name);
    expect(matching.length).toBeLessThan(CASES.length);
  });
});
