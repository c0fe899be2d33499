import type { DateOrder } from "@/lib/domain/stages";
import { halfOfDay } from "./noon-words";
import { calendarOf, dayIn, type OtherCalendar } from "./other-calendars";

/** A date as any .NET culture writes it: three numbers with `. / -` or blanks between, in any order; the rest is a time of day. */
const numeric = /^(?:ap )?(\d{1,4})(?:([./-]) ?| )(\d{1,2})(?:([./-]) ?| )(\d{1,4})(?!\d)\.?(?:[ ,T]+(.*))?$/i;
const clock =
  /^(\D*?)(\d{1,2}) ?[:.h] ?(\d{1,2})(?: ?(?:[:.]|min) ?(\d{1,2})(?:[.,:](\d{1,9}))?)? ?(\D*?)(?: ?(z|utc|gmt|[+-]\d{2}:?\d{2}))?$/i;
const serialized = /^\\?\/Date\((-?\d{1,15})([+-]\d{4})?\)\\?\/$/;

/** The three numbers of a date, as they stand. `alike` says which sign stands between; null where the two differ. */
export type DateParts = { first: string; second: string; third: string; sign: string; time: string | null; calendar: OtherCalendar | null };

/** What a text says of a day, before anybody knows the order of day and month; null when it is no date. */
export function datePartsOf(text: string): DateParts | null {
  const match = numeric.exec(tidy(text));
  if (!match) return null;
  const [, first = "", one = " ", second = "", other = " ", third = "", time] = match;
  const year = first.length === 4 ? first : third.length === 4 ? third : null;
  if (one !== other && year === null) return null;
  return { first, second, third, sign: one, time: time ?? null, calendar: year === null ? null : (calendarOf(Number(year)) ?? null) };
}

/** The instant a text names, in ISO form. Without a zone it is UTC. Null when it is no date or the order is open. */
export function toInstant(text: string, order: DateOrder | null): string | null {
  const milliseconds = text.includes("(") ? serialized.exec(text.trim())?.[1] : undefined;
  if (milliseconds !== undefined) return iso(Number(milliseconds));
  const parts = datePartsOf(text);
  if (!parts) return null;
  const day = calendarDay(parts, order);
  const offset = parts.time === null ? 0 : timeOfDay(parts.time);
  return day === null || offset === null ? null : iso(day + offset);
}

/** A date that each agent wrote by itself: other dates of the file tell nothing of its order. Left as it is where it can be read two ways. */
export const inItsOwnCulture = (text: string): string => toInstant(text, null) ?? text;

/** Years that mean unknown and never, in any spelling and calendar. */
export function isNoDate(text: string): boolean {
  const clean = tidy(text);
  if (/^\D{0,3}(\d{1,2}[./ -] ?\d{1,2}[./ -] ?)?(0001|9999|0?544|10542)(?=[^\d.]|\.?$|\. )/.test(clean)) return true;
  const milliseconds = clean.includes("(") ? serialized.exec(clean)?.[1] : undefined;
  return milliseconds !== undefined && (Number(milliseconds) < -62_000_000_000_000 || Number(milliseconds) > 253_000_000_000_000);
}

// Cultures put narrow and no-break spaces and direction marks into their times.
const tidy = (text: string): string =>
  untidy.test(text)
    ? text
        .replace(/[\u200e\u200f\u061c]/g, "")
        .replace(/\s+/g, " ")
        .trim()
    : text;
const untidy = /[\u200e\u200f\u061c]|[^\S ]|^ | {2}| $/;

function calendarDay({ first, second, third, sign, calendar }: DateParts, order: DateOrder | null): number | null {
  if (first.length === 4) return third.length <= 2 ? dayOf(calendar, Number(first), Number(second), Number(third)) : null;
  if (first.length === 3 || third.length === 3 || (order !== "YMD" && third.length === 1)) return null;
  // Cultures with another calendar that write the year last write the day first.
  if (calendar !== null) return dayOf(calendar, Number(third), Number(second), Number(first));
  const settled = order ?? orderOf(Number(first), sign, Number(second));
  if (settled === "YMD")
    return third.length <= 2 && first.length === 2 ? dayOf(null, fullYear(first), Number(second), Number(third)) : null;
  if (settled === "DMY") return dayOf(null, fullYear(third), Number(second), Number(first));
  return settled === "MDY" ? dayOf(null, fullYear(third), Number(first), Number(second)) : null;
}

/** The order that one date proves by itself. Day and month of the same number can be read either way. */
function orderOf(first: number, separator: string, second: number): DateOrder | null {
  if (first > 12) return "DMY";
  if (second > 12) return "MDY";
  return separator === "." || separator === " " || first === second ? "DMY" : null;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function dayOf(calendar: OtherCalendar | null, year: number, month: number, day: number): number | null {
  if (calendar !== null) return dayIn(calendar, year, month, day);
  if (year < 1900 || year > 2199) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

/** Words around a time that say nothing: signs of year, hour, minute and second, and of the era. */
const silent = new Set(["", "г.", "ч.", "s", "uhr", "kl.", "kl", "ཆུ་ཚོད་", "بعد الهجرة", "هـ"]);

function timeOfDay(text: string): number | null {
  const match = clock.exec(text.trim());
  if (!match) return null;
  const [, before = "", hours = "", minutes = "", seconds = "0", fraction = "", after = "", zone] = match;
  const half = halfIn(before, after);
  if (half === null) return null;
  const hour = hourOfDay(Number(hours), half);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds - zoneOffset(zone);
}

/** What the words around a time say of the half of the day: nothing (undefined), one of them, or null where they are not known. */
function halfIn(before: string, after: string): 0 | 12 | undefined | null {
  let half: 0 | 12 | undefined;
  for (const side of [before, after]) {
    const word = side
      .trim()
      .toLowerCase()
      .replace(/ ga$/, "")
      .replace(/^بعد الهجرة ?/, "");
    if (silent.has(word)) continue;
    const said = halfOfDay(word);
    if (said === null || half !== undefined) return null;
    half = said;
  }
  return half;
}

function hourOfDay(hour: number, half: 0 | 12 | undefined): number {
  if (half === undefined || hour > 12 || hour === 0) return hour;
  return (hour % 12) + half;
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? "");
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

function iso(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year > 1 && year < 9999 ? date.toISOString() : null;
}
