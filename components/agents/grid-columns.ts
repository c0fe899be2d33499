import type { ColumnField } from "@/lib/domain/agent-fields";
import { agentCells, columnNames } from "./agent-cells";

const usual: readonly ColumnField[] = ["stage", "version", "groups", "server", "flags", "owner"];

/** `grid-template-columns` of head and rows: the tick, the name, the chosen columns. */
export function gridTemplate(columns: readonly ColumnField[]): string {
  return ["16px", "minmax(196px,1.7fr)", ...columns.map((column) => agentCells[column].width)].join(" ");
}

export const rowLayout =
  "grid grid-cols-(--columns) items-center gap-x-3 px-4 desk:px-5 phone:grid-cols-[1fr_auto] phone:content-center phone:gap-y-1 print:grid-cols-(--paper) print:gap-x-2 print:px-0";

/** On paper nothing scrolls sideways, so that columns share what there is. */
export function paperTemplate(columns: readonly ColumnField[]): string {
  return ["minmax(0,1.6fr)", ...columns.map((column) => (column === "groups" ? "72px" : "minmax(0,1fr)"))].join(" ");
}

export const densities = { normal: 33, compact: 27 } as const;
export type Density = keyof typeof densities;

/** How somebody likes the grid. */
export type GridView = { columns: readonly ColumnField[]; density: Density };
export const usualView: GridView = { columns: usual, density: "normal" };

/** What was remembered, as far as it still makes sense. */
export function readGridView(text: string | null): GridView {
  const kept = parsed(text);
  const columns = Array.isArray(kept.columns) ? columnNames.filter((name) => (kept.columns as unknown[]).includes(name)) : usual;
  return { columns, density: kept.density === "compact" ? "compact" : "normal" };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return value !== null && typeof value === "object" ? { ...value } : {};
  } catch {
    return {};
  }
}
