import "server-only";
import { isTold } from "@/lib/domain/collected/sections";
import { agentsToldBy } from "@/lib/domain/components";
import { coverageQuestion, type Doubt } from "@/lib/domain/coverage";
import { findGroup, type ManagementGroup } from "@/lib/domain/management-groups";
import { groupsSaid, type SaidCoverage, saidOf } from "@/lib/domain/said-coverage";
import { Refusal } from "@/lib/readers/refusal";
import type { ImportRow, Question } from "./record";

export type Decided = Pick<ImportRow, "wholeKeys" | "partKeys" | "doubts"> & { question: Question | null };

/** For which of its groups a file is whole, and what must be asked before that can be told. What somebody said stands. */
export async function decideCoverage(
  row: ImportRow,
  groups: readonly ManagementGroup[],
  doubtsOf: (group: ManagementGroup) => Doubt[] | Promise<Doubt[]>,
): Promise<Decided> {
  const decided: Decided = { ...saidKeys(row, groups), doubts: [], question: null };
  const asked: Doubt[] = [];
  for (const group of groups.filter(({ key }) => row.groupKeys.includes(key))) {
    // Of a part nobody goes missing, so it is not looked through again: why it was asked stays.
    const isPart = decided.partKeys.includes(group.key);
    const doubts = isPart ? row.doubts.filter((one) => one.group === group.name) : await doubtsOf(group);
    decided.doubts.push(...doubts);
    if (isPart || decided.wholeKeys.includes(group.key)) continue;
    if (doubts.length === 0) decided.wholeKeys.push(group.key);
    else asked.push(...doubts);
  }
  decided.wholeKeys.sort((a, b) => a - b);
  return { ...decided, question: asked.length ? { need: "coverage", message: coverageQuestion(asked) } : null };
}

type Said = Pick<ImportRow, "input" | "groupKeys" | "kind" | "collected">;

/** The groups of a file that somebody said it is the whole of, or a part of; what names only some says so itself. */
export function saidKeys(row: Said, groups: readonly ManagementGroup[]) {
  const unsaid = isPartByItself(row) ? "part" : null;
  const said = (word: "whole" | "part") =>
    groups
      .filter(({ key, name }) => row.groupKeys.includes(key) && (saidOf(row.input.coverage, name) ?? unsaid) === word)
      .map(({ key }) => key);
  return { wholeKeys: said("whole"), partKeys: said("part") };
}

/** Lists that make nobody missing, and what an account collects that sees only a part of its management group. */
function isPartByItself({ kind, collected }: Said): boolean {
  if (kind === "failover" || agentsToldBy(kind) === "named") return true;
  return collected?.sections.some((one) => one.section === "agents" && isTold(one) && !one.whole) ?? false;
}

/** A word for a group that the migration does not have is a slip, and would go unheard. */
export function refuseUnknownGroups(said: SaidCoverage | undefined, groups: readonly ManagementGroup[]): void {
  const unknown = groupsSaid(said).find((name) => !findGroup(groups, name));
  if (unknown === undefined) return;
  const known = groups.map(({ name }) => name).join(", ");
  throw new Refusal("unknown-group", `This migration has no management group named ${unknown.slice(0, 120)}.`, `It has ${known}.`);
}
