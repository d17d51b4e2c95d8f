import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { SourceError } from '../sources/sources.ts';
import { peek } from './peek.ts';

/** Whether bytes begin as bzip2 does: `BZh` and the size of a block. */
export const isBzip2 = (bytes: Uint8Array) => /^BZh[1-9]/.test(Buffer.from(bytes.subarray(0, 4)).toString());

/**
 * What is no longer than this is unpacked by the library: the system's `bzip2` drops up to 5,000 bytes before an early end,
 * and these may be all the pages of a small dump.
 */
const SMALL = 2 ** 18;

/**
 * Unpacks bzip2, also of several streams one after the other (`multistream` dumps): by the system's `bzip2`, which works in
 * a process of its own and takes a third of the time, else by unbzip2-stream.
 *
 * @param tools the programs that are tried first, in this order.
 * @throws {SourceError} where the bytes are damaged or end early, after what could be unpacked.
 */
export async function* unpackBzip2(
  packed: AsyncIterable<Uint8Array>,
  tools: readonly string[] = ['bzip2'],
): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  try {
    const { all, isWhole } = await peek(packed, SMALL);
    const bySystem = isWhole ? null : await unpackBySystem(all, tools);
    for await (const chunk of bySystem ?? unpackByLibrary(all)) {
      unpacked += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(
      `the bzip2 is damaged or not whole after ${unpacked} unpacked bytes (${error.message})`,
    );
  }
}

async function unpackBySystem(
  packed: AsyncIterable<Uint8Array>,
  tools: readonly string[],
): Promise<AsyncIterable<Uint8Array> | null> {
  for (const tool of tools) {
    const child = spawn(tool, ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    if (started) return readChild(child, packed, tool);
  }
  return null;
}

async function* readChild(
  child: ReturnType<typeof spawn>,
  packed: AsyncIterable<Uint8Array>,
  tool: string,
): AsyncGenerator<Uint8Array> {
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) return;
  let said = '';
  stderr.on('data', (data) => {
    said = (said + data).slice(0, 2000);
  });
  const ended = once(child, 'close');
  const input = Readable.from(packed);
  let unreadable: Error | null = null;
  input.on('error', (error) => {
    unreadable = error;
    stdin.end();
  });
  // It ends before its input does where that is damaged.
  stdin.on('error', () => {});
  input.pipe(stdin);
  try {
    yield* stdout;
    const [code] = await ended;
    if (unreadable) throw unreadable;
    if (code !== 0) {
      const line = said.split('\n').find((text) => text.trim() !== '') ?? `${tool} ended with ${code}`;
      throw new SourceError(line.trim());
    }
  } finally {
    // Where no one wants the rest.
    child.kill();
    input.destroy();
  }
}

/** Its stream is of the oldest kind, which answers at once: what is written comes out before the next is. */
async function* unpackByLibrary(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { default: unbzip2 } = await import('unbzip2-stream');
  const stream = unbzip2();
  const unpacked: Uint8Array[] = [];
  let damaged = false;
  stream.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  stream.on('error', () => {
    damaged = true;
  });
  for await (const chunk of packed) {
    stream.write(Buffer.from(chunk));
    yield* unpacked.splice(0);
    if (damaged) break;
  }
  if (!damaged) stream.end();
  yield* unpacked.splice(0);
  // Its own messages say nothing of the file.
  if (damaged) throw new SourceError('a block cannot be read');
}
