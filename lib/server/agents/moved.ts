import "server-only";
import type { AgentChange } from "@/lib/contracts/agent-changes";
import { keysAsked } from "@/lib/server/database/asked";
import type { Queryable } from "@/lib/server/database/queryable";
import { changedKeys } from "./change-rows";

/** The agents of a change of many that are to be derived again: of an exclusion those that were gone at some time. */
export async function moved(db: Queryable, migrationId: string, field: AgentChange["field"], id: string): Promise<number[]> {
  const keys = await changedKeys(db, migrationId, id);
  if (field !== "excluded") return keys;
  const gone = "select distinct agent_key as key from agent_period where migration_id = $1 and agent_key = any($2) and stage = 'gone'";
  return await keysAsked(db, gone, [migrationId, keys]);
}
