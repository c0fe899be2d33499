import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { estateOf } from "@/lib/server/estate/kept";
import { momentOf } from "./moment";
import type { AgentsOf } from "./rows";

/** Keys of all agents of a filter in order, 32 bits each, the highest byte first. */
export async function agentOrder(migration: AgentsOf, query: AgentFilterQuery): Promise<Uint8Array<ArrayBuffer>> {
  const keys = await allKeys(migration, query);
  const view = new DataView(new ArrayBuffer(keys.length * 4));
  for (let i = 0; i < keys.length; i++) view.setInt32(i * 4, keys[i] ?? 0);
  return new Uint8Array(view.buffer);
}

/** The same as numbers. */
export async function allKeys(migration: AgentsOf, query: AgentFilterQuery): Promise<Int32Array> {
  const estate = await estateOf(migration.id);
  return estate.at(momentOf(query.asOf, migration.timeZone)).where(query).order(query.sort).keys();
}
