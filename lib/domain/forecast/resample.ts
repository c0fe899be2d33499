import type { Stretch } from "./pace";

/** Courses that are played through, and how far each is followed, in working days (about two years). */
const courses = 2000;
const horizon = 520;
/** Sums of fractions may miss a whole number by this much. */
const grain = 1e-6;

/**
 * After how many working days nothing would be left, in each of many courses made of the measured stretches, drawn at random with
 * repetition and put one after the other. Ascending; infinite where the end lies beyond the horizon. The same input gives the same
 * answer: the seed is fixed.
 */
export function finishes(left: number, stretches: readonly Stretch[]): number[] {
  const random = seeded(20260101);
  return Array.from({ length: courses }, () => oneFinish(left, stretches, random)).sort((a, b) => a - b);
}

function oneFinish(left: number, stretches: readonly Stretch[], random: () => number): number {
  let [day, remaining] = [0, left];
  while (day < horizon) {
    const drawn = stretches[Math.floor(random() * stretches.length)];
    if (!drawn) break;
    const eachDay = (drawn.done - drawn.scope) / drawn.days;
    if (remaining - eachDay * drawn.days <= grain) return day + Math.max(0, Math.ceil(remaining / eachDay - grain));
    remaining -= eachDay * drawn.days;
    day += drawn.days;
  }
  return Number.POSITIVE_INFINITY;
}

/** The day by which this share of courses has ended; null when that is beyond the horizon. */
export function endedBy(ascending: readonly number[], share: number): number | null {
  const day = ascending[Math.ceil(share * ascending.length) - 1];
  return day === undefined || !Number.isFinite(day) ? null : day;
}

/** Mulberry32: small, even and the same everywhere. Numbers from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
