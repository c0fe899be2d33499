import { count } from "@/components/moments/numbers";
import type { ImportRecord } from "@/lib/contracts/imports";

/** How a file is called by what it was taken for. */
export const coverageNames: Record<NonNullable<ImportRecord["coverage"]>, string> = {
  whole: "Whole group",
  part: "Only these",
  mixed: "Mixed",
};

/** Whether it depends on an answer who goes missing: not of a list that speaks for whom it names alone, nor before it is known what the file is. */
export function makesAnybodyMissing({ kind, groups, capturedAt }: Pick<ImportRecord, "kind" | "groups" | "capturedAt">): boolean {
  return kind !== null && kind !== "failover" && groups.length > 0 && capturedAt !== null;
}

/** It only waits to hear whether it is all of its management group: what it would change is known for either answer. */
export const asksOnlyCoverage = ({ status, needs }: Pick<ImportRecord, "status" | "needs">) =>
  status === "needs-input" && needs.every((need) => need === "coverage");

/** What applying would do: "12 changed, 5 missing". Nothing of it: "nothing changes". */
export function whatChanges(records: readonly Pick<ImportRecord, "changes">[]): string {
  const sum = (of: keyof ImportRecord["changes"]) => records.reduce((all, { changes }) => all + changes[of], 0);
  const parts = (["added", "changed", "missing"] as const).flatMap((of) => (sum(of) ? [`${count(sum(of))} ${of}`] : []));
  return parts.join(", ") || "nothing changes";
}
