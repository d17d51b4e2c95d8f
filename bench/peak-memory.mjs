// Loaded into a program by `--import FILE_URL?out=PATH`: writes the highest memory that it took, in megabytes, to that path when
// it ends. VmHWM rather than maxRSS of resourceUsage, which a program inherits from the one that started it.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1000;
  } catch {
    return process.resourceUsage().maxRSS / 1000;
  }
}

const out = new URL(import.meta.url).searchParams.get('out');
if (isMainThread && out !== null) process.on('exit', () => writeFileSync(out, String(peak())));
