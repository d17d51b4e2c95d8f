import { serialize } from 'node:v8';
import { SharedRows } from '@openbattles/schema';
import { describe, expect, it } from 'vitest';
import { hardRows, SAMPLE } from '../../exporters/test/rows.ts';
import { exporters } from '../src/release/exporters.ts';

describe('rows that all formats share', () => {
  // Few are one batch of each format; of many, the formats' batches end at other rows.
  it.each([0, 10, 5000])('give each format the bytes that it makes of %i rows alone', (count) => {
    const rows = hardRows(SAMPLE, count);
    for (const escapeFormulas of [false, true]) {
      const shared = new SharedRows(SAMPLE, rows);
      for (const format of exporters({ escapeFormulas })) {
        const [together, alone] = [format.encodeShared(shared), format.encode(SAMPLE, rows)];
        expect(serialize(together).equals(serialize(alone))).toBe(true);
      }
    }
  });
});
