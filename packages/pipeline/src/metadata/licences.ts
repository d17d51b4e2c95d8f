import { locations, type SourceRow } from '@openbattles/schema';
import { forbidsAdaptation, type Licence, licenceOf } from '../licences/licences.ts';
import { markdown, markdownAddress } from '../sinks/markdown.ts';
import type { DescribedRelease } from './described-release.ts';

/** The texts of a release that are under one licence; null where it is not known. */
export interface LicensedTexts {
  licence: Licence | null;
  count: number;
  /** Their rows; of a large release none. */
  sources: readonly SourceRow[];
}

const nameOf = (written: string | null): string => licenceOf(written)?.name ?? '';

/** The texts of a release by their licences: those of most texts first, those of no known licence last. */
export function byLicence({ licences, sources }: DescribedRelease): LicensedTexts[] {
  const groups = new Map<string, LicensedTexts>();
  for (const [written, count] of licences) {
    const name = nameOf(written);
    const before = groups.get(name)?.count ?? 0;
    groups.set(name, {
      licence: licenceOf(written),
      count: before + count,
      sources: sources.filter(({ licence }) => nameOf(licence) === name),
    });
  }
  const isKnown = ({ licence }: LicensedTexts) => (licence ? 1 : 0);
  return [...groups]
    .sort(([name, a], [other, b]) => isKnown(b) - isKnown(a) || b.count - a.count || (name < other ? -1 : 1))
    .map(([, texts]) => texts);
}

/** The one licence of all texts of a release; null where there are several, or it is not known. */
export function onlyLicence(release: DescribedRelease): Licence | null {
  const [texts, others] = byLicence(release);
  return texts && !others ? texts.licence : null;
}

/** Where a release tells of the licences that have no address. */
export const LICENCE_FILE = 'LICENSE';

export const countTexts = (count: number) => (count === 1 ? '1 text' : `${count} texts`);

export const notKnown = (count: number) =>
  `The licence of ${countTexts(count)} is not known: ask before you use what was read from ${count === 1 ? 'it' : 'them'}`;

const named = ({ name, url }: Licence) =>
  url === null ? markdown(name) : `${markdown(name)}, ${markdownAddress(url)}`;

/** What is read from a text is an adaptation of it: where none is allowed, the release has it on somebody's word. */
const FORBIDDEN = ' (it forbids adaptations: whoever made this release took these in on their own account)';

const headed = (licence: Licence) =>
  named(licence) + (forbidsAdaptation(licence.id ?? licence.name) ? FORBIDDEN : '');

function creditLine({ file, title, url, attribution, licence }: SourceRow): string {
  const said = [
    attribution && markdown(attribution),
    url && markdownAddress(url),
    licence && markdown(licence),
  ].filter((part) => part !== null);
  return `- ${markdown(title ?? file)}: ${said.length > 0 ? said.join(', ') : 'origin not recorded'}`;
}

const creditLines = (sources: readonly SourceRow[]) => sources.map(creditLine).join('\n');

const IN_TABLE = '`sources.csv` names each text, with its address, its licence and those to name.';

const GAZETTEER =
  'The locations whose basis is `gazetteer` (`locations`, and the points and precisions of `views/` and `battles.geojson`) are from GeoNames, https://www.geonames.org/, under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.';

/** Under which licence what is, and whom to name, in Markdown. */
export function licenceStatement(release: DescribedRelease): string {
  const texts = statementOfTexts(release);
  return release.rows.get(locations.name) ? `${texts}\n\n${GAZETTEER}` : texts;
}

function statementOfTexts(release: DescribedRelease): string {
  const groups = byLicence(release);
  const only = onlyLicence(release);
  if (only) {
    const credits = release.large
      ? IN_TABLE
      : `The texts that the values were read from:\n\n${creditLines(release.sources)}`;
    return `${headed(only)}. ${credits}`;
  }
  if (groups.length === 0) return 'The release holds no text.';
  const heading = ({ licence, count }: LicensedTexts) => (licence ? headed(licence) : notKnown(count));
  const lists = release.large
    ? [
        groups
          .map((group) => `- ${heading(group)}${group.licence ? ` (${countTexts(group.count)})` : ''}`)
          .join('\n'),
        IN_TABLE,
      ]
    : groups.map((group) => `${heading(group)}:\n\n${creditLines(group.sources)}`);
  return ['Each battle is under the licence of the text that it was read from.', ...lists].join('\n\n');
}
