import type { AgentChange } from "@/lib/contracts/agent-changes";
import type { Verb } from "@/lib/domain/roles";
import { alertsFroms, methods } from "@/lib/domain/stages";
import { tagsOf } from "./plan-draft";

/** What can be said of many agents at once. */
export const bulkKinds = ["owner", "tags", "method", "alerts", "exclude", "include", "accept", "unaccept"] as const;
export type BulkKind = (typeof bulkKinds)[number];

export const bulkWords: Record<BulkKind, { title: string; done: string; verb: Verb; reason?: string }> = {
  owner: { title: "Assign an owner", done: "Owner set", verb: "agents.edit" },
  tags: { title: "Add or remove tags", done: "Tags changed", verb: "agents.edit" },
  method: { title: "Set the method", done: "Method set", verb: "agents.edit" },
  alerts: { title: "Who answers alerts", done: "Alerts answered as said", verb: "agents.edit" },
  exclude: { title: "Exclude agents", done: "Excluded", verb: "agents.exclude", reason: "Why they are out of scope" },
  include: { title: "Take back into scope", done: "Taken back into scope", verb: "agents.exclude" },
  accept: {
    title: "Accept the cut-over",
    done: "Cut-over accepted",
    verb: "agents.acceptCutOver",
    reason: "Why they leave the original",
  },
  unaccept: { title: "Take the acceptance back", done: "Acceptance taken back", verb: "agents.acceptCutOver" },
};

export type BulkDraft = { owner: string; add: string; remove: string; method: string; alerts: string; since: string; reason: string };
export const emptyDraft: BulkDraft = { owner: "", add: "", remove: "", method: "", alerts: "", since: "", reason: "" };

/** The change that a draft means; null while it says nothing yet. */
export function changeOf(kind: BulkKind, draft: BulkDraft): AgentChange | null {
  if (kind === "owner") return { field: "owner", value: draft.owner.trim() || null };
  if (kind === "method") return { field: "method", value: methods.find((method) => method === draft.method) ?? null };
  if (kind === "alerts") {
    const value = alertsFroms.find((from) => from === draft.alerts) ?? null;
    if (value === null) return draft.alerts === "none" ? { field: "alertsFrom", value } : null;
    return { field: "alertsFrom", value, ...(draft.since ? { since: draft.since } : {}) };
  }
  if (kind === "tags") {
    const [add, remove] = [tagsOf(draft.add), tagsOf(draft.remove)];
    return add.length + remove.length > 0 ? { field: "tags", add, remove } : null;
  }
  if (kind === "exclude" || kind === "include") return { field: "excluded", value: kind === "exclude" };
  return { field: "cutOverAccepted", value: kind === "accept" };
}
