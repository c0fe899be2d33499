"use client";

import { useQueryState, useQueryStates } from "nuqs";
import { agentFilterKeys, openAgentKeys } from "@/lib/queries/agent-keys";

/** The filter in the page's address: the only place where it is kept. */
export function useAgentFilter() {
  return useQueryStates(agentFilterKeys, { history: "replace" });
}

/** Whose panel is open. */
export function useOpenAgent() {
  return useQueryState("agent", openAgentKeys.agent);
}
