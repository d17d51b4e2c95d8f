/** Zeros behind the last one, so that a look ahead stays within the array. */
const PADDING = 8;
/** Shorter texts are copied one by one: to call the platform takes longer. */
const SHORT = 64;

/** What is used of Node's Buffer, which other platforms do not have. */
interface Copier {
  from(bytes: ArrayBuffer): { write(text: string, encoding: 'utf16le'): number };
}
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const copier = isLittleEndian ? (globalThis as { Buffer?: Copier }).Buffer : undefined;

let lastText = '';
let lastUnits = new Uint16Array(PADDING);

/**
 * The UTF-16 code units of a text, `units[i] === text.charCodeAt(i)`, with some zeros behind them: to be read only.
 * `charCodeAt` asks each time how the string is kept, so that a scan of an array takes two thirds of the time. Those of the
 * last text are remembered, since each reader of an article asks for them.
 */
export function codeUnits(text: string): Uint16Array {
  if (text === lastText) return lastUnits;
  const units = new Uint16Array(text.length + PADDING);
  if (copier && text.length > SHORT) copier.from(units.buffer).write(text, 'utf16le');
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  lastText = text;
  lastUnits = units;
  return units;
}
