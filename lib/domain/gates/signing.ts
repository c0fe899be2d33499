import type { GateItem } from "./items";

/** What a lead asks to let pass. `task` is an item's name, or the key of tasks: then it means each of them. */
export type AskedWaiver = { task: string; reason: string };

/** What was let pass: the item as it stood, and why. */
export type Waiver = Pick<GateItem, "kind" | "task" | "key" | "title" | "subject" | "why"> & { reason: string };

/** What remains open once the waivers are taken into account, and what they let pass. A waiver of what is not open means nothing. */
export function judge(items: readonly GateItem[], asked: readonly AskedWaiver[]): { left: GateItem[]; waived: Waiver[] } {
  const left: GateItem[] = [];
  const waived: Waiver[] = [];
  for (const item of items) {
    const { kind, task, key, title, subject, why } = item;
    const said = asked.find((one) => one.task === task) ?? asked.find((one) => key !== null && one.task.toUpperCase() === key);
    if (said && item.waivable) waived.push({ kind, task, key, title, subject, why, reason: said.reason });
    else left.push(item);
  }
  return { left, waived };
}

/**
 * What speaks against a signature now: everything that is open and was not waived, and a waived task that was ticked since and is
 * contradicted, which nobody decided on. The signature itself stays.
 */
export function sinceSigned(items: readonly GateItem[], waivers: readonly Pick<Waiver, "task" | "kind">[]): GateItem[] {
  const waived = new Map(waivers.map(({ task, kind }) => [task, kind]));
  return items.filter((item) => {
    const kind = waived.get(item.task);
    return kind === undefined || (item.kind === "stale" && kind !== "stale") || !item.waivable;
  });
}
