import "server-only";
import type { Agent } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { readRows } from "@/lib/server/database/rows";
import { estateOf } from "@/lib/server/estate/kept";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { attributionIn } from "./attribution";
import { type AgentRow, agentRow, agentsByKeyText } from "./by-key";
import { momentOf } from "./moment";
import { presentAgent } from "./present";

/** What questions about agents need to know of their migration. */
export type AgentsOf = Pick<MigrationRow, "id" | "timeZone">;

/** Whole agents in the order of their keys as given; what no import speaks of at the moment is left out. */
export async function agentsByKey(migration: AgentsOf, keys: readonly number[], asOf: string | undefined): Promise<Agent[]> {
  const moment = momentOf(asOf, migration.timeZone);
  const estate = await estateOf(migration.id);
  const [attribution, rows] = await Promise.all([attributionIn(estate, moment), readAgentRows(pool(), migration.id, keys, moment)]);
  return rows.map((row) => presentAgent(row, attribution));
}

export async function readAgentRows(db: Queryable, migrationId: string, keys: readonly number[], moment: Date | null): Promise<AgentRow[]> {
  if (keys.length === 0) return [];
  const rows = await readRows(db, agentRow, agentsByKeyText(moment), [migrationId, keys, ...(moment ? [moment] : [])]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
