import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findChromium, openChromium } from '../../packages/site/test/chromium.ts';
import { differences, type FoundColumns, type ReadAll, tablesIn, type Verdict } from './verdict.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

const READERS = [
  { format: 'parquet', reader: 'hyparquet', call: 'parquetReadObjects({ file })' },
  { format: 'arrow', reader: 'apache-arrow', call: 'tableFromIPC(await fetch(file))' },
] as const;

/** What the page does: it reads a file and gives its cells by column. */
const PAGE = `<!doctype html><script src="/node_modules/apache-arrow/Arrow.es2015.min.js"></script><script type="module">
import { asyncBufferFromUrl, parquetReadObjects, parquetMetadataAsync } from '/node_modules/hyparquet/src/index.js';
const plain = (cell) => cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'bigint' ? Number(cell) : cell ?? null;
const readers = {
  async parquet(url) {
    const file = await asyncBufferFromUrl({ url });
    const names = (await parquetMetadataAsync(file)).schema.slice(1).map(({ name }) => name);
    const rows = await parquetReadObjects({ file });
    return Object.fromEntries(names.map((name) => [name, rows.map((row) => plain(row[name]))]));
  },
  async arrow(url) {
    const table = await Arrow.tableFromIPC(fetch(url));
    const isDay = (field) => Arrow.DataType.isDate(field.type);
    return Object.fromEntries(table.schema.fields.map((field, index) => [
      field.name,
      [...table.getChildAt(index)].map((cell) => cell !== null && isDay(field) ? plain(new Date(cell)) : plain(cell)),
    ]));
  },
};
window.readFile = (format, url) => readers[format](url);
</script>`;

/** hyparquet and apache-arrow as a page in a browser has them. */
export const readInBrowser: ReadAll = async (release) => {
  const path = findChromium();
  if (path === null) return 'needs a browser: apt-get install chromium';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    if (pathname === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    const file = join(pathname.startsWith('/node_modules/') ? ROOT : release, decodeURIComponent(pathname));
    if (!existsSync(file)) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
    response.setHeader('content-length', bytes.length);
    return response.end(request.method === 'HEAD' ? '' : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await openChromium(path);
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForFunction('window.readFile');
    const verdicts: Verdict[] = [];
    for (const { format, reader, call } of READERS) {
      for (const { file, table, rows } of tablesIn(release, format)) {
        const verdict = { reader, file, call };
        try {
          const found: FoundColumns = await page.evaluate(`readFile('${format}', '/${file}')`);
          verdicts.push({ ...verdict, problems: differences(table, rows, found, format) });
        } catch (error) {
          verdicts.push({ ...verdict, problems: [(error as Error).message.split('\n')[0]!] });
        }
      }
    }
    return verdicts;
  } finally {
    await context.close();
    server.close();
  }
};
