/** How often a person is told, in milliseconds. */
const INTERVAL = 200;

/** Tells a person at a terminal how far long work is: how much is done, how fast, how long it will take. Elsewhere silent. */
export class Progress {
  readonly #doing: string;
  readonly #start = performance.now();
  #total: number | null;
  #done = 0;
  #shown = 0;

  /** @param total how much there is to do, as far as it is known. */
  constructor(doing: string, total: number | null) {
    this.#doing = doing;
    this.#total = total;
  }

  add(count: number): void {
    this.#done += count;
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#shown < INTERVAL) return;
    this.#shown = now;
    process.stderr.write(`\r\x1b[K${progressLine(this.#doing, this.#done, this.#total, now - this.#start)}`);
  }

  /** Clears the line, for other words or at the end. */
  clear(): void {
    if (process.stderr.isTTY && this.#shown > 0) process.stderr.write('\r\x1b[K');
  }
}

/** `reading 4,096 of 20,000, 812 a second, 20 s left`. `milliseconds` is the time that it has taken. */
function progressLine(doing: string, done: number, total: number | null, milliseconds: number): string {
  const rate = done / (milliseconds / 1000);
  const parts = [`${doing} ${inGroups(done)}${total === null ? '' : ` of ${inGroups(total)}`}`];
  if (Number.isFinite(rate) && rate > 0) {
    parts.push(`${rate < 10 ? rate.toFixed(1) : inGroups(Math.round(rate))} a second`);
    if (total !== null && total > done) parts.push(`${inWords((total - done) / rate)} left`);
  }
  return parts.join(', ');
}

/** In groups of three, which no locale changes. */
const inGroups = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
