import "server-only";
import type { AgentListQuery } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import { agentsOrder, agentsQuestion } from "./select";
import { askAgents } from "./wide";

export type Found = { key: number; name: string; sortKey: string };
/** The last row of the page before: its sort key and name. */
type After = readonly [string, string] | null;

/** So many names are looked at first: most pages in the order of names end within them. */
const ahead = 1_500;

/** Keys of a page and the one after it. */
export async function findPage(migrationId: string, moment: Date | null, query: AgentListQuery, after: After): Promise<Found[]> {
  if (moment === null && query.sort.endsWith("fqdn")) {
    const first = await namesAhead(migrationId, query.sort.startsWith("-"), after);
    const found = await pageOf(migrationId, moment, query, after, first);
    if (found.length > query.limit || first.length < ahead) return found;
  }
  return await pageOf(migrationId, moment, query, after, null);
}

/** The next agents in the order of names, by the index of names; some may be in no import now. */
async function namesAhead(migrationId: string, descending: boolean, after: After): Promise<number[]> {
  const beyond = after ? `and name ${descending ? "<" : ">"} $3` : "";
  const { rows } = await pool().query<{ key: number }>(
    `select key from agent where migration_id = $1 ${beyond} order by name ${descending ? "desc" : "asc"} limit $2`,
    [migrationId, ahead, ...(after ? [after[1]] : [])],
  );
  return rows.map(({ key }) => key);
}

/** `among`: the only agents to look at; null: all. */
async function pageOf(
  migrationId: string,
  moment: Date | null,
  query: AgentListQuery,
  after: After,
  among: readonly number[] | null,
): Promise<Found[]> {
  const question = agentsQuestion(migrationId, moment, query, { sort: query.sort });
  const { put, name, text, joins } = question;
  const order = agentsOrder(query.sort, question);
  const beyond = after ? `and ${order.after(put, after)}` : "";
  const of = among ? `and p.agent_key = any(${put(among)}::int[])` : "";
  const asked = `select p.agent_key as key, ${name} as name, ${order.key} as "sortKey" ${text} ${beyond} ${of}
      order by ${order.by} limit ${put(query.limit + 1)}`;
  return among && !joins ? (await pool().query<Found>(asked, question.values)).rows : await askAgents<Found>(question, asked);
}
