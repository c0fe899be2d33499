import type { SortField } from "@/lib/domain/agent-sorts";

/** Columns beside the computer's name, which always stands first. Their order is that of the row. */
export const columnNames = [
  "stage",
  "version",
  "groups",
  "server",
  "flags",
  "owner",
  "method",
  "domain",
  "tags",
  "cause",
  "alertsFrom",
] as const;
export type ColumnName = (typeof columnNames)[number];

type GridColumn = { name: string; sort: SortField; width: string };

export const gridColumns: Record<ColumnName, GridColumn> = {
  stage: { name: "Stage", sort: "stage", width: "minmax(128px,.95fr)" },
  version: { name: "Agent version", sort: "version", width: "minmax(164px,1.15fr)" },
  groups: { name: "Orig · New", sort: "groups", width: "84px" },
  server: { name: "Primary server", sort: "server", width: "minmax(104px,.75fr)" },
  flags: { name: "Flags", sort: "flags", width: "64px" },
  owner: { name: "Owner", sort: "owner", width: "minmax(84px,.7fr)" },
  method: { name: "Method", sort: "method", width: "minmax(96px,.6fr)" },
  domain: { name: "Domain", sort: "domain", width: "minmax(110px,.8fr)" },
  cause: { name: "What remains", sort: "cause", width: "minmax(132px,.9fr)" },
  alertsFrom: { name: "Alerts from", sort: "alertsFrom", width: "minmax(112px,.6fr)" },
  tags: { name: "Tags", sort: "tags", width: "minmax(96px,.8fr)" },
};

const usual: readonly ColumnName[] = ["stage", "version", "groups", "server", "flags", "owner"];

/** `grid-template-columns` of head and rows: the tick, the name, the chosen columns. */
export function gridTemplate(columns: readonly ColumnName[]): string {
  return ["16px", "minmax(196px,1.7fr)", ...columns.map((column) => gridColumns[column].width)].join(" ");
}

export const rowLayout =
  "grid grid-cols-(--columns) items-center gap-x-3 px-4 desk:px-5 phone:grid-cols-[1fr_auto] phone:content-center phone:gap-y-1 print:grid-cols-(--paper) print:gap-x-2 print:px-0";

/** On paper nothing scrolls sideways, so that columns share what there is. */
export function paperTemplate(columns: readonly ColumnName[]): string {
  return ["minmax(0,1.6fr)", ...columns.map((column) => (column === "groups" ? "72px" : "minmax(0,1fr)"))].join(" ");
}

export const densities = { normal: 33, compact: 27 } as const;
export type Density = keyof typeof densities;

/** How somebody likes the grid. */
export type GridView = { columns: readonly ColumnName[]; density: Density };
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
