import type { DateOrder } from "@/lib/domain/stages";
import { datePartsOf } from "./dates";
import type { OtherCalendar } from "./other-calendars";

/** What the dates of a file say together. `openIn`: the first column with a date that can be read two ways; `disagree`: both ways are proven. */
export type SettledDates = {
  order: DateOrder | null;
  openIn: string | null;
  disagree: boolean;
  otherCalendar: { calendar: OtherCalendar; column: string; text: string } | null;
};

/** Collects what the dates of one file prove about the order of day, month and year. */
export class DateEvidence {
  private readonly proven = new Set<DateOrder>();
  private firstOpen: string | null = null;
  private otherCalendar: SettledDates["otherCalendar"] = null;
  private lastText = "";
  private lastKept = false;

  /** `kept` dates are facts: one of them that stays open is worth telling. */
  note(text: string, column: string, kept: boolean): void {
    // Columns of one value are common: never, or the moment of the export.
    if (text === this.lastText && (this.lastKept || !kept)) return;
    this.lastKept = kept;
    this.lastText = text;
    const parts = datePartsOf(text);
    if (!parts) return;
    const first = Number(parts.first);
    const second = Number(parts.second);
    if (parts.calendar !== null && kept) this.otherCalendar ??= { calendar: parts.calendar, column, text: text.slice(0, 60) };
    if (parts.first.length === 4 || first > 31) this.proven.add("YMD");
    else if (parts.calendar !== null || first > 12) this.proven.add("DMY");
    else if (second > 12) this.proven.add("MDY");
    else if (parts.sign === "." || parts.sign === " ") this.proven.add("DMY");
    else if (first !== second && kept) this.firstOpen ??= column;
  }

  settle(): SettledDates {
    const dayFirst = this.proven.has("DMY");
    const monthFirst = this.proven.has("MDY");
    const { otherCalendar } = this;
    const disagree = dayFirst && monthFirst;
    if (dayFirst !== monthFirst) return { order: dayFirst ? "DMY" : "MDY", openIn: null, disagree, otherCalendar };
    if (this.firstOpen !== null) return { order: null, openIn: this.firstOpen, disagree, otherCalendar };
    return { order: !dayFirst && this.proven.has("YMD") ? "YMD" : null, openIn: null, disagree, otherCalendar };
  }
}
