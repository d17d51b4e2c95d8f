import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatRegistry, type SourceEntry } from '../src/sources/sources.ts';
import { callOpenbattles, type Outcome, readJson } from './openbattles.ts';

/** A folder with sources of its own, in which commands are called. */
export class SourcesFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'openbattles-sources-'));
  readonly sources = join(this.folder, 'sources');

  constructor() {
    mkdirSync(this.sources);
  }

  run(...args: string[]): Promise<Outcome> {
    return callOpenbattles(args, this.folder);
  }

  files(): string[] {
    return readdirSync(this.sources)
      .filter((name) => name !== 'sources.json')
      .sort();
  }

  read(file: string): string {
    return readFileSync(join(this.sources, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.sources, file), text);
  }

  entries(): SourceEntry[] {
    return existsSync(join(this.sources, 'sources.json')) ? readJson(this.sources, 'sources.json') : [];
  }

  entry(file: string): SourceEntry | undefined {
    return this.entries().find((entry) => entry.file === file);
  }

  /** Changes what is recorded of a file, as somebody does with an editor. */
  record(file: string, change: Partial<SourceEntry>): void {
    const entries = this.entries().map((entry) => (entry.file === file ? { ...entry, ...change } : entry));
    this.write('sources.json', formatRegistry(entries));
  }

  /** Everything in it, to tell whether something has changed. */
  snapshot(): [name: string, text: string][] {
    return readdirSync(this.sources).map((name) => [name, this.read(name)]);
  }

  /** Another folder with the same sources. */
  copy(): SourcesFolder {
    const other = new SourcesFolder();
    cpSync(this.sources, other.sources, { recursive: true });
    return other;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
