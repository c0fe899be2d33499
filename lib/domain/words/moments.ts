import { isInKnownYears } from "../known-years";

/** Instants as a migration's people read them: its own zone, 24 hours, "22 May". The same text on server and browser. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const unknown = "–";

/** Whether a fact that was kept as text is a moment. */
export const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text);

type Parts = { year: string; month: number; day: string; hour: string; minute: string };

function partsOf(instant: string | Date, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const found = Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return { year: found.year ?? "", month: Number(found.month), day: found.day ?? "", hour: found.hour ?? "", minute: found.minute ?? "" };
}

const dayOf = ({ day, month }: Parts) => `${day} ${months[month - 1]}`;

/** "22 May", and the year where it is not the one of `beside`. */
export function day(instant: string | null, timeZone: string, beside?: string | Date): string {
  if (!instant) return unknown;
  const parts = partsOf(instant, timeZone);
  return beside && partsOf(beside, timeZone).year === parts.year ? dayOf(parts) : `${dayOf(parts)} ${parts.year}`;
}

/** "22 May 05:45", and the year where it is not the one of `beside`: facts can be years old. */
export function dayAndTime(instant: string | null, timeZone: string, beside: string | Date = new Date()): string {
  if (!instant) return unknown;
  const { hour, minute } = partsOf(instant, timeZone);
  return `${day(instant, timeZone, beside)} ${hour}:${minute}`;
}

/** "22 May 2014, 05:45 Europe/Berlin": nothing left to guess. */
export function wholeMoment(instant: string | null, timeZone: string): string {
  if (!instant) return unknown;
  const parts = partsOf(instant, timeZone);
  return `${dayOf(parts)} ${parts.year}, ${parts.hour}:${parts.minute} ${zoneName(timeZone)}`;
}

export function zoneName(timeZone: string): string {
  return timeZone.replaceAll("_", " ");
}

/** A calendar date is a date, not an instant: no zone moves it. */
export function calendarDay(date: string | null): string {
  if (!date) return unknown;
  const [year, month, dayNumber] = date.split("-").map(Number);
  return `${dayNumber} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Whole days from `earlier` to `later`. */
export function daysBetween(earlier: string, later: string): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

/** "9 days ago", "more than 12 years ago": nobody counts in thousands of days. */
export function ago(earlier: string, later: string): string {
  const days = daysBetween(earlier, later);
  const years = Math.floor(days / 365.25);
  if (years >= 1) return years === 1 ? "more than a year ago" : `more than ${years} years ago`;
  return days === 1 ? "1 day ago" : `${days} days ago`;
}

/** The file's modification time as an instant with this browser's offset: "2014-05-22T05:45:00+02:00". */
export function withOffset(time: number): string {
  const offset = -new Date(time).getTimezoneOffset();
  const local = new Date(time + offset * 60_000).toISOString().slice(0, 19);
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
}

/** "2014-05-22T05:45" in the zone, as a date-and-time control wants it. */
export function localTime(instant: string, timeZone: string): string {
  const { year, month, day: dayNumber, hour, minute } = partsOf(instant, timeZone);
  const pad = (text: string) => text.padStart(2, "0");
  return `${year.padStart(4, "0")}-${pad(String(month))}-${pad(dayNumber)}T${hour}:${minute}`;
}

/** The instant at which clocks in the zone show `local`; null when it is no time of the known years: one is still being typed. A skipped hour moves on by the gap. */
export function instantOfLocal(local: string, timeZone: string): string | null {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted) || !isInKnownYears(`${local}Z`)) return null;
  const ahead = (at: number) => Date.parse(`${localTime(new Date(at).toISOString(), timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const guess = wanted - ahead(wanted);
  return new Date(wanted - ahead(guess)).toISOString();
}
