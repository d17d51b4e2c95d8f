const scratch = Buffer.alloc(1 << 14);

/**
 * Where the first NUL of a text stands, or -1. To look for it in the text itself takes longer than to parse the text:
 * V8 compares code unit by code unit. So the low byte of each is copied (that is what `latin1` does), and bytes are
 * searched many at a time. Only behind a zero byte may a NUL stand; the text is looked through from there.
 */
export function indexOfNul(text: string): number {
  for (let start = 0; start < text.length; start += scratch.length) {
    const length = scratch.write(text.slice(start, start + scratch.length), 'latin1');
    const zero = scratch.indexOf(0);
    if (zero !== -1 && zero < length) return text.indexOf('\0', start);
  }
  return -1;
}
