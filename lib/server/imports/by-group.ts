import "server-only";
import type { GroupCounts, ImportRow } from "./record";

type Waiting = Pick<ImportRow, "groupKeys" | "wholeKeys" | "partKeys">;
type GroupChange = { groupKey: number; outcome: "added" | "changed" | "unchanged" | "missing" };

/** A file of one group that waits is looked at as the whole of it: its preview says so, and nothing else is in it that would happen. */
export const looksWhole = ({ groupKeys }: Pick<Waiting, "groupKeys">): boolean => groupKeys.length === 1;

/** Groups of a file of several of which nobody knows yet whether it is the whole: nobody is missing of these before somebody says so. */
export const waitingKeys = (row: Waiting): number[] =>
  looksWhole(row) ? [] : row.groupKeys.filter((key) => !row.wholeKeys.includes(key) && !row.partKeys.includes(key));

/** Whether it would go missing only if the file were said to be the whole of a group that waits for that answer. */
export const waitsFor = (row: Waiting, { groupKey, outcome }: GroupChange): boolean =>
  outcome === "missing" && waitingKeys(row).includes(groupKey);

/** What an import would change of each of its groups; `changes` are those of the whole of every group that waits. */
export function changesByGroup(row: Waiting, changes: Iterable<GroupChange>): Record<number, GroupCounts> {
  const counts = noChangesByGroup(row);
  for (const change of changes) {
    const own = counts[change.groupKey];
    if (own) own[waitsFor(row, change) ? "ifWhole" : change.outcome] += 1;
  }
  return counts;
}

export const noChangesByGroup = ({ groupKeys }: Waiting): Record<number, GroupCounts> =>
  Object.fromEntries(groupKeys.map((key) => [key, { added: 0, changed: 0, unchanged: 0, missing: 0, ifWhole: 0 }]));
