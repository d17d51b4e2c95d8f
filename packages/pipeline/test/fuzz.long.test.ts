import { expect, test } from 'vitest';
import { KINDS } from '../../../bench/fuzz/documents.ts';
import { fuzz } from '../../../bench/fuzz/fuzz.ts';

/** Another seed each day would find more and fail on a commit that did nothing; `bench/fuzz/fuzz.ts --seed` is for that. */
test.each(KINDS)(
  'no document of the kind %s throws, loses an article for one value, or gives a wrong quote',
  async (kind) => {
    const { documents, records, quotes, broken } = await fuzz({ documents: 60, kinds: [kind] });
    expect(broken).toEqual([]);
    expect(documents).toBe(60);
    expect(records).toBeGreaterThan(20);
    expect(quotes).toBeGreaterThan(1000);
  },
);
