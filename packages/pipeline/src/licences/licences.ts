import deprecated from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import current from 'spdx-license-ids/index.json' with { type: 'json' };
import KNOWN from './known-licences.json' with { type: 'json' };

/** A licence as it is recorded of a text, with what is known of it. */
export interface Licence {
  /** The SPDX identifier; null where it is none. */
  id: string | null;
  /** What it is called; else the identifier, or the words that were written. */
  name: string;
  url: string | null;
}

const BY_ID = new Map(KNOWN.map((licence) => [licence.id.toUpperCase(), licence]));
/** An address that several share says none of them for certain. */
const BY_ADDRESS = new Map(
  KNOWN.filter(({ url }) => KNOWN.filter((other) => other.url === url).length === 1).map((licence) => [
    plainAddress(licence.url),
    licence,
  ]),
);

/** An address of Creative Commons without what differs between its forms: the deed, its language, the legal code. */
function plainAddress(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:)?\/\/(?:www\.)?/, '')
    .replace(/\/(?:deed(?:\.\w{2,5})?|legalcode)?$/, '');
}

/** The other identifiers of the SPDX list, as they are written. */
const OTHERS: ReadonlySet<string> = new Set([...current, ...deprecated]);

/** Whether something is an identifier of the SPDX list, or one that somebody has made: `LicenseRef-…`. */
export const isLicence = (id: string): boolean =>
  OTHERS.has(id) || /^LicenseRef-[A-Za-z0-9.-]{1,64}$/.test(id);

/**
 * The SPDX identifier of a licence that a wiki names by its address; null where the address says none for certain, as
 * with the ports to one country's law.
 */
export const spdxOf = (url: string): string | null => BY_ADDRESS.get(plainAddress(url))?.id ?? null;

/** What is written where somebody does not know, or has nothing to say. */
const SAYS_NOTHING = /^[\s\-–—?.]*$|^(?:unknown|not known|none|null|n\/a)$/i;

/** The licence that was recorded of a text; null where it is not known. Free words are kept as they are. */
export function licenceOf(written: string | null): Licence | null {
  if (written === null || SAYS_NOTHING.test(written.trim())) return null;
  const id = written
    .trim()
    .replace(/[\s_-]+/g, '-')
    .toUpperCase();
  const known = BY_ID.get(id) ?? BY_ADDRESS.get(plainAddress(written));
  if (known) return known;
  if (!OTHERS.has(written)) return { id: null, name: written, url: null };
  return { id: written, name: written, url: `https://spdx.org/licenses/${written}.html` };
}

/**
 * What in a licence, by its identifier, its address or in words, forbids that something is made of the text. A table of
 * what it says is such a thing.
 */
export const FORBIDDING: readonly { name: string; pattern: RegExp }[] = [
  { name: 'no-derivatives', pattern: /\bno[ -]?deriv(?:ative|ate)?s?\b/i },
  { name: 'by-nd', pattern: /\bby(?:[ _-]nc)?[ _-]nd\b|\bnd[ _-]nc\b/i },
  { name: 'no-adaptation', pattern: /\bno[ -](?:adaptations?|modifications?|changes)\b/i },
  { name: 'all-rights-reserved', pattern: /\ball[ -]rights[ -]reserved\b/i },
];

/** Whether a licence, as it is recorded of a text, forbids adaptations. */
export const forbidsAdaptation = (written: string | null): boolean =>
  written !== null && FORBIDDING.some(({ pattern }) => pattern.test(written));
