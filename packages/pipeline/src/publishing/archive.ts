import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import { listFiles } from '../files/files.ts';

/** The earliest that an archive can say, in the place of the clock. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes a folder as a ZIP archive, below a folder of that name in it. The same files give the same bytes. No more is held
 * than a piece of one file.
 */
export async function writeArchive(folder: string, name: string, path: string): Promise<void> {
  const out = new PassThrough();
  const written = pipeline(out, createWriteStream(path));
  const zip = new Zip((error, bytes, isLast) => {
    if (error) out.destroy(error);
    else if (isLast) out.end(bytes);
    else out.write(bytes);
  });
  for (const file of listFiles(folder)) {
    const entry = new ZipDeflate(`${name}/${file}`, { level: 6 });
    entry.mtime = NO_TIME;
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, file))) {
      entry.push(chunk);
      if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  await written;
}
