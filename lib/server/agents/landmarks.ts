import "server-only";
import type { AgentFilterQuery, AgentLandmarks } from "@/lib/contracts/agents";
import { estateOf } from "@/lib/server/estate/kept";
import { inZone, momentOf } from "./moment";
import type { AgentsOf } from "./rows";

const most = 250;

/** Names at even distances in the order of a list: where one is among rows that were not read. */
export async function agentLandmarks({ id, timeZone }: AgentsOf, query: AgentFilterQuery): Promise<AgentLandmarks> {
  const estate = await estateOf(id);
  const selection = estate.at(momentOf(query.asOf, timeZone)).where(inZone(query, timeZone));
  const step = Math.max(1, Math.ceil(selection.total / most));
  return { step, names: selection.order(query.sort).names(step) };
}
