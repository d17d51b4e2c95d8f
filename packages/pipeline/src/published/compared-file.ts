import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const LINE_FEED = 0x0a;

/** A file that is compared, piece by piece, with the bytes that it should have. One that is not there is not compared. */
export class ComparedFile {
  readonly #handle: number | null;
  #offset = 0;
  #line = 1;
  #differs = false;

  constructor(path: string) {
    this.#handle = existsSync(path) ? openSync(path, 'r') : null;
  }

  expect(bytes: Uint8Array): void {
    if (this.#handle === null || this.#differs) return;
    const found = Buffer.alloc(bytes.length);
    const length = readSync(this.#handle, found, 0, found.length, this.#offset);
    this.#differs = length < bytes.length || !found.equals(bytes);
    const same = this.#differs
      ? bytes.findIndex((byte, index) => index >= length || byte !== found[index])
      : bytes.length;
    for (let index = 0; index < same; index++) if (bytes[index] === LINE_FEED) this.#line++;
    this.#offset += same;
  }

  /** Where the file begins to be another one than it should be; null where it does not. */
  end(): { line: number; byte: number } | null {
    if (this.#handle === null) return null;
    const whole = fstatSync(this.#handle).size === this.#offset;
    closeSync(this.#handle);
    return this.#differs || !whole ? { line: this.#line, byte: this.#offset } : null;
  }
}
