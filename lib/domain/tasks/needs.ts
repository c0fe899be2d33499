type Waiting = { prerequisites: readonly string[] };

/** The first of `needs` that itself waits for `id`, directly or by way of others; null where the order stays an order. */
export function circleWith(id: string, needs: readonly string[], all: ReadonlyMap<string, Waiting>): string | null {
  const seen = new Set<string>();
  const reaches = (from: string): boolean => {
    if (from === id) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (all.get(from)?.prerequisites ?? []).some(reaches);
  };
  return needs.find(reaches) ?? null;
}
