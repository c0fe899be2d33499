import "server-only";
import { z } from "zod";
import type { AgentListQuery, agentList } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import { decodeCursor, encodeCursor } from "@/lib/server/http/cursor";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadAttribution } from "./attribution";
import { momentOf } from "./moment";
import { type AgentRow, presentAgent } from "./present";
import { agentColumns, agentsOrder, agentsValues, agentsWhere } from "./select";

export type AgentsOf = Pick<MigrationRow, "id" | "timeZone">;
export type AgentList = z.infer<typeof agentList>;
/** PostgreSQL keeps no NUL in text. */
const cursorText = z.string().refine((text) => !text.includes("\0"));
type Found = AgentRow & { sortKey: string };

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const [page, counted] = await Promise.all([
    agentsPage(migration, query, moment),
    pool().query<{ total: number }>(`select count(*)::int as total ${agentsWhere(moment)}`, agentsValues(migration.id, moment, query)),
  ]);
  return { ...page, total: counted.rows[0]?.total ?? 0 };
}

export async function agentsPage(migration: AgentsOf, query: AgentListQuery, moment: Date | null): Promise<Omit<AgentList, "total">> {
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  const order = agentsOrder(query.sort);
  const [attribute, { rows }] = await Promise.all([
    loadAttribution(pool(), migration.id, moment),
    pool().query<Found>(
      `select ${agentColumns}, ${order.key} as "sortKey" ${agentsWhere(moment)} and ${order.after}
        order by ${order.key === `('') collate "C"` ? "" : `${order.key} ${order.direction}, `}a.name collate "C" ${order.direction} limit $19`,
      [...agentsValues(migration.id, moment, query), after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    ),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return { items: page.map((row) => presentAgent(row, attribute)), nextCursor: rows.length > query.limit && last ? encodeCursor([last.sortKey, last.fqdn]) : null };
}
