import "server-only";

/** What is loaded for each part in turn, the next already while one is worked on. */
export async function* ahead<P, T>(parts: readonly P[], load: (part: P, place: number) => Promise<T>): AsyncGenerator<T> {
  const begin = (place: number): Promise<T> | null => {
    const part = parts[place];
    const loading = part === undefined ? null : load(part, place);
    // Whoever stops listening early does not hear of a failure that only the next part would have met.
    loading?.catch(() => undefined);
    return loading;
  };
  let next = begin(0);
  for (const [place] of parts.entries()) {
    const loading = next;
    next = null;
    if (!loading) return;
    const loaded = await loading;
    next = begin(place + 1);
    yield loaded;
  }
}
