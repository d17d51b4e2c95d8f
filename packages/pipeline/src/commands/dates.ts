import { findDates } from '@openbattles/dates';
import { SourceText } from '@openbattles/parser';
import { type Command, requireFiles, UsageError } from '../command.ts';
import { readSource, SourceError } from '../sources/sources.ts';

export const command: Command = {
  name: 'dates',
  summary: 'print the dates in each text',
  help: `usage: openbattles dates FILE…

Prints a line of JSON a file: {"file", "dates": [{"start", "end", "text", "edtf", "timex", "date_start",
"date_end", "precision", "basis"}]}. start and end are code points into the text, end exclusive; timex is
the TIMEX value, an interval's two ends being two dates.`,
  options: {},
  async run(paths) {
    if (paths.length === 0) throw new UsageError('dates needs at least one FILE');
    requireFiles(paths);
    let failed = false;
    for (const path of paths) {
      try {
        const { text } = readSource(path);
        const index = new SourceText(text);
        const found = findDates(text).map((date) => ({
          start: index.codePoint(date.start),
          end: index.codePoint(date.end),
          text: date.text,
          edtf: date.edtf,
          timex: date.timex,
          date_start: date.firstDay,
          date_end: date.lastDay,
          precision: date.precision,
          basis: date.basis,
        }));
        process.stdout.write(`${JSON.stringify({ file: path, dates: found })}\n`);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        process.stderr.write(`${error.message}\n`);
        failed = true;
      }
    }
    return failed ? 1 : 0;
  },
};
