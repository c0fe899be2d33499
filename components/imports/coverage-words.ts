import { count } from "@/components/moments/numbers";
import type { ImportRecord } from "@/lib/contracts/imports";

/** How a file is called by what it was taken for. */
export const coverageNames: Record<NonNullable<ImportRecord["coverage"]>, string> = {
  whole: "Whole group",
  part: "Only these",
  mixed: "Mixed",
};

/** Lists that speak for whom they name alone. */
const namesOnly: readonly ImportRecord["kind"][] = ["failover", "heard", "agentDetail", "peopleList"];
export const speaksForNamed = ({ kind }: Pick<ImportRecord, "kind">): boolean => namesOnly.includes(kind);

/** Whether it depends on an answer who goes missing: not of a list that speaks for whom it names alone, nor before it is known what the file is. */
export function makesAnybodyMissing({ kind, groups, capturedAt }: Pick<ImportRecord, "kind" | "groups" | "capturedAt">): boolean {
  return kind !== null && !speaksForNamed({ kind }) && groups.length > 0 && capturedAt !== null;
}

/** It only waits to hear whether it is all of its management group: what it would change is known for either answer. */
export const asksOnlyCoverage = ({ status, needs }: Pick<ImportRecord, "status" | "needs">) =>
  status === "needs-input" && needs.every((need) => need === "coverage");

type Changes = { changes: Omit<ImportRecord["changes"], "unchanged"> };

/** What applying would do: "12 changed, 5 missing". Nothing of it: "nothing changes". */
export function whatChanges(records: readonly Changes[]): string {
  const sum = (of: keyof Changes["changes"]) => records.reduce((all, { changes }) => all + changes[of], 0);
  const parts = (["added", "changed", "missing"] as const).flatMap((of) => (sum(of) ? [`${count(sum(of))} ${of}`] : []));
  return parts.join(", ") || "nothing changes";
}

/** The same group by group, of a file that holds several; of others nothing, as one line says it all. */
export function whatChangesByGroup({ groups, byGroup }: Pick<ImportRecord, "groups" | "byGroup">): { group: string; words: string }[] {
  if (groups.length < 2 || byGroup === null) return [];
  return groups.flatMap((group) => (byGroup[group] ? [{ group, words: whatChanges([{ changes: byGroup[group] }]) }] : []));
}

/** Who would go missing by answers that are still to come. */
export const missingIfWhole = ({ byGroup }: Pick<ImportRecord, "byGroup">): number =>
  Object.values(byGroup ?? {}).reduce((sum, { ifWhole }) => sum + ifWhole, 0);

/** What a file that waits for an answer does whatever it is; where it holds several management groups, some may be answered. */
export function changesWhateverSaid({ groups, changes }: Pick<ImportRecord, "groups" | "changes">): string {
  const missing = groups.length > 1 ? changes.missing : 0;
  return `Whatever you say: ${whatChanges([{ changes: { ...changes, missing } }])}`;
}

/** "Only these 20", "Only this 1": what a file is called that is no whole group; `named` is null where it is not known how many it names. */
export const onlyWords = (named: number | null): string =>
  named === null ? coverageNames.part : `Only ${named === 1 ? "this" : "these"} ${count(named)}`;

type Standing = Pick<ImportRecord, "status" | "needs" | "groups">;

/** What the number of those that are missing is, in a few words: nobody is yet while it is asked. */
export const missingMeaning = (record: Standing): string =>
  asksOnlyCoverage(record) && record.groups.length === 1 ? "if it is the whole group" : "known, not in file";

/** Above where the agents would stand: by which answer, where one is still to come. */
export function stagesTitle(record: Standing): string {
  if (!asksOnlyCoverage(record)) return "If applied, agents per stage";
  return `If ${record.groups.length > 1 ? "what is asked is only these" : "it is the whole group"}, agents per stage`;
}
