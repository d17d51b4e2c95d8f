import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;
const LINE_FEED = 0x0a;

/** A line of a file, without its line feed; `start` and `length` are in bytes. */
export interface Line {
  bytes: Buffer;
  start: number;
}

/** The stretch of a file between two bytes, the end exclusive. */
export type Stretch = readonly [from: number, to: number];

/** The lines of a stretch of a file, or of all of it, in memory that does not grow with it. */
export function* lines(path: string, [from, to]: Stretch = [0, Number.POSITIVE_INFINITY]): Generator<Line> {
  const handle = openSync(path, 'r');
  try {
    let held: Buffer = Buffer.alloc(0);
    let start = from;
    for (;;) {
      // As much as is held, so that a line of any length is copied a few times only.
      const wanted = Math.min(Math.max(PIECE, held.length), to - start - held.length);
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

/** The lines of two files between those that both begin with and those that both end with. */
export function otherLines(a: string, b: string): [Stretch, Stretch] {
  const handles = [openSync(a, 'r'), openSync(b, 'r')] as const;
  try {
    const sizes = [fstatSync(handles[0]).size, fstatSync(handles[1]).size] as const;
    const rooms = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)] as const;
    const read = (file: 0 | 1, from: number, length: number) => {
      readSync(handles[file], rooms[file], 0, length, from);
      return rooms[file].subarray(0, length);
    };
    const least = Math.min(...sizes);
    let same = 0;
    let start = 0;
    while (same < least) {
      const length = Math.min(PIECE, least - same);
      const [x, y] = [read(0, same, length), read(1, same, length)];
      const until = x.equals(y) ? length : x.findIndex((byte, index) => byte !== y[index]);
      const end = x.subarray(0, until).lastIndexOf(LINE_FEED);
      if (end >= 0) start = same + end + 1;
      same += until;
      if (until < length) break;
    }
    const most = least - start;
    same = 0;
    let after = 0;
    while (same < most) {
      const length = Math.min(PIECE, most - same);
      const [x, y] = [read(0, sizes[0] - same - length, length), read(1, sizes[1] - same - length, length)];
      const from = x.equals(y) ? 0 : x.findLastIndex((byte, index) => byte !== y[index]) + 1;
      const end = x.indexOf(LINE_FEED, from);
      if (end >= 0) after = same + length - end - 1;
      same += length - from;
      if (from > 0) break;
    }
    return [
      [start, sizes[0] - after],
      [start, sizes[1] - after],
    ];
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}
