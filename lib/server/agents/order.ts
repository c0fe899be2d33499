import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import type { Estate } from "@/lib/server/estate/estate";
import { estateOf } from "@/lib/server/estate/kept";
import { inZone, momentOf } from "./moment";
import type { AgentsOf } from "./rows";

/** Keys of all agents of a filter in order, 32 bits each, the highest byte first. */
export async function agentOrder(migration: AgentsOf, query: AgentFilterQuery): Promise<Uint8Array<ArrayBuffer>> {
  const keys = keysIn(await estateOf(migration.id), migration, query);
  const view = new DataView(new ArrayBuffer(keys.length * 4));
  for (let i = 0; i < keys.length; i++) view.setInt32(i * 4, keys[i] ?? 0);
  return new Uint8Array(view.buffer);
}

/** The same as numbers. */
export function keysIn(estate: Estate, { timeZone }: AgentsOf, query: AgentFilterQuery): Int32Array {
  return estate.at(momentOf(query.asOf, timeZone)).where(inZone(query, timeZone)).order(query.sort).keys();
}
