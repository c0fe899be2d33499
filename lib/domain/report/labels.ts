import { addDays } from "../forecast/calendar";
import { calendarDay } from "../words/moments";
import type { TextPart } from "./drawing";

/** About how wide words are, rather more than less: what draws them measures in its own way. */
export const wideOf = (parts: readonly TextPart[]): number =>
  parts.reduce((sum, { words, size, bold }) => sum + words.length * size * (bold ? 0.58 : 0.54), 0);

export const crosses = (from: number, to: number, lines: readonly number[]): boolean => lines.some((at) => at > from && at < to);

/**
 * Where the words of a line that stands upright go: on its right, on one row or on two, else the same on its left, the first of
 * them that no other line runs through.
 */
export function placeBeside(at: number, whole: number, stacked: number, lines: readonly number[]): { left: boolean; stacked: boolean } {
  const ways = [
    { left: false, stacked: false, wide: whole },
    { left: false, stacked: true, wide: stacked },
    { left: true, stacked: false, wide: whole },
    { left: true, stacked: true, wide: stacked },
  ];
  const free = ways.find(({ left, wide }) => (left ? !crosses(at - 7 - wide, at, lines) : !crosses(at, at + 7 + wide, lines)));
  const last = Math.max(...lines);
  return free ?? { left: at + 7 + stacked > last, stacked: true };
}

export type AxisDate = { date: string; anchor: "start" | "middle" | "end"; words: string };

/** The first and the last day, and beginnings of months between them where there is room. The year stands where it begins. */
export function axisDates(first: string, last: string, x: (date: string) => number, width: number): AxisDate[] {
  const room = 46;
  const shown: Omit<AxisDate, "words">[] = [{ date: first, anchor: "start" }];
  if (x(last) - x(first) >= 2 * room + 20) {
    let [before, month] = [x(first) + 28, nextMonth(first)];
    for (; month < last; month = nextMonth(month)) {
      if (x(month) - before < room || x(last) - x(month) < room + 30) continue;
      shown.push({ date: month, anchor: "middle" });
      before = x(month);
    }
    shown.push({ date: last, anchor: x(last) + 30 > width ? "end" : "middle" });
  }
  return shown.map((one, i) => {
    const words = calendarDay(one.date);
    const same = shown[i - 1]?.date.slice(0, 4) === one.date.slice(0, 4);
    return { ...one, words: same ? words.replace(/ \d{4}$/, "") : words };
  });
}

const nextMonth = (date: string) => `${addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7)}-01`;
