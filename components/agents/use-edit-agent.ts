"use client";

import { useMutation } from "@tanstack/react-query";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { editAgent } from "@/lib/queries/agents";

type Edit = { base: Agent; patch: AgentPatch };

/** Saves on the revision that was shown. */
export function useEditAgent(migration: string, onSaved: (agent: Agent) => void) {
  return useMutation({
    mutationFn: ({ base, patch }: Edit) => editAgent(migration, base, patch),
    onSuccess: onSaved,
  });
}
