import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };

const IDS: ReadonlySet<string> = new Set([...current, ...deprecated]);

/** Whether something is an identifier of the SPDX list, or one that somebody has made: `LicenseRef-…`. */
export const isLicence = (id: string): boolean => IDS.has(id) || /^LicenseRef-[A-Za-z0-9.-]{1,64}$/.test(id);

/**
 * The SPDX identifier of a licence that a wiki names by its address; null where the address says none for certain, as
 * with the ports to one country's law.
 */
export function spdxOf(url: string): string | null {
  const [, kind, version] =
    /^(?:https?:)?\/\/creativecommons\.org\/licenses\/(by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)\/(1\.0|2\.0|2\.5|3\.0|4\.0)\/?(?:deed(?:\.\w{2,5})?|legalcode)?$/i.exec(
      url,
    ) ?? [];
  if (kind && version) return `CC-${kind.toUpperCase()}-${version}`;
  return /^(?:https?:)?\/\/creativecommons\.org\/publicdomain\/zero\/1\.0\/?(?:deed(?:\.\w{2,5})?|legalcode)?$/i.test(
    url,
  )
    ? 'CC0-1.0'
    : null;
}
