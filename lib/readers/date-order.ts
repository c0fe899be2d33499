import type { DateOrder } from "@/lib/domain/stages";

const parts = /^\s*(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})(?!\d|\.\d)/;

/** Collects what the dates of one file prove about the order of day, month and year. */
export class DateEvidence {
  private readonly proven = new Set<DateOrder>();
  private firstOpen: string | null = null;

  /** `kept` dates are facts: one of them that stays open is worth telling. */
  note(text: string, column: string, kept: boolean): void {
    const match = parts.exec(text);
    if (!match) return;
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (match[1]?.length === 4 || first > 31) this.proven.add("YMD");
    else if (first > 12) this.proven.add("DMY");
    else if (second > 12) this.proven.add("MDY");
    else if (match[2] === ".") this.proven.add("DMY");
    else if (first !== second && kept) this.firstOpen ??= column;
  }

  /** `openIn` is the first column with a date that can be read two ways. */
  settle(): { order: DateOrder | null; openIn: string | null } {
    const dayFirst = this.proven.has("DMY");
    const monthFirst = this.proven.has("MDY");
    if (dayFirst !== monthFirst) return { order: dayFirst ? "DMY" : "MDY", openIn: null };
    if (this.firstOpen !== null) return { order: null, openIn: this.firstOpen };
    return { order: !dayFirst && this.proven.has("YMD") ? "YMD" : null, openIn: null };
  }
}
