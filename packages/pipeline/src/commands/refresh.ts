import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Command,
  READING_HELP,
  READING_OPTIONS,
  reading,
  SOURCES_HELP,
  SOURCES_OPTION,
  sourcesOf,
  UsageError,
} from '../command.ts';
import { interruptible } from '../gathering/interruption.ts';
import { RefusedError } from '../gathering/options.ts';
import { inLine, print, tell } from '../sinks/terminal.ts';
import { WIKI_HELP, WIKI_OPTIONS, wikiOptions } from './wiki-options.ts';

export const command: Command = {
  help: `usage: openbattles refresh [OPTION…] [FILE|TITLE…]

Asks the wikis for newer revisions of the sources that came from them, all or those that are named, and fetches the
texts that changed. Revision, day and Wikidata item are recorded in sources.json. A text that was edited by hand, or
whose revision is not known, is kept and told of; so is one whose page was deleted or moved, or whose new revision
cannot be read: then the exit code is 1. What has come is kept when you interrupt: the same command goes on.

  --replace            fetch also what was edited by hand, and what is of no known revision
${WIKI_HELP}
${SOURCES_HELP}
  --notes              also print notes, and all that the summary counts
${READING_HELP}`,
  options: {
    ...READING_OPTIONS,
    ...WIKI_OPTIONS,
    replace: { type: 'boolean' },
    ...SOURCES_OPTION,
    notes: { type: 'boolean' },
  },
  async run(names, options) {
    const sources = sourcesOf(options);
    if (!existsSync(sources))
      throw new UsageError(`there is no folder ${sources}; name another with --sources`);
    const tellLine = (message: string) => tell(`${inLine(message)}\n`);
    const { refreshSources } = await import('../gathering/refresh.ts');
    return await interruptible(async (signal) => {
      try {
        const { changed, isWell } = await refreshSources(names, {
          sources,
          replace: options.replace === true,
          notes: options.notes === true,
          wiki: { ...wikiOptions(options), signal },
          reading: reading(options),
          tell: tellLine,
        });
        for (const { file, title, revision } of changed)
          print(`${join(sources, file)}: ${title}, revision ${revision}\n`);
        if (changed.length > 0) print('To make the next release: npx openbattles build\n');
        return isWell ? 0 : 1;
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        tell(`${inLine(error.message)}\nNothing was refreshed.\n`);
        return 1;
      }
    });
  },
};
