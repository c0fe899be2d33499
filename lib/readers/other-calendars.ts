/** Calendars other than the Gregorian one in which .NET cultures write dates, by what they are called. */
export type OtherCalendar = "Thai" | "Persian" | "Islamic (Umm al-Qura)";

const day = 86_400_000;

/**
 * The calendar that a year of four digits is of: Thai years run 543 ahead, Persian ones 621 behind, those of Saudi Arabia 578. Null for
 * a Gregorian year, undefined where the year fits no calendar of the last decades, so that no date of another century is ever read.
 */
export function calendarOf(year: number): OtherCalendar | null | undefined {
  if (year >= 1900 && year < 2200) return null;
  if (year >= 2443 && year < 2743) return "Thai";
  if (year >= 1340 && year <= 1412) return "Persian";
  if (year >= 1417 && year < 1480) return "Islamic (Umm al-Qura)";
  return undefined;
}

const found = new Map<string, number | null>();

/** The UTC day (milliseconds) of a date in another calendar; null where that calendar has no such day. */
export function dayIn(calendar: OtherCalendar, year: number, month: number, dayOfMonth: number): number | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  if (calendar === "Thai") return gregorian(year - 543, month, dayOfMonth);
  const key = `${calendar}${year}-${month}-${dayOfMonth}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const result = search(calendar, year, month, dayOfMonth);
  if (found.size < 20_000) found.set(key, result);
  return result;
}

function gregorian(year: number, month: number, dayOfMonth: number): number | null {
  const at = Date.UTC(year, month - 1, dayOfMonth);
  return new Date(at).getUTCDate() === dayOfMonth ? at : null;
}

const formats = {
  Persian: new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" }),
  "Islamic (Umm al-Qura)": new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }),
};

/** Reckons where the day must lie, and looks around there. */
function search(calendar: keyof typeof formats, year: number, month: number, dayOfMonth: number): number | null {
  const reckoned =
    calendar === "Persian"
      ? Date.UTC(year + 621, 2, 21) + ((month - 1) * 30.5 + dayOfMonth - 1) * day
      : Date.UTC(622, 6, 19) + ((year - 1) * 354.36707 + (month - 1) * 29.530588 + dayOfMonth - 1) * day;
  const middle = Math.floor(reckoned / day);
  for (let offset = 0; offset <= 8; offset++) {
    for (const at of [(middle + offset) * day, (middle - offset) * day]) {
      if (isDay(formats[calendar], at, year, month, dayOfMonth)) return at;
    }
  }
  return null;
}

function isDay(format: Intl.DateTimeFormat, at: number, year: number, month: number, dayOfMonth: number): boolean {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
  return parts.get("day") === dayOfMonth && parts.get("month") === month && parts.get("year") === year;
}
