import type { PendingFor } from "../pending";
import type { CheckedGroup } from "./facts";
import { type Check, fail, groupsOf, pass, unknown } from "./result";
import type { PendingRows } from "./rows";
import { actions, say } from "./sentence";

/** Checks on Pending Management, each by the latest export of it of every management group of a side. */
const ofPending =
  (
    role: "source" | "target",
    left: (group: CheckedGroup) => number,
    waits: PendingFor[] | null,
    words: { pass: string; fail: string },
  ): Check =>
  (facts) => {
    const groups = groupsOf(facts, role);
    const silent = groups.find(({ pendingImport }) => pendingImport === null);
    const imports = groups.map(({ pendingImport }) => pendingImport);
    const open = groups.filter((group) => left(group) > 0);
    const count = open.reduce((sum, group) => sum + left(group), 0);
    // What is seen waiting is not undone by a management group that says nothing.
    if (count > 0)
      return fail(say`${actions(count, words.fail, waitingRows(open, waits))} in ${open.map(({ name }) => name).join(", ")}.`, {
        counts: { left: count },
        imports,
      });
    if (groups.length === 0) return unknown("The migration has no management group on this side.");
    if (silent) return unknown(`No export of Pending Management of ${silent.name} yet.`, { imports });
    return pass(words.pass, { counts: { left: 0 }, imports });
  };

/** What waits in these management groups, by what it waits for; null: whatever that is. */
export const waitingRows = (groups: readonly CheckedGroup[], waits: PendingFor[] | null): PendingRows => ({
  group: groups.map(({ name }) => name),
  ...(waits ? { waits } : {}),
  overtaken: false,
});

const waiting = ({ waiting: count }: CheckedGroup) => count;
const failed = ({ failed: count }: CheckedGroup) => count;
const undecided = ({ waiting: all, failed: broken }: CheckedGroup) => all - broken;

export const pendingChecks = {
  sourcePending: ofPending("source", waiting, null, {
    pass: "Nothing waits in Pending Management of the original.",
    fail: "pending action",
  }),
  targetPending: ofPending("target", undecided, ["decision", "task", "unknown"], {
    pass: "No agent waits in Pending Management of the new management group.",
    fail: "pending action",
  }),
  failedPushes: ofPending("target", failed, ["repair"], {
    pass: "No install, update or repair stands failed in the new management group.",
    fail: "failed action",
  }),
} as const satisfies Record<string, Check>;
