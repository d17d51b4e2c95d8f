/**
 * Serves a wiki of 300 invented battles on this machine, to try add and refresh by hand:
 *
 *     node --import tsx --conditions=source packages/pipeline/test/serve-wiki.ts [--later] [--port N] [--delay MS]
 *
 * `--later` serves it as it is some time later: one article edited, one deleted, one moved, one that always breaks off.
 */
import { parseArgs } from 'node:util';
import { CATEGORY, later, manyBattles } from './many-battles.ts';
import { startWiki } from './wiki-server.ts';

const BATTLES = 300;

const { values } = parseArgs({
  options: {
    later: { type: 'boolean' },
    port: { type: 'string', default: '8331' },
    delay: { type: 'string', default: '0' },
  },
});
const wiki = await startWiki(values.later ? later(BATTLES) : manyBattles(BATTLES), {
  port: Number(values.port),
  delay: Number(values.delay),
});
process.stdout.write(`--api ${wiki.api} --category "${CATEGORY}" --depth 1\n`);
