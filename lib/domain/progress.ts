/** Percent with one decimal, rounded down so that 99.96 never reads 100; null of nothing. */
export function percentOf(part: number, all: number): number | null {
  return all === 0 ? null : Math.floor((part * 1000) / all) / 10;
}
