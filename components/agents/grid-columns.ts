import type { SortField } from "@/lib/queries/agent-links";

export type GridColumn = { name: string; sort?: SortField };

/** Names of the columns and what each sorts by; the order is that of the cells in a row. */
export const gridColumns: GridColumn[] = [
  { name: "Computer", sort: "fqdn" },
  { name: "Stage", sort: "stage" },
  { name: "Orig · New" },
  { name: "Agent version", sort: "version" },
  { name: "Primary server", sort: "server" },
  { name: "Flags", sort: "flags" },
  { name: "Owner", sort: "owner" },
];

export const gridTemplate =
  "grid grid-cols-[minmax(200px,1.7fr)_minmax(110px,.95fr)_74px_minmax(150px,1.15fr)_minmax(92px,.75fr)_64px_minmax(80px,.7fr)] items-center gap-x-3 px-4 phone:grid-cols-[1fr_auto] phone:content-center phone:gap-y-1 print:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_72px_minmax(0,1.3fr)_minmax(0,0.8fr)_44px_minmax(0,0.6fr)] print:gap-x-2 print:px-0";
