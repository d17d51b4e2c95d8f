import { type Command, requireFiles, UsageError } from '../command.ts';
import { tell } from '../sinks/terminal.ts';

export const command: Command = {
  help: `usage: openbattles dates FILE…

Prints a line of JSON a file: {"file", "dates": [{"start", "end", "text", "edtf", "timex", "date_start",
"date_end", "precision", "basis"}]}. start and end are code points into the text, end exclusive; timex is
the TIMEX value, an interval's two ends being two dates.`,
  options: {},
  async run(paths) {
    if (paths.length === 0) throw new UsageError('dates needs at least one FILE');
    requireFiles(paths);
    const [{ readDates }, { SourceError }] = await Promise.all([
      import('../reading/read-dates.ts'),
      import('../sources/sources.ts'),
    ]);
    let failed = false;
    for (const path of paths) {
      try {
        process.stdout.write(`${JSON.stringify({ file: path, dates: readDates(path) })}\n`);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        tell(`${error.message}\n`);
        failed = true;
      }
    }
    return failed ? 1 : 0;
  },
};
