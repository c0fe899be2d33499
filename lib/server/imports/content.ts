import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as othersFirst } from "node:timers/promises";
import { type AgentFacts, type FactField, factFields } from "@/lib/domain/agent-facts";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import { type AssignedRow, duplicateIssue, sortOutDuplicates } from "@/lib/domain/import-rows";
import { toInstant } from "@/lib/readers/dates";

/** A row as it will be kept: whom it speaks of, what it says, and whether it counts. */
export type ContentRow = {
  row: number;
  groupKey: number | null;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  name: string | null;
  spelled: string | null;
  /** A bare name of a file of bare names: whom it means depends on the other imports. */
  bare: boolean;
  hash: string | null;
  facts: string | null;
  lastModified: string | null;
  installTime: string | null;
};

export type Content = { rows: ContentRow[]; issues: Issue[] };

/** Turns assigned rows into what is kept of them: instants, hashes of what they say, repeats set aside. */
export async function contentOf(file: ReadFile, rows: readonly AssignedRow[]): Promise<Content> {
  const kept: ContentRow[] = [];
  for (const row of rows) {
    kept.push(contentRow(file, row));
    if (kept.length % 1_000 === 0) await othersFirst();
  }
  return { rows: kept, issues: setRepeatsAside(kept) };
}

function contentRow(file: ReadFile, row: AssignedRow): ContentRow {
  const outcome: ContentRow["outcome"] = row.outcome !== "read" ? row.outcome : row.name && row.groupKey !== null ? "accepted" : "rejected";
  const base = { row: row.row, groupKey: row.groupKey, outcome, name: row.name, spelled: row.spelled, bare: row.bare && file.bareNames };
  if (outcome !== "accepted") return { ...base, hash: null, facts: null, lastModified: null, installTime: null };
  const times = { lastModified: decided(row.facts.lastModified, file), installTime: decided(row.facts.installTime, file) };
  const facts = canonical({
    ...row.facts,
    lastModified: times.lastModified ?? row.facts.lastModified,
    installTime: times.installTime ?? row.facts.installTime,
  });
  return { ...base, facts, hash: valueHash(facts), lastModified: times.lastModified, installTime: times.installTime };
}

function decided(text: string | null | undefined, file: ReadFile): string | null {
  return text ? toInstant(text, file.dateOrder) : null;
}

const order = Object.keys(factFields) as FactField[];

/** The same facts are always the same text. Fields without a column are left out; blank cells are null. */
function canonical(facts: AgentFacts): string {
  const out: Record<string, unknown> = {};
  for (const field of order) if (facts[field] !== undefined) out[field] = facts[field];
  return JSON.stringify(out);
}

/** 128 bits of SHA-1, in the form of a uuid since PostgreSQL keeps those in 16 bytes. */
function valueHash(text: string): string {
  const hex = createHash("sha1").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function setRepeatsAside(rows: readonly ContentRow[]): Issue[] {
  const first = new Map<string, ContentRow>();
  const repeated = new Map<string, ContentRow[]>();
  for (const row of rows) {
    if (row.outcome !== "accepted") continue;
    const key = `${row.groupKey} ${row.name}`;
    const before = first.get(key);
    if (!before) first.set(key, row);
    else repeated.set(key, [...(repeated.get(key) ?? [before]), row]);
  }
  const issues: Issue[] = [];
  for (const list of repeated.values()) {
    const sorted = sortOutDuplicates(list);
    for (const repeat of sorted?.repeats ?? []) {
      repeat.outcome = "duplicate";
      if (sorted) issues.push(duplicateIssue(repeat.row, repeat.spelled, sorted.kept));
    }
  }
  return issues;
}

export function countOutcomes(rows: readonly { outcome: ContentRow["outcome"] }[]) {
  const counts = { total: rows.length, accepted: 0, rejected: 0, duplicates: 0, ignored: 0 };
  for (const { outcome } of rows) counts[outcome === "duplicate" ? "duplicates" : outcome] += 1;
  return counts;
}
