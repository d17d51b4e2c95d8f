/** How often a long run says how far it is. */
const EVERY_MILLISECONDS = 10_000;

/** Says how far a long run is, on stderr and not too often: what comes of it stands on stdout. */
export function sayingProgress(): (text: () => string) => void {
  const start = performance.now();
  let said = start;
  return (text) => {
    const now = performance.now();
    if (now - said < EVERY_MILLISECONDS) return;
    said = now;
    console.error(`after ${Math.round((now - start) / 1000)} s: ${text()}`);
  };
}
