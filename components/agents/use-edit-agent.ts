"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { editAgent } from "@/lib/queries/agents";
import { migrationKey } from "@/lib/queries/migrations";

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
