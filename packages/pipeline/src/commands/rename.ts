import { join } from 'node:path';
import { type Command, SOURCES_HELP, SOURCES_OPTION, sourcesOf, UsageError } from '../command.ts';
import { RefusedError } from '../gathering/options.ts';
import { print, tell } from '../sinks/terminal.ts';
import { SourceError } from '../sources/sources.ts';

export const command: Command = {
  help: `usage: openbattles rename [--sources DIR] FILE|TITLE NEW

A NEW title is written into the first line of the text, and the file is named after it: the battle gets another id. A
NEW name of a file (something.txt) leaves the text and the battle's id as they are. What sources.json records moves
with the file. Ids that a release has and the next one lacks are a MAJOR step.

${SOURCES_HELP}`,
  options: SOURCES_OPTION,
  async run(names, options) {
    const [name, asked, ...more] = names;
    if (name === undefined || asked === undefined || more.length > 0)
      throw new UsageError('rename takes a FILE or TITLE, and what it is to be called');
    const sources = sourcesOf(options);
    const { renameSource } = await import('../gathering/rename.ts');
    try {
      const { from, to, battleIds } = renameSource(name, asked, sources);
      const [before, after] = battleIds;
      print(
        [
          from === to
            ? `${join(sources, to)} has another title now`
            : `${join(sources, from)} is ${join(sources, to)} now`,
          ...(before === after ? [] : [`The battle ${before} is ${after} now`]),
          'Where a release has the old ids, the next one is a MAJOR step. To see it: npx openbattles build --dry-run\n',
        ].join('\n'),
      );
      return 0;
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof SourceError)) throw error;
      tell(`${error.message}\nNothing was renamed.\n`);
      return 1;
    }
  },
};
