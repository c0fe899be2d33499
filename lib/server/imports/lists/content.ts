import "server-only";
import type { ReadFile } from "@/lib/domain/export-rows";
import type { AssignedRow } from "@/lib/domain/import-rows";
import { type ListFacts, listFieldNames } from "@/lib/domain/people-lists/fields";
import type { DateOrder } from "@/lib/domain/stages";
import { toInstant } from "@/lib/readers/dates";

/** A row of a people's list as it will be kept. */
export type ListContentRow = {
  row: number;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  name: string | null;
  spelled: string | null;
  facts: ListFacts | null;
};

/** Turns rows into what is kept of them: a decommission date as a calendar date where the file tells which one it is, and rows that say the same once. */
export function listContentOf({ dateOrder }: Pick<ReadFile, "dateOrder">, rows: readonly AssignedRow[]): ListContentRow[] {
  const seen = new Set<string>();
  return rows.map(({ row, outcome: read, name, spelled, facts: said }) => {
    if (read !== "read" || name === null) return { row, outcome: read === "ignored" ? "ignored" : "rejected", name, spelled, facts: null };
    const facts = factsOf(said, dateOrder);
    const key = JSON.stringify([name, facts]);
    const outcome = seen.has(key) ? "duplicate" : "accepted";
    seen.add(key);
    return { row, outcome, name, spelled, facts };
  });
}

function factsOf(said: ListFacts, order: DateOrder | null): ListFacts {
  const facts: ListFacts = {};
  for (const field of listFieldNames) {
    const text = said[field];
    if (text) facts[field] = field === "decommission" ? (toInstant(text, order)?.slice(0, 10) ?? text) : text;
  }
  return facts;
}
