/** Percent with one decimal, rounded down so that 99.96 never reads 100; null when nobody is in scope. */
export function percentDone(done: number, inScope: number): number | null {
  return inScope === 0 ? null : Math.floor((done * 1000) / inScope) / 10;
}
