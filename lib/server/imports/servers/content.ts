import "server-only";
import { type ComponentFacts, type ComponentField, componentFields } from "@/lib/domain/component-facts";
import { type ComponentImportKind, isServer, kindOfRow, type ObservedKind } from "@/lib/domain/components";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import { grouped } from "@/lib/domain/grouped";
import { type AssignedRow, duplicateIssue, sortOutDuplicates } from "@/lib/domain/import-rows";
import { inItsOwnCulture, toInstant } from "@/lib/readers/dates";

/** A row of an export of servers or of a management group as it will be kept. */
export type ComponentContentRow = {
  row: number;
  groupKey: number | null;
  kind: ObservedKind;
  outcome: "accepted" | "rejected" | "duplicate" | "ignored";
  name: string | null;
  spelled: string | null;
  bare: boolean;
  facts: ComponentFacts | null;
  lastModified: string | null;
  installTime: string | null;
};

/** Turns assigned rows into what is kept of them: instants instead of the file's dates, repeats set aside. */
export function componentContentOf(
  file: ReadFile & { kind: ComponentImportKind },
  rows: readonly AssignedRow[],
): { rows: ComponentContentRow[]; issues: Issue[] } {
  const kept = rows.map((row) => contentRow(file, row));
  return {
    rows: kept,
    issues: setRepeatsAside(kept, file.kind === "managementServers" || file.kind === "gateways" ? "server" : "computer"),
  };
}

const fields = Object.keys(componentFields) as ComponentField[];

function contentRow(file: ReadFile & { kind: ComponentImportKind }, row: AssignedRow): ComponentContentRow {
  const { groupKey, name, spelled } = row;
  const outcome: ComponentContentRow["outcome"] =
    row.outcome !== "read" ? row.outcome : name && groupKey !== null ? "accepted" : "rejected";
  const kind = kindOfRow(file.kind, row.facts.isGateway);
  const base = { row: row.row, groupKey, kind, outcome, name, spelled, bare: row.bare && (file.bareNames || isServer(kind)) };
  if (outcome !== "accepted") return { ...base, facts: null, lastModified: null, installTime: null };
  const instant = (text: string | null | undefined) => (text ? toInstant(text, file.dateOrder) : null);
  const times = { lastModified: instant(row.facts.lastModified), installTime: instant(row.facts.installTime) };
  const facts: ComponentFacts = Object.fromEntries(fields.flatMap((f) => (row.facts[f] === undefined ? [] : [[f, row.facts[f]]])));
  for (const field of ["lastModified", "installTime", "expires"] as const) facts[field] &&= instant(facts[field]) ?? facts[field];
  facts.certificateExpires &&= inItsOwnCulture(facts.certificateExpires);
  return { ...base, ...times, facts };
}

function setRepeatsAside(rows: readonly ComponentContentRow[], noun: "computer" | "server"): Issue[] {
  const accepted = rows.filter(({ outcome }) => outcome === "accepted");
  return [...grouped(accepted, ({ groupKey, name }) => `${groupKey} ${name}`).values()].flatMap((list) => {
    const sorted = sortOutDuplicates(list);
    return (sorted?.repeats ?? []).flatMap((repeat) => {
      repeat.outcome = "duplicate";
      return sorted ? [duplicateIssue(repeat.row, repeat.spelled, sorted.kept, noun)] : [];
    });
  });
}
