import { agentSorts, type ManyField, type SortField, type TruthField, type ValueOf } from "@/lib/domain/agent-fields";
import { search } from "./request";

export type AgentSort = SortField | `-${SortField}`;
export const sorts: readonly AgentSort[] = agentSorts.flatMap((field): AgentSort[] => [field, `-${field}`]);

/** Which agents a list shows, and in what order. Read from an address by agent-keys.ts; every page that links to agents brings only this. */
export type AgentFilter = { [F in ManyField]: ValueOf<F>[] } & { [F in TruthField]: boolean | null } & {
  q: string;
  asOf: string | null;
  sort: AgentSort;
};

/** A calendar date or an instant with offset, as the API takes them (a test compares). */
export function isMoment(text: string): boolean {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const day = Date.parse(`${date}T00:00:00Z`);
  // Date.parse rolls 30 February over into March.
  return (
    !Number.isNaN(day) && new Date(day).toISOString().startsWith(date ?? "") && (time === undefined || !Number.isNaN(Date.parse(text)))
  );
}

/** Without the question mark; empty when nothing is set. */
export function agentsSearch(filter: Partial<AgentFilter>): string {
  return write(filter).slice(1);
}

export function inventoryHref(migration: string, filter: Partial<AgentFilter & { agent: string }> = {}): string {
  return `/m/${migration}/inventory${write(filter)}`;
}

const write = ({ sort, ...filter }: Partial<AgentFilter & { agent: string }>) => search({ ...filter, sort: sort === "fqdn" ? null : sort });
