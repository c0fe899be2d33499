import type { Cell } from "@/lib/domain/report/table";
import { localTime } from "@/lib/domain/words/moments";
import { xml } from "./xml";

/** Places in the list of styles, see parts.ts. */
export const styles = { text: 0, header: 1, count: 2, decimal: 3, percent: 4, date: 5, instant: 6 } as const;

/** The most that Excel takes in one cell. */
const longest = 32_767;

/** A typed cell. A text is always a text, so that nothing in it can become a formula; an unknown value is an empty cell. */
export function cellXml({ kind, value }: Cell, at: string, timeZone: string): string {
  if (value === null || value === "") return "";
  if (kind === "percent") return `<c r="${at}" s="${styles.percent}"><v>${Number(value) / 100}</v></c>`;
  if (kind === "count" || kind === "decimal") return `<c r="${at}" s="${styles[kind]}"><v>${value}</v></c>`;
  if (kind === "date") return `<c r="${at}" s="${styles.date}"><v>${serial(`${value}T00:00`)}</v></c>`;
  if (kind === "instant") return `<c r="${at}" s="${styles.instant}"><v>${serial(localTime(String(value), timeZone))}</v></c>`;
  return textCell(String(value), at, styles.text);
}

export function textCell(value: string, at: string, style: number): string {
  const text = value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
  // Excel reads _x0041_ as a letter; a text that happens to look so keeps its underline.
  return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${xml(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")}</t></is></c>`;
}

/** Days since the last day of 1899, as spreadsheets count them; a clock's time as the fraction. */
function serial(local: string): number {
  return Math.round((Date.parse(`${local}Z`) / 86_400_000 + 25_569) * 1e8) / 1e8;
}
