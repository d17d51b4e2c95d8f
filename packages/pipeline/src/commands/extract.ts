import { readFileSync } from 'node:fs';
import { type Command, LIMIT_HELP, LIMIT_OPTION, limit, requireFiles, UsageError } from '../command.ts';
import { printMessages } from '../messages.ts';
import { formatRecord, readArticle } from '../read-article.ts';
import { readSource, SourceError, toSource } from '../sources.ts';

export const command: Command = {
  name: 'extract',
  summary: 'print the record of each article',
  help: `usage: openbattles extract [--ndjson] [--notes] FILE…

Reads each text and prints its record to standard output: a JSON array, or with --ndjson a line each.
- reads one article from standard input. Messages go to standard error; an article that cannot be read
is reported and left out, and the exit code is 1.

  --ndjson             a record a line
  --notes              also print notes, such as residue that was cleaned
${LIMIT_HELP}`,
  options: { ...LIMIT_OPTION, ndjson: { type: 'boolean' }, notes: { type: 'boolean' } },
  async run(paths, options) {
    const { ndjson, notes } = options;
    const reading = limit(options);
    if (paths.length === 0) throw new UsageError('extract needs at least one FILE, or - for standard input');
    requireFiles(paths);
    let failed = false;
    let printed = 0;
    if (!ndjson) process.stdout.write('[');
    for (const path of paths) {
      try {
        const source = path === '-' ? toSource('standard-input.txt', readFileSync(0)) : readSource(path);
        const { file, record } = readArticle(source, reading);
        printMessages(file, { notes: notes === true });
        if (!record) {
          failed = true;
          continue;
        }
        const text = ndjson
          ? `${JSON.stringify(record)}\n`
          : `${printed ? ',' : ''}\n${formatRecord(record)}`;
        process.stdout.write(text);
        printed++;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        process.stderr.write(`${error.message}\n`);
        failed = true;
      }
    }
    if (!ndjson) process.stdout.write(printed ? '\n]\n' : ']\n');
    return failed ? 1 : 0;
  },
};
