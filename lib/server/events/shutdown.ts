import "server-only";

const key = Symbol.for("tandem.shutdown");
const shared = globalThis as { [key]?: Set<() => unknown> };

/** What the server calls before it stops, so that open streams do not hold it up. Answers how to take it back. */
export function onShutdown(close: () => unknown): () => void {
  shared[key] ??= new Set();
  const closers = shared[key];
  closers.add(close);
  return () => closers.delete(close);
}
