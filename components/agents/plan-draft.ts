import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import type { AgentEdit, Decision } from "@/lib/domain/agent-edits";
import { alertsFroms, methods } from "@/lib/domain/stages";

/** What the form of an agent holds: all that people say but decisions, which are asked for, and the note, which has a place of its own. */
export type PlanDraft = Record<Exclude<AgentEdit, Decision | "note">, string>;

export const planDraftOf = (agent: Pick<Agent, keyof PlanDraft | "methodSet">): PlanDraft => ({
  owner: agent.owner ?? "",
  method: agent.methodSet ? (agent.method ?? "") : "",
  tags: agent.tags.join(", "),
  alertsFrom: agent.alertsFrom ?? "",
  alertsSince: agent.alertsSince ?? "",
});

export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** Only what differs, so that two people who edit different fields do not undo each other. */
export function patchOf(base: PlanDraft, draft: PlanDraft): AgentPatch {
  const patch: AgentPatch = {};
  if (draft.owner.trim() !== base.owner) patch.owner = draft.owner.trim() || null;
  if (draft.method !== base.method) patch.method = methods.find((method) => method === draft.method) ?? null;
  if (tagsOf(draft.tags).join() !== tagsOf(base.tags).join()) patch.tags = tagsOf(draft.tags);
  if (draft.alertsFrom !== base.alertsFrom) patch.alertsFrom = alertsFroms.find((from) => from === draft.alertsFrom) ?? null;
  if (draft.alertsSince !== base.alertsSince && draft.alertsSince && draft.alertsFrom) patch.alertsSince = draft.alertsSince;
  return patch;
}

/** What brings back what stood there before a patch. */
export function undoOf(before: Agent, patch: AgentPatch): AgentPatch {
  return {
    ...("owner" in patch && { owner: before.ownerSet ? before.owner : null }),
    ...("method" in patch && { method: before.methodSet ? before.method : null }),
    ...("tags" in patch && { tags: before.tags }),
    ...(("alertsFrom" in patch || "alertsSince" in patch) && {
      alertsFrom: before.alertsFrom,
      ...(before.alertsSince && { alertsSince: before.alertsSince }),
    }),
    ...("note" in patch && { note: before.noteSet ? before.note : null }),
  };
}
