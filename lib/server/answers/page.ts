import "server-only";
import { encodeCursor } from "./cursor";

type Position = readonly (string | number | null)[];
type Page<T> = { items: T[]; nextCursor: string | null; total: number };
type Asked<P> = { after: P | null; limit: number };

/** A page of a list that is worked out whole and stands in the order of its positions: what comes after the cursor's. */
export function pageAfter<T, P extends Position>(
  list: readonly T[],
  { after, limit }: Asked<P>,
  positionOf: (one: T) => P,
  compare: (a: P, b: P) => number = comparePositions,
): Page<T> {
  const rest = after ? list.filter((one) => compare(positionOf(one), after) > 0) : list;
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rest.length > items.length ? encodeCursor(positionOf(last)) : null, total: list.length };
}

/** By the first value that differs. */
export function comparePositions(a: Position, b: Position): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  const [one, other] = [a[at] ?? null, b[at] ?? null];
  return one === null || other === null ? 0 : one < other ? -1 : 1;
}
