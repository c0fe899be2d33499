"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { editAgent } from "@/lib/queries/agents";
import { migrationKey } from "@/lib/queries/migrations";
import { ProblemError } from "@/lib/queries/request";

type Edit = { base: Agent; patch: AgentPatch };

/** Saves on the revision that was shown. */
export function useEditAgent(migration: string, onSaved: (agent: Agent) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ base, patch }: Edit) => editAgent(migration, base, patch),
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries({ queryKey: migrationKey(migration) }),
  });
}

/** Somebody saved in between: what they left, or null when the failure is another one. */
export function theirsIn(error: Error | null): ({ revision: number } & Partial<Agent>) | null {
  if (!(error instanceof ProblemError) || error.status !== 412) return null;
  const { current } = error.problem;
  return isRevision(current) ? current : null;
}

function isRevision(value: unknown): value is { revision: number } {
  return typeof value === "object" && value !== null && "revision" in value && typeof value.revision === "number";
}
