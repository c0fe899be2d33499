import { daysFrom } from "../forecast/calendar";
import { calendarDay } from "../words/moments";
import type { TextMark, TextPart } from "./drawing";

/** About how wide words are, rather more than less: what draws them measures in its own way. */
export const wideOf = (parts: readonly TextPart[]): number =>
  parts.reduce((sum, { words, size, bold }) => sum + words.length * size * (bold ? 0.58 : 0.54), 0);

/** What lies below words that are to be readable above marks. */
export function patchBelow({ x, y, anchor, parts }: TextMark): { x: number; y: number; width: number; height: number } {
  const wide = wideOf(parts);
  const size = Math.max(...parts.map((part) => part.size));
  const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  return { x: left - 2, y: y - size, width: wide + 2, height: size * 1.3 };
}

export const crosses = (from: number, to: number, lines: readonly number[]): boolean => lines.some((at) => at > from && at < to);

/**
 * Where the words of a line that stands upright go: on its right, on one row or on two, else the same on its left, the first of
 * them that no other line runs through; null where one runs through each.
 */
export function placeBeside(
  at: number,
  whole: number,
  stacked: number,
  lines: readonly number[],
): { left: boolean; stacked: boolean } | null {
  const ways = [
    { left: false, stacked: false, wide: whole },
    { left: false, stacked: true, wide: stacked },
    { left: true, stacked: false, wide: whole },
    { left: true, stacked: true, wide: stacked },
  ];
  return ways.find(({ left, wide }) => (left ? !crosses(at - 7 - wide, at, lines) : !crosses(at, at + 7 + wide, lines))) ?? null;
}

export type AxisDate = { date: string; anchor: "start" | "middle" | "end"; words: string };

/** The first and the last day, and beginnings of months between them where there is room. The year stands where it begins. */
export function axisDates(first: string, last: string, x: (date: string) => number, width: number): AxisDate[] {
  const room = 46;
  const shown: Omit<AxisDate, "words">[] = [{ date: first, anchor: "start" }];
  if (x(last) - x(first) >= 2 * room + 20) {
    const longest = (31 * (x(last) - x(first))) / daysFrom(first, last);
    // The first begins where it stands and tells its year, and so may the one behind it.
    let before = x(first) + 60;
    for (let month = monthOf(first) + 1; month <= monthOf(last); ) {
      const at = x(beginOf(month));
      if (x(last) - at < room + 30) break;
      if (at - before >= room) {
        shown.push({ date: beginOf(month), anchor: "middle" });
        before = at;
      }
      // Over a long time most months have no room: as many as surely have none are passed over.
      month += Math.max(1, Math.floor((before + room - at) / longest));
    }
    shown.push({ date: last, anchor: x(last) + 30 > width ? "end" : "middle" });
  }
  return shown.map((one, i) => {
    const words = calendarDay(one.date);
    const same = shown[i - 1]?.date.slice(0, 4) === one.date.slice(0, 4);
    return { ...one, words: same ? words.replace(/ \d{4}$/, "") : words };
  });
}

/** Months are counted through the years: as texts those behind the year 9999 would come before it. */
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const beginOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString().slice(0, 10);
