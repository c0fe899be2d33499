/** Which rows are ticked, and from where a range goes on. It belongs to one filter: with another, nothing is ticked. */
export type Selection = { of: string; keys: ReadonlySet<number>; anchor: number | null };

export const nothing = (of: string): Selection => ({ of, keys: new Set(), anchor: null });

export function toggled(selection: Selection, key: number): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { ...selection, keys, anchor: key };
}

/** Adds everything from the last ticked row to this one. */
export function extended(selection: Selection, order: Int32Array, key: number): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(key);
  if (from < 0 || to < 0) return toggled(selection, key);
  const range = order.subarray(Math.min(from, to), Math.max(from, to) + 1);
  return { ...selection, keys: new Set([...selection.keys, ...range]), anchor: key };
}

export function whole(of: string, order: Int32Array): Selection {
  return { of, keys: new Set(order), anchor: null };
}

/** The ticked rows that the list still holds, in its order. */
export function chosenIn(selection: Selection, order: Int32Array): number[] {
  return selection.keys.size === 0 ? [] : [...order.filter((key) => selection.keys.has(key))];
}
