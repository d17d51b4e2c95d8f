/** The first things of a sequence, as many as there are; what comes after them is still to be taken. */
export async function first<Thing>(things: AsyncGenerator<Thing>, count: number): Promise<Thing[]> {
  const taken: Thing[] = [];
  while (taken.length < count) {
    const { done, value } = await things.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** One sequence after another. */
export async function* chain<Thing>(
  ...sequences: (Iterable<Thing> | AsyncIterable<Thing>)[]
): AsyncGenerator<Thing> {
  for (const sequence of sequences) yield* sequence;
}
