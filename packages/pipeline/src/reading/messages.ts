import { BOX_FIGURE_NOT_READ, FIGURE_NOT_READ } from '@openbattles/parser';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { reporter } from 'vfile-reporter';
import { describeOmission, type Omission } from '../inputs/omissions.ts';
import type { InputProblem } from '../inputs/report.ts';
import { inLine, tell } from '../sinks/terminal.ts';

/** A message as plain data, which another thread can be told and the cache can hold. */
export type Message = Pick<VFileMessage, 'reason' | 'place' | 'ruleId' | 'source' | 'fatal'>;

/** The messages that a file carries. */
export const messagesOf = (file: VFile): Message[] =>
  file.messages.map(({ reason, place, ruleId, source, fatal }) => ({ reason, place, ruleId, source, fatal }));

/** Prints what is wrong with an input, where it is no article that could carry a message. */
export function printProblem({ path, line, reason }: InputProblem): void {
  tell(`${inLine(path)}${line === undefined ? '' : `:${line}`}: ${inLine(reason)}\n`);
}

/** A message that makes its article be left out. */
export const failure = (ruleId: string, reason: string): Message => ({
  reason,
  place: undefined,
  ruleId,
  source: 'openbattles',
  fatal: true,
});

/** What a rendering left out of the infobox is a warning: a cell may lack it. Of the text it is a note. */
export const omissionMessage = (omission: Omission): Message => ({
  reason: describeOmission(omission),
  place: undefined,
  ruleId: 'left-out',
  source: 'openbattles-wikitext',
  fatal: omission.place === 'infobox' ? false : undefined,
});

/** How many figures a reading has read: strengths and casualties of infoboxes, claims of the prose. */
export interface FiguresRead {
  infobox: number;
  prose: number;
}

/** None, of an article that was not read now. */
export const NO_FIGURES: FiguresRead = { infobox: 0, prose: 0 };

export interface MessageOptions {
  /** Whether notes, such as residue that was cleaned, are printed too: they are many and harmless. */
  notes: boolean;
  /** Whether every message is printed, not only the first ones of each rule. */
  all: boolean;
}

/** The option that shows every figure that was not read: the first ones of the infobox are shown anyway. */
const SHOWN_BY = { infobox: '--all', prose: '--notes' } as const;

/** How many warnings and notes of one rule are printed: of thousands, nobody reads more. */
const SHOWN_OF_A_RULE = 20;

/**
 * What is printed of a reason, in UTF-16 units: the value that it quotes may be of any length, is found by its place, and
 * takes the reporter, which measures its width character by character, quadratic time.
 */
const LONGEST_REASON = 400;

const shorten = (reason: string): string =>
  reason.length > LONGEST_REASON
    ? `${reason.slice(0, LONGEST_REASON).replace(/[\ud800-\udbff]$/, '')} …`
    : reason;

/** Prints messages to standard error as a compiler does, and counts them. What makes an article be left out is always printed. */
export class MessagePrinter {
  readonly #options: MessageOptions;
  readonly #ofRule = new Map<string, number>();
  #warnings = 0;
  #notes = 0;
  readonly #read = { infobox: 0, prose: 0 };
  readonly #unread = { infobox: 0, prose: 0 };

  constructor(options: MessageOptions) {
    this.#options = options;
  }

  /** @param figuresRead how many figures the reading that left these messages has read. */
  print(path: string, messages: readonly Message[], figuresRead: FiguresRead = NO_FIGURES): void {
    for (const where of ['infobox', 'prose'] as const) this.#read[where] += figuresRead[where];
    for (const { ruleId } of messages)
      if (ruleId === FIGURE_NOT_READ) this.#unread.prose++;
      else if (BOX_FIGURE_NOT_READ.has(ruleId ?? '')) this.#unread.infobox++;
    const shown = messages.filter((message) => this.#isShown(message));
    if (shown.length === 0) return;
    const file = new VFile({ path: inLine(path) });
    for (const { reason, place, ruleId, source, fatal } of shown) {
      file.message(inLine(shorten(reason)), { place, ruleId, source }).fatal = fatal;
    }
    // Its colours are no text of strangers.
    process.stderr.write(`${reporter(file, { color: process.stderr.isTTY ?? false })}\n`);
  }

  /** Says how many figures of infobox and prose were read and how many not, how many messages there were, and how to see the others. */
  summarize(): void {
    for (const where of ['infobox', 'prose'] as const)
      if (this.#read[where] + this.#unread[where] > 0)
        tell(
          `figures of the ${where}: ${this.#read[where]} read, ${this.#unread[where]} not (${SHOWN_BY[where]} shows where)\n`,
        );
    const hidden = [...this.#ofRule].filter(([, count]) => count > SHOWN_OF_A_RULE);
    if (!this.#options.all && hidden.length > 0) {
      const lines = hidden
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, count]) => `  ${String(count).padStart(8)}  ${rule}\n`);
      tell(
        `Of each of these rules only the first ${SHOWN_OF_A_RULE} messages are shown (--all shows them all):\n${lines.join('')}`,
      );
    }
    if (this.#warnings + this.#notes > 0) {
      const unseen = this.#notes > 0 && !this.#options.notes ? ' (--notes shows them)' : '';
      tell(`${this.#warnings} warnings, ${this.#notes} notes${unseen}\n`);
    }
  }

  #isShown({ fatal, ruleId }: Message): boolean {
    if (fatal) return true;
    const isNote = fatal !== false;
    if (isNote) this.#notes++;
    else this.#warnings++;
    if (isNote && !this.#options.notes) return false;
    const rule = ruleId ?? '';
    const count = (this.#ofRule.get(rule) ?? 0) + 1;
    this.#ofRule.set(rule, count);
    return this.#options.all || count <= SHOWN_OF_A_RULE;
  }
}
