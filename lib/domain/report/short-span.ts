import { calendarDay } from "../words/moments";

/** "6 – 11 Jun", "30 May – 2 Jun": a date of a forecast to another, with their years where these are not the one it is asked in. */
export function shortSpan(from: string, to: string | null, today: string): string {
  if (to === null || to === from) return shortDay(from, today);
  const [a, b] = [shortDay(from, today), shortDay(to, today)];
  return a.split(" ").length === 2 && a.slice(-3) === b.slice(-3) ? `${a.split(" ")[0]} – ${b}` : `${a} – ${b}`;
}

/** "13 Jun", with the year where it is another one. */
export function shortDay(date: string, today: string): string {
  const words = calendarDay(date);
  return date.slice(0, 4) === today.slice(0, 4) ? words.replace(/ \d{4}$/, "") : words;
}
