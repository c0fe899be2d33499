import "server-only";
import { calendarDay } from "@/lib/domain/words/moments";

/**
 * The sample: a small estate in the middle of its migration. Its exports were written in February 2014; all of it is moved as a whole,
 * so that its last day is the one before it is loaded.
 */

const hour = 3_600_000;
const day = 24 * hour;
/** Days from the first exports to the last. */
export const lastDay = 18;
/** When the first of the exports was written. */
const written = Date.UTC(2014, 1, 3, 6);

/** Its days, counted from the first exports, as dates and moments before `now`. */
export class Days {
  private readonly first: number;

  constructor(now: Date) {
    this.first = Math.floor(now.getTime() / day) * day - day + 6 * hour - lastDay * day;
  }

  /** By how many whole days everything written in the exports is moved. */
  get movedBy(): number {
    return (this.first - written) / day;
  }

  at = (days: number, hours = 0): Date => new Date(this.first + days * day + hours * hour);
  date = (days: number): string => this.at(days).toISOString().slice(0, 10);
  /** "9 Mar 2026", for what people wrote. */
  words = (days: number): string => calendarDay(this.date(days));
}

/** When things happened: in days, and hours where several did on one; `reported`: the days of which a report was handed out. */
export const chapters = {
  baseline: [0, 2],
  retained: [2, 2],
  installed: [4],
  deployed: [5],
  told: [lastDay, 3],
  reported: [14, lastDay],
} as const;
