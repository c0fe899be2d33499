import "server-only";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import { type AssignedRow, duplicateIssue } from "@/lib/domain/import-rows";
import { dayIn, firstYear, type ListFacts, listFieldNames } from "@/lib/domain/people-lists/fields";
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
export function listContentOf(
  { dateOrder }: Pick<ReadFile, "dateOrder">,
  rows: readonly AssignedRow[],
): { rows: ListContentRow[]; issues: Issue[] } {
  const seen = new Map<string, AssignedRow>();
  const issues: Issue[] = [];
  const kept = rows.map((read): ListContentRow => {
    const { row, outcome, name, spelled, facts: said } = read;
    if (outcome !== "read" || name === null)
      return { row, outcome: outcome === "ignored" ? "ignored" : "rejected", name, spelled, facts: null };
    const facts = factsOf(said, dateOrder);
    const key = JSON.stringify([name, facts]);
    const before = seen.get(key);
    if (!before) seen.set(key, read);
    else issues.push(duplicateIssue(row, spelled, before, "server"));
    return { row, outcome: before ? "duplicate" : "accepted", name, spelled, facts };
  });
  return { rows: kept, issues };
}

function factsOf(said: ListFacts, order: DateOrder | null): ListFacts {
  const facts: ListFacts = {};
  for (const field of listFieldNames) {
    const text = field === "decommission" ? dayOf(said[field], order) : said[field];
    if (text) facts[field] = text;
  }
  return facts;
}

/** A calendar date where the text is one; null where it stands for none. */
function dayOf(text: string | null | undefined, order: DateOrder | null): string | null {
  const day = text ? (toInstant(text, order)?.slice(0, 10) ?? text) : null;
  return day && dayIn(day) && day < firstYear ? null : day;
}
