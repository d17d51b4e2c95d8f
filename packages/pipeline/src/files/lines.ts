import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;
const LINE_FEED = 0x0a;

/** A line of a file, without its line feed; `start` is in bytes. */
export interface Line {
  bytes: Buffer;
  start: number;
}

/** The lines of a file, in memory that does not grow with it. */
export function* lines(path: string): Generator<Line> {
  const handle = openSync(path, 'r');
  try {
    let held: Buffer = Buffer.alloc(0);
    let start = 0;
    for (;;) {
      // As much as is held, so that a line of any length is copied a few times only.
      const wanted = Math.max(PIECE, held.length);
      const piece = Buffer.allocUnsafe(wanted);
      const read = readSync(handle, piece, 0, wanted, start + held.length);
      const all = held.length > 0 ? Buffer.concat([held, piece.subarray(0, read)]) : piece.subarray(0, read);
      let next = 0;
      for (let end = all.indexOf(LINE_FEED); end >= 0; end = all.indexOf(LINE_FEED, next)) {
        yield { bytes: all.subarray(next, end), start: start + next };
        next = end + 1;
      }
      held = all.subarray(next);
      start += next;
      if (read > 0) continue;
      if (held.length > 0) yield { bytes: held, start };
      return;
    }
  } finally {
    closeSync(handle);
  }
}
