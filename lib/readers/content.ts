import { setImmediate as othersFirst } from "node:timers/promises";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import { FirstIssues } from "@/lib/domain/first-issues";
import { type AssignedRow, duplicateIssue, sortOutDuplicates, toldInstant } from "@/lib/domain/import-rows";
import type { DateOrder } from "@/lib/domain/stages";
import { inItsOwnCulture, toInstant } from "./dates";

/** A row as it will be kept: whom it speaks of, what it says, and whether it counts. */
export type ContentRow = {
  row: number;
  groupKey: number | null;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  name: string | null;
  spelled: string | null;
  /** A bare name of a file of bare names: whom it means depends on the other imports. */
  bare: boolean;
  facts: AgentFacts | null;
};

/** `issuesBeyond`: how many more issues there are. */
export type Content = { rows: ContentRow[]; issues: readonly Issue[]; issuesBeyond: number };

/** Turns assigned rows into what is kept of them: dates made instants where their order is known, repeats set aside. */
export async function contentOf(file: ReadFile, rows: readonly AssignedRow[]): Promise<Content> {
  const kept: ContentRow[] = [];
  for (const row of rows) {
    kept.push(contentRow(file, row));
    if (kept.length % 1_000 === 0) await othersFirst();
  }
  const { whole, beyond } = setRepeatsAside(kept);
  return { rows: kept, issues: whole, issuesBeyond: beyond };
}

function contentRow(file: ReadFile, { row, groupKey, outcome: read, name, spelled, bare, facts }: AssignedRow): ContentRow {
  const outcome: ContentRow["outcome"] = read !== "read" ? read : name && groupKey !== null ? "accepted" : "rejected";
  const said = outcome === "accepted" ? withInstants(facts, file.dateOrder) : null;
  return { row, groupKey, outcome, name, spelled, bare: bare && file.bareNames, facts: said };
}

function withInstants(facts: AgentFacts, order: DateOrder | null): AgentFacts {
  const said = { ...facts };
  for (const field of ["lastModified", "installTime"] as const) if (said[field]) said[field] = toInstant(said[field], order) ?? said[field];
  if (said.certificateExpires) said.certificateExpires = inItsOwnCulture(said.certificateExpires);
  return said;
}

function setRepeatsAside(rows: readonly ContentRow[]): FirstIssues {
  const issues = new FirstIssues();
  for (const list of repeatedRows(rows)) {
    const sorted = sortOutDuplicates(list.map((row) => ({ row: row.row, lastModified: toldInstant(row.facts?.lastModified), of: row })));
    for (const { of: repeat } of sorted?.repeats ?? []) {
      repeat.outcome = "duplicate";
      if (sorted) issues.push(duplicateIssue(repeat.row, repeat.spelled, sorted.kept.of));
    }
  }
  return issues;
}

/** Accepted rows that speak of one agent in one management group, where there are several. Whom bare names mean is not known yet. */
function repeatedRows(rows: readonly ContentRow[]): Iterable<ContentRow[]> {
  const first = new Map<number, Map<string, ContentRow>>();
  const repeated = new Map<ContentRow, ContentRow[]>();
  for (const row of rows) {
    if (row.outcome !== "accepted" || row.groupKey === null || row.name === null || row.bare) continue;
    const ofGroup = first.get(row.groupKey) ?? new Map<string, ContentRow>();
    first.set(row.groupKey, ofGroup);
    const before = ofGroup.get(row.name);
    const list = before && repeated.get(before);
    if (!before) ofGroup.set(row.name, row);
    else if (list) list.push(row);
    else repeated.set(before, [before, row]);
  }
  return repeated.values();
}

export function countOutcomes(rows: readonly { outcome: ContentRow["outcome"] }[]) {
  const counts = { total: rows.length, accepted: 0, rejected: 0, duplicates: 0, ignored: 0 };
  for (const { outcome } of rows) counts[outcome === "duplicate" ? "duplicates" : outcome] += 1;
  return counts;
}
