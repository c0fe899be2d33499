import "server-only";
import { z } from "zod";
import type { AgentListQuery, agentList } from "@/lib/contracts/agents";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import { askEstate } from "@/lib/server/estate/kept";
import { attributionIn } from "./attribution";
import { inZone, momentOf } from "./moment";
import { presentAgent } from "./present";
import { type AgentsOf, readAgentRows } from "./rows";

export type AgentList = z.infer<typeof agentList>;

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  return await askEstate(migration.id, async (estate) => {
    const selection = estate.at(moment).where(inZone(query, migration.timeZone));
    const found = selection.order(query.sort).after(after, query.limit + 1);
    const page = found.slice(0, query.limit);
    const keys = page.map(({ key }) => key);
    const [attribution, rows] = await Promise.all([attributionIn(estate, moment), readAgentRows(pool(), migration.id, keys, moment)]);
    const last = page.at(-1);
    return {
      items: rows.map((row) => presentAgent(row, attribution)),
      nextCursor: found.length > query.limit && last ? encodeCursor(last.position) : null,
      total: selection.total,
    };
  });
}
