import "server-only";
import { z } from "zod";
import type { Agent, AgentListQuery, agentList } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/http/cursor";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadAttribution } from "./attribution";
import { momentOf } from "./moment";
import { type AgentRow, presentAgent } from "./present";
import { agentColumns, agentsOrder, agentsValues, agentsWhere } from "./select";
import { wideQuery } from "./wide";

export type AgentsOf = Pick<MigrationRow, "id" | "timeZone">;
export type AgentList = z.infer<typeof agentList>;
type Found = AgentRow & { sortKey: string };

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  const order = agentsOrder(query.sort);
  const values = agentsValues(migration.id, moment, query);
  const [attribute, rows, counted] = await Promise.all([
    loadAttribution(pool(), migration.id, moment),
    wideQuery<Found>(
      `select ${agentColumns}, ${order.key} as "sortKey" ${agentsWhere(moment)} and ${order.after} order by ${order.by} limit $19`,
      [...values, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    ),
    wideQuery<{ total: number }>(`select count(*)::int as total ${agentsWhere(moment)}`, values),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => presentAgent(row, attribute)),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.sortKey, last.fqdn]) : null,
    total: counted[0]?.total ?? 0,
  };
}

const batch = 2_000;

/** All agents of a filter in order. They are sorted once; then each batch is looked up by its keys. */
export async function* eachAgents(migration: AgentsOf, query: Omit<AgentListQuery, "limit" | "cursor">): AsyncGenerator<Agent[]> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const values = agentsValues(migration.id, moment, query);
  const sorted = await wideQuery<{ key: number }>(`select a.key ${agentsWhere(moment)} order by ${agentsOrder(query.sort).by}`, values);
  const attribute = await loadAttribution(pool(), migration.id, moment);
  for (let from = 0; from < sorted.length; from += batch) {
    const keys = sorted.slice(from, from + batch).map((row) => row.key);
    const { rows } = await pool().query<AgentRow>(`select ${agentColumns} ${agentsWhere(moment)} and p.agent_key = any($17::int[])`, [
      ...values,
      keys,
    ]);
    const byKey = new Map(rows.map((row) => [row.key, row]));
    yield keys.flatMap((key) => byKey.get(key) ?? []).map((row) => presentAgent(row, attribute));
  }
}
