import { join } from 'node:path';
import { type Command, SOURCES_HELP, SOURCES_OPTION, sourcesOf, UsageError } from '../command.ts';
import { RefusedError } from '../gathering/options.ts';
import { print, tell } from '../sinks/terminal.ts';
import { SourceError } from '../sources/sources.ts';

export const command: Command = {
  help: `usage: openbattles remove [--sources DIR] FILE|TITLE…

Removes texts, named by their files or titles, together with what sources.json records of them: all of them, or none.
A battle that a release has and the next one lacks is a MAJOR step; releases that are published keep it.

${SOURCES_HELP}`,
  options: SOURCES_OPTION,
  async run(names, options) {
    if (names.length === 0) throw new UsageError('remove needs at least one FILE or TITLE');
    const sources = sourcesOf(options);
    const { removeSources } = await import('../gathering/remove.ts');
    try {
      for (const { file, battleId } of removeSources(names, sources)) {
        const id = battleId === null ? '' : `: the battle ${battleId} and its rows go with it`;
        print(`Removed ${join(sources, file)}${id}\n`);
      }
      print(
        'Where a release has these battles, the next one is a MAJOR step. To see it: npx openbattles build --dry-run\n',
      );
      return 0;
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof SourceError)) throw error;
      tell(`${error.message}\nNothing was removed.\n`);
      return 1;
    }
  },
};
