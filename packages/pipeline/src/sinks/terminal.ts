/**
 * What a terminal obeys instead of showing it, but for line feeds and tabs: controls, with which a text could move, hide
 * or forge lines, and marks that turn the direction of what follows.
 */
const OBEYED = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const code = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** A text of any number of lines as it is shown: what a terminal would obey is written out, `\u{1b}`. */
export const visible = (text: string): string => text.replace(OBEYED, code);

/** A name or a value as it is shown within a line, which it cannot end. */
export const inLine = (text: string): string => visible(text).replace(/[\n\t]/g, code);

/** Prints to standard output, for people; data for programs goes there as it is. */
export const print = (text: string): void => void process.stdout.write(visible(text));

/** Prints to standard error. */
export const tell = (text: string): void => void process.stderr.write(visible(text));
