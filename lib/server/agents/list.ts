import "server-only";
import { z } from "zod";
import type { AgentListQuery, agentList } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/http/cursor";
import { loadAttribution } from "./attribution";
import { Shelf } from "./kept";
import { momentOf } from "./moment";
import { presentAgent } from "./present";
import { type AgentsOf, readAgentRows } from "./rows";
import { agentsOrder, agentsQuestion } from "./select";
import { askAgents } from "./wide";

export type AgentList = z.infer<typeof agentList>;
type Found = { key: number; name: string; sortKey: string };
const shelf = new Shelf<{ found: Found[]; total: number }>(300);

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  const find = async () => {
    const [found, total] = await Promise.all([findPage(migration, moment, query, after), countAgents(migration, moment, query)]);
    return { found, total };
  };
  const [attribute, { found, total }] = await Promise.all([
    loadAttribution(pool(), migration.id, moment),
    shelf.answer(migration.id, { ...query, asOf: moment }, find),
  ]);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const rows = await readAgentRows(
    pool(),
    migration.id,
    page.map((row) => row.key),
    moment,
  );
  return {
    items: rows.map((row) => presentAgent(row, attribute)),
    nextCursor: found.length > query.limit && last ? encodeCursor([last.sortKey, last.name]) : null,
    total,
  };
}

/** Keys of a page and the one after it. */
async function findPage(
  migration: AgentsOf,
  moment: Date | null,
  query: AgentListQuery,
  after: readonly [string, string] | null,
): Promise<Found[]> {
  const question = agentsQuestion(migration.id, moment, query, { sort: query.sort });
  const order = agentsOrder(query.sort, question);
  const beyond = after ? `and ${order.after(question.put, after)}` : "";
  return await askAgents<Found>(
    question,
    `select p.agent_key as key, ${question.name} as name, ${order.key} as "sortKey" ${question.text} ${beyond}
      order by ${order.by} limit ${question.put(query.limit + 1)}`,
  );
}

async function countAgents(migration: AgentsOf, moment: Date | null, query: AgentListQuery): Promise<number> {
  const question = agentsQuestion(migration.id, moment, query);
  const [row] = await askAgents<{ total: number }>(question, `select count(*)::int as total ${question.text}`);
  return row?.total ?? 0;
}
