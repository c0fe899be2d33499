import "server-only";
import type { AgentChangesInput } from "@/lib/contracts/agent-changes";
import { ProblemError } from "@/lib/server/answers/problem";
import { estateOf } from "@/lib/server/estate/kept";
import { inZone } from "./moment";
import { agentName } from "./read";
import type { AgentsOf } from "./rows";

type Chosen = Pick<AgentChangesInput, "filter" | "fqdns" | "keys">;

/** Keys of the agents that a change names, each once, in order. A name or key that nobody has is refused, so that no slip goes unseen. */
export async function chosenKeys(migration: AgentsOf, chosen: Chosen): Promise<number[]> {
  const now = (await estateOf(migration.id)).at(null);
  const inOrder = (keys: readonly number[]) => keys.toSorted((a, b) => a - b);
  if (chosen.filter) return inOrder(now.where(inZone(chosen.filter, migration.timeZone)).keys());
  const asked = [...new Set<string | number>(chosen.fqdns ? chosen.fqdns.map(agentName) : (chosen.keys ?? []))];
  const found = now.keysOf(asked);
  const unknown = asked.filter((_, i) => found[i] === null);
  if (unknown.length > 0) throw new ProblemError(404, "not-observed", `In no import: ${unknown.slice(0, 5).join(", ")}.`);
  return inOrder(found.flatMap((key) => key ?? []));
}
