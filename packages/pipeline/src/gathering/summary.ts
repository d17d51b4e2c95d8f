/** How many names and messages of one kind are told: of more, nobody reads all. */
const SHOWN = 20;

/** What became of many articles, by kind, with the names of each. */
export class Summary {
  readonly #kinds = new Map<string, { names: string[]; messages: string[] }>();

  /** @param message what went wrong, where something did; else the name says enough. */
  add(kind: string, name: string, message?: string): void {
    const of = this.#kinds.get(kind) ?? { names: [], messages: [] };
    this.#kinds.set(kind, of);
    of.names.push(name);
    if (message !== undefined) of.messages.push(message);
  }

  count(kind: string): number {
    return this.#kinds.get(kind)?.names.length ?? 0;
  }

  /**
   * A line for each kind, and one for each message.
   *
   * @param countsOnly the kinds that nobody needs the names of.
   */
  lines(all: boolean, countsOnly: readonly string[] = []): string[] {
    return [...this.#kinds].flatMap(([kind, { names, messages }]) => {
      const head = `${kind}: ${names.length}`;
      if (!all && countsOnly.includes(kind)) return [head];
      const told = messages.length > 0 ? messages : names;
      const shown = all ? told : told.slice(0, SHOWN);
      if (shown.length < told.length)
        shown.push(`and ${told.length - shown.length} more (--notes tells all)`);
      return messages.length > 0
        ? [head, ...shown.map((line) => `  ${line}`)]
        : [`${head} (${shown.join(', ')})`];
    });
  }
}
