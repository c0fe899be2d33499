/**
 * Percent with one decimal, rounded as a calculator does (half up), but never 100 before all are; null of nothing.
 * Counted in whole numbers, so that no half is lost to binary fractions.
 */
export function percentOf(part: number, all: number): number | null {
  if (all === 0) return null;
  const tenths = Math.floor((part * 2000 + all) / (all * 2));
  return (part < all ? Math.min(tenths, 999) : tenths) / 10;
}
