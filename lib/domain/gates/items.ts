import type { CheckOutcome } from "../checks/result";
import type { TaskState } from "../tasks/components";
import type { PhaseId } from "../tasks/phases";
import { isSettled } from "../tasks/state";

/** Why something keeps a gate shut, the gravest first: drift of the original, or how a task stands. */
export const itemKinds = ["drift", "stale", "failing", "blocked", "open"] as const;
export type ItemKind = (typeof itemKinds)[number];

export type GateItem = {
  kind: ItemKind;
  /** What a waiver names: the id of the task, or the name of the drift. */
  task: string;
  /** As people call it: DEP-12. Null for drift. */
  key: string | null;
  title: string;
  /** What several of its kind are called together. */
  alike: string;
  subject: string | null;
  /** What stands in the way, in sentences. */
  why: string;
  /** False where no reason of a lead opens the gate. */
  waivable: boolean;
  importId: string | null;
  importNumber: number | null;
};

/** What a gate looks at of a task. */
export type GateTask = {
  id: string;
  key: string;
  title: string;
  subject: string | null;
  phase: PhaseId;
  state: TaskState;
  stale: boolean;
  reason: string | null;
  check: (Pick<CheckOutcome, "result" | "summary"> & { evidence: { imports: readonly { id: string; number: number }[] } }) | null;
};

/** "DEP-12", with its server where there is one such task per server. */
export const labelOf = ({ key, title, subject }: Pick<GateItem, "key" | "title" | "subject">): string =>
  `${key ?? title}${subject ? ` (${subject})` : ""}`;

/** Everything of a phase that is not as a signature would have it, in the order of the tasks; what nobody may waive stands first. */
export function openItems(tasks: readonly GateTask[], drift: readonly GateItem[]): GateItem[] {
  const items = tasks.flatMap((task) => itemOf(task) ?? []);
  return [...drift.filter(({ waivable }) => !waivable), ...drift.filter(({ waivable }) => waivable), ...items];
}

/** A tick that was set against the facts with a reason is an engineer's word; to sign over it is the lead's. */
function itemOf(task: GateTask): GateItem | null {
  const { id, key, title, subject, check, state, reason } = task;
  const behind = check?.evidence.imports.at(-1);
  const item = (kind: ItemKind, why: string): GateItem => ({
    kind,
    task: id,
    key,
    title,
    alike: title,
    subject,
    why,
    waivable: true,
    importId: behind?.id ?? null,
    importNumber: behind?.number ?? null,
  });
  const says = check?.result === "fail" ? check.summary : "";
  // What no import proves is what people entered.
  const [disagree, notYet] = behind
    ? ["exports disagree", "exports say otherwise"]
    : ["what was entered disagrees", "what was entered says otherwise"];
  if (task.stale) return item("stale", `Ticked, but ${disagree}: ${says}`);
  if (state === "done") return says ? item("failing", `Ticked with a reason, while ${notYet}: ${says}`) : null;
  if (isSettled(state)) return null;
  if (state === "blocked") return item("blocked", reason ? `Blocked: ${reason}` : "Blocked.");
  if (says) return item("failing", says);
  return item("open", state === "inProgress" ? "In progress." : "Not done.");
}
