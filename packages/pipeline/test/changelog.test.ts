import { expect, test } from 'vitest';
import { changelogEntries, updateChangelog } from '../src/release/changelog.ts';

const changelogVersions = (text: string) => [...changelogEntries(text).keys()];
const entryOf = (version: string) => `## ${version}\n\nMade for ${version}.\n`;

test('begins with a header and has the newest entry first', () => {
  const text = updateChangelog(null, ['1.0.0', '1.9.0', '1.10.0'], entryOf);
  expect(text).toMatch(/^# Changelog\n/);
  expect(changelogVersions(text)).toEqual(['1.10.0', '1.9.0', '1.0.0']);
});

test('keeps what stands there, and changes nothing where nothing is missing', () => {
  const first = updateChangelog(null, ['1.0.0'], entryOf).replace(
    'Made for',
    'Words of our own\n\n## Thanks\n\nfor',
  );
  const second = updateChangelog(first, ['1.0.0', '1.0.1'], entryOf);
  expect(second).toContain('Words of our own\n\n## Thanks\n\nfor 1.0.0.');
  expect(changelogVersions(second)).toEqual(['1.0.1', '1.0.0']);
  expect(updateChangelog(second, ['1.0.0', '1.0.1'], entryOf)).toBe(second);
});

test('leaves out the entry of a version that is no release', () => {
  const text = updateChangelog(null, ['1.0.0', '1.0.1'], entryOf);
  expect(changelogVersions(updateChangelog(text, ['1.0.0', '2.0.0'], entryOf))).toEqual(['2.0.0', '1.0.0']);
});
