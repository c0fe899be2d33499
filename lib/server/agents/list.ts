import "server-only";
import { z } from "zod";
import type { AgentListQuery, agentList } from "@/lib/contracts/agents";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import { askEstate } from "@/lib/server/estate/kept";
import { attributionOf } from "./attribution";
import { keptTimeline } from "./kept-timeline";
import { momentOf } from "./moment";
import { presentAgent } from "./present";
import { type AgentsOf, readAgentRows } from "./rows";

export type AgentList = z.infer<typeof agentList>;

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  return await askEstate(migration.id, async (estate) => {
    const selection = estate.at(moment).where(query);
    const found = selection.order(query.sort).after(after, query.limit + 1);
    const page = found.slice(0, query.limit);
    const keys = page.map(({ key }) => key);
    const [told, rows] = await Promise.all([keptTimeline(estate), readAgentRows(pool(), migration.id, keys, moment)]);
    const attribute = attributionOf(told, moment);
    const last = page.at(-1);
    return {
      items: rows.map((row) => presentAgent(row, attribute)),
      nextCursor: found.length > query.limit && last ? encodeCursor(last.position) : null,
      total: selection.total,
    };
  });
}
