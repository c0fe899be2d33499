/** Round numbers from zero to at least `most`: at most five of them, whole ones, as agents are. */
export function axisTicks(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough && Number.isInteger(size)) ?? 1;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** 4,000 reads 4k. */
export const axisNumber = (value: number): string => (value >= 1000 ? `${value / 1000}k` : String(value));
