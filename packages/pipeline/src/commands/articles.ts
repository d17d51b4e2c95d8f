import { dirname, join } from 'node:path';
import {
  type Command,
  INFOBOX_HELP,
  INFOBOX_OPTION,
  infoboxes,
  requireFiles,
  SOURCES_OPTION,
  sourcesOf,
} from '../command.ts';
import type { InputProblem } from '../inputs/report.ts';

export const command: Command = {
  help: `usage: openbattles articles [--sources DIR] [FILE…]

Prints each article of the FILEs, or of all the sources, as a line of JSON, {"file", "format", "title", …, "text"}, in
the order in which build reads them: what openbattles extract --ndjson - takes. So the articles of a dump can be dealt
out to many machines; build --records makes one release of what they give. Nothing is read or rendered yet. What is no
article is reported, and the exit code is 1.

  --sources DIR        the folder of the sources (default: sources)
${INFOBOX_HELP}`,
  options: { ...SOURCES_OPTION, ...INFOBOX_OPTION },
  async run(files, options) {
    const [
      { contentOf, findArticles, isInput },
      { printProblem },
      { decodeText, listSources, readRegistry, SourceError },
    ] = await Promise.all([
      import('../inputs/articles.ts'),
      import('../reading/messages.ts'),
      import('../sources/sources.ts'),
    ]);
    const sources = sourcesOf(options);
    const paths = files.length > 0 ? files : listSources(sources, isInput).map((name) => join(sources, name));
    requireFiles(paths);
    const named = infoboxes(options);
    let failed = false;
    const report = (problem: InputProblem) => {
      failed = true;
      printProblem(problem);
    };
    for (const path of paths) {
      const registry = readRegistry(dirname(path));
      for await (const article of findArticles(path, {
        ...{ registry, report, tell: printProblem },
        ...(named && { infoboxes: named }),
      })) {
        const { file, format, origin } = article;
        try {
          const text = decodeText(article.path, contentOf(article));
          process.stdout.write(`${JSON.stringify({ file, format, ...origin, text })}\n`);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          report({ path: article.path, reason: error.message });
        }
      }
    }
    return failed ? 1 : 0;
  },
};
