/** The longest name in bytes of UTF-8: most file systems take 255, and an ending and a process's own number come behind it. */
const LONGEST = 200;

/** What Windows takes for a device, whatever ending stands behind it. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** Characters that some file system or program refuses, ends a line at, or does not show. */
const REFUSED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF<>:"/\\|?*]/u;

/** How many bytes a text takes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Whether a name can be that of a folder or of a file, without its ending, on every system that a release is copied to: not
 * too long, no device, nothing that is no name or is written otherwise elsewhere. What ids and file names are made of is
 * asked this.
 */
export const isPortableName = (name: string): boolean =>
  name !== '' &&
  name.length <= LONGEST &&
  bytesOf(name) <= LONGEST &&
  name === name.normalize('NFC') &&
  !/^[. ]|[. ]$/.test(name) &&
  !REFUSED.test(name) &&
  !DEVICE.test(name);

/**
 * What two names share that some file system takes for one: those that differ in case or form alone. Capitals first, since
 * several small letters may have the same: "ß" is "ss", and "ς" is "σ".
 */
export const foldedName = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
