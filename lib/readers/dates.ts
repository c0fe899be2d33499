import type { DateOrder } from "@/lib/domain/stages";

const numeric = /^(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?:(?:T|,? +)(.+))?$/;
const clock =
  /^(?:(上午|下午|午前|午後|오전|오후) ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,:](\d{1,9}))?)?(?: ?(a\. ?m\.|p\. ?m\.|[ap]m|πμ|μμ))?(?: ?(z|utc|gmt|[+-]\d{2}:?\d{2}))?$/i;
const serialized = /^\\?\/Date\((-?\d{1,15})([+-]\d{4})?\)\\?\/$/;

/** The instant a text names, in ISO form. Without a zone it is UTC. Null when it is no date or the order is open. */
export function toInstant(text: string, order: DateOrder | null): string | null {
  const clean = tidy(text);
  const milliseconds = clean.includes("(") ? serialized.exec(clean)?.[1] : undefined;
  if (milliseconds !== undefined) return iso(Number(milliseconds));
  const match = numeric.exec(clean);
  if (!match) return null;
  const [, first = "", separator = "", second = "", third = "", time] = match;
  const day = calendarDay(first, separator, second, third, order);
  const offset = time === undefined ? 0 : timeOfDay(time);
  return day === null || offset === null ? null : iso(day + offset);
}

/** Years that mean unknown and never, in any spelling. */
export function isNoDate(text: string): boolean {
  if (/^\D{0,2}(\d{1,2}[./-] ?\d{1,2}[./-] ?)?(0001|9999)(?=\D|$)/.test(text)) return true;
  const milliseconds = text.includes("(") ? serialized.exec(text)?.[1] : undefined;
  return milliseconds !== undefined && (Number(milliseconds) < -62_000_000_000_000 || Number(milliseconds) > 253_000_000_000_000);
}

// Cultures put narrow and no-break spaces and direction marks into their times.
const tidy = (text: string): string =>
  untidy.test(text)
    ? text
        .replace(/[\u200e\u200f]/g, "")
        .replace(/\s+/g, " ")
        .trim()
    : text;
const untidy = /[\u200e\u200f]|[^\S ]|^ | {2}| $/;

function calendarDay(first: string, separator: string, second: string, third: string, order: DateOrder | null): number | null {
  if (first.length === 4) return third.length <= 2 ? utcDay(Number(first), Number(second), Number(third)) : null;
  if (first.length === 3 || third.length === 3 || (order !== "YMD" && third.length === 1)) return null;
  const settled = order ?? orderOf(Number(first), separator, Number(second));
  if (settled === "YMD") return third.length <= 2 && first.length === 2 ? utcDay(fullYear(first), Number(second), Number(third)) : null;
  if (settled === "DMY") return utcDay(fullYear(third), Number(second), Number(first));
  return settled === "MDY" ? utcDay(fullYear(third), Number(first), Number(second)) : null;
}

/** The order that one date proves by itself. Day and month of the same number can be read either way. */
function orderOf(first: number, separator: string, second: number): DateOrder | null {
  if (first > 12) return "DMY";
  if (second > 12) return "MDY";
  return separator === "." || first === second ? "DMY" : null;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function utcDay(year: number, month: number, day: number): number | null {
  if (year <= 1 || year === 9999) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

function timeOfDay(text: string): number | null {
  const match = clock.exec(text);
  if (!match) return null;
  const [, before, hours = "", minutes = "", seconds = "0", fraction = "", after, zone] = match;
  const hour = hourOfDay(Number(hours), before ?? after);
  if (hour === null || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds - zoneOffset(zone);
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined || hour > 12) return hour;
  if (hour === 0) return 0;
  const afternoon = /^(p|下午|午後|오후|μμ)/i.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
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
