import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;
const LINE_FEED = 0x0a;

/** A line of a file, without its line feed; `start` and `length` are in bytes. */
export interface Line {
  bytes: Buffer;
  start: number;
}

/** The lines of a file, in memory that does not grow with it. A view of `bytes` is good until the next line is taken. */
export function* lines(path: string): Generator<Line> {
  const handle = openSync(path, 'r');
  try {
    let held: Buffer = Buffer.alloc(0);
    let start = 0;
    for (;;) {
      // As much as is held, so that a line of any length is copied a few times only.
      const piece = Buffer.allocUnsafe(Math.max(PIECE, held.length));
      const read = readSync(handle, piece);
      const all = held.length > 0 ? Buffer.concat([held, piece.subarray(0, read)]) : piece.subarray(0, read);
      let from = 0;
      for (let end = all.indexOf(LINE_FEED); end >= 0; end = all.indexOf(LINE_FEED, from)) {
        yield { bytes: all.subarray(from, end), start: start + from };
        from = end + 1;
      }
      held = all.subarray(from);
      start += from;
      if (read > 0) continue;
      if (held.length > 0) yield { bytes: held, start };
      return;
    }
  } finally {
    closeSync(handle);
  }
}
