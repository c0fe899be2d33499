import type { AgentChange } from "@/lib/contracts/agent-changes";
import type { ManyEdit } from "@/lib/domain/agent-edits";
import { alertsFroms, methods } from "@/lib/domain/stages";
import { tagsOf } from "./plan-draft";

/** What can be said of many agents at once, and of which field it is said. */
export const bulkWords = {
  owner: { field: "owner", title: "Assign an owner", done: "Owner set" },
  tags: { field: "tags", title: "Add or remove tags", done: "Tags changed" },
  method: { field: "method", title: "Set the method", done: "Method set" },
  alerts: { field: "alertsFrom", title: "Who answers alerts", done: "Alerts answered as said" },
  exclude: { field: "excluded", title: "Exclude agents", done: "Excluded", reason: "Why they are out of scope" },
  include: { field: "excluded", title: "Include again", done: "Included again" },
  accept: { field: "cutOverAccepted", title: "Accept the cut-over", done: "Cut-over accepted", reason: "Why they leave the original" },
  unaccept: { field: "cutOverAccepted", title: "Withdraw the acceptance", done: "Acceptance withdrawn" },
} as const satisfies Record<string, { field: ManyEdit; title: string; done: string; reason?: string }>;
export type BulkKind = keyof typeof bulkWords;

/** Why it is so, where that is to be said. */
export function bulkReason(kind: BulkKind): string | null {
  const words = bulkWords[kind];
  return "reason" in words ? words.reason : null;
}

export type BulkDraft = { owner: string; add: string; remove: string; method: string; alerts: string; since: string; reason: string };
export const emptyDraft: BulkDraft = { owner: "", add: "", remove: "", method: "", alerts: "", since: "", reason: "" };

/** What a draft means of each field; null while it says nothing yet. */
const changes: { [F in ManyEdit]: (draft: BulkDraft, kind: BulkKind) => AgentChange | null } = {
  owner: ({ owner }) => ({ field: "owner", value: owner.trim() || null }),
  method: (draft) => ({ field: "method", value: methods.find((method) => method === draft.method) ?? null }),
  alertsFrom: ({ alerts, since }) => {
    const value = alertsFroms.find((from) => from === alerts) ?? null;
    if (value === null) return alerts === "none" ? { field: "alertsFrom", value } : null;
    return { field: "alertsFrom", value, ...(since ? { since } : {}) };
  },
  tags: (draft) => {
    const [add, remove] = [tagsOf(draft.add), tagsOf(draft.remove)];
    return add.length + remove.length > 0 ? { field: "tags", add, remove } : null;
  },
  excluded: (_, kind) => ({ field: "excluded", value: kind === "exclude" }),
  cutOverAccepted: (_, kind) => ({ field: "cutOverAccepted", value: kind === "accept" }),
};

export const changeOf = (kind: BulkKind, draft: BulkDraft): AgentChange | null => changes[bulkWords[kind].field](draft, kind);
