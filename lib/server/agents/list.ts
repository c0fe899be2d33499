import "server-only";
import { z } from "zod";
import type { AgentListQuery, agentList } from "@/lib/contracts/agents";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import { loadAttribution } from "./attribution";
import { Shelf } from "./kept";
import { momentOf } from "./moment";
import { type Found, findPage } from "./page";
import { presentAgent } from "./present";
import { type AgentsOf, readAgentRows } from "./rows";
import { agentsQuestion, alikeQuestion, asksPlan } from "./select";
import { askAgents } from "./wide";

export type AgentList = z.infer<typeof agentList>;
const shelf = new Shelf<{ found: Found[]; total: number }>(300);

/** A page of agents. Cursors hold the last row's sort key and name, so rows that come or go do not shift the rest. */
export async function listAgents(migration: AgentsOf, query: AgentListQuery): Promise<AgentList> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  const find = async () => {
    const [found, total] = await Promise.all([findPage(migration.id, moment, query, after), countAgents(migration, moment, query)]);
    return { found, total };
  };
  const [attribute, { found, total }] = await Promise.all([
    loadAttribution(pool(), migration.id, moment),
    shelf.answer(migration.id, { ...query, asOf: moment }, find, { planned: asksPlan(query, query.sort) }),
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

async function countAgents(migration: AgentsOf, moment: Date | null, { cursor, limit, sort, asOf, ...filter }: AgentListQuery) {
  const alike = moment === null ? alikeQuestion(migration.id, filter) : null;
  if (alike) {
    const { rows } = await pool().query<{ total: number }>(`select coalesce(sum(p.agents), 0)::int as total ${alike.text}`, alike.values);
    return rows[0]?.total ?? 0;
  }
  const question = agentsQuestion(migration.id, moment, filter);
  const [row] = await askAgents<{ total: number }>(question, `select count(*)::int as total ${question.text}`);
  return row?.total ?? 0;
}
