import type { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';

/** How many messages of each weight the files carry. */
export interface MessageCounts {
  errors: number;
  warnings: number;
  notes: number;
}

export function countMessages(file: VFile, counts: MessageCounts): void {
  for (const { fatal } of file.messages) {
    if (fatal) counts.errors++;
    else if (fatal === false) counts.warnings++;
    else counts.notes++;
  }
}

/**
 * Prints the messages of a file to standard error as a compiler does. Notes, such as residue that was cleaned, are
 * many and harmless: they are left out unless `notes` asks for them.
 */
export function printMessages(file: VFile, { notes }: { notes: boolean }): void {
  const shown = notes ? file.messages : file.messages.filter(({ fatal }) => fatal != null);
  if (shown.length === 0) return;
  const report = reporter({ ...file, messages: shown } as VFile, { color: process.stderr.isTTY ?? false });
  process.stderr.write(`${report}\n`);
}
