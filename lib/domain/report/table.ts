import type { AgentRows } from "../agent-rows";
import { calendarDay, unknown, wholeMoment } from "../words/moments";
import { count, decimal, oneDecimal } from "../words/numbers";

/** A value with what it is, so that every kind of file can write it as such. Null is unknown. */
export type Cell =
  | { kind: "text" | "date" | "instant"; value: string | null }
  | { kind: "decimal" | "percent"; value: number | null }
  | { kind: "count"; value: number | null; rows?: AgentRows | undefined };

export type Column = {
  name: string;
  kind: Cell["kind"];
  /** Beside other texts, in a workbook. */
  wide?: number;
  /** Its cells are of several kinds, most of them numbers. */
  mixed?: boolean;
};
export type ReportTable = {
  id: string;
  title: string;
  note: string;
  columns: readonly (Column & { role: Role })[];
  rows: readonly (readonly Cell[])[];
};

/**
 * How a column is set: the name stands out and wraps behind its signs, words wrap and give way to the others, numbers, shares and
 * dates keep to one line.
 */
export type Role = "name" | "words" | "number" | "share" | "date";

export function roleOf({ kind, mixed = false }: Column, at: number): Role {
  if (kind === "percent") return "share";
  if (mixed || kind === "count" || kind === "decimal") return "number";
  return kind !== "text" ? "date" : at === 0 ? "name" : "words";
}

export const cell = {
  text: (value: string | null): Cell => ({ kind: "text", value }),
  /** `rows`: the agents that it counts, where it counts agents of the moment. */
  count: (value: number | null, rows?: AgentRows): Cell => ({ kind: "count", value, rows }),
  decimal: (value: number | null): Cell => ({ kind: "decimal", value }),
  percent: (value: number | null): Cell => ({ kind: "percent", value }),
  date: (value: string | null): Cell => ({ kind: "date", value }),
  instant: (value: string | null): Cell => ({ kind: "instant", value }),
};

/** Whether it is set to the right, so that digits stand below each other. */
export const isRight = (role: Role): boolean => role === "number" || role === "share";

/** As people read it. */
export function cellWords(one: Cell, timeZone: string): string {
  const { kind, value } = one;
  if (value === null || value === "") return unknown;
  if (typeof value === "number") return kind === "count" ? count(value) : kind === "percent" ? `${oneDecimal(value)} %` : decimal(value);
  return kind === "date" ? calendarDay(value) : kind === "instant" ? wholeMoment(value, timeZone) : value;
}
