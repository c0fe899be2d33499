import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { Shelf } from "./kept";
import { momentOf } from "./moment";
import type { AgentsOf } from "./rows";
import { agentsOrder, agentsQuestion, asksPlan } from "./select";
import { wideQuery } from "./wide";

type Keys = Uint8Array<ArrayBuffer>;
/** Of a hundred thousand agents one order is 400 kB. */
const shelf = new Shelf<Keys>(24);

/**
 * Keys of all agents of a filter in order, 32 bits each, the highest byte first. PostgreSQL makes the bytes, so that a
 * hundred thousand keys are one value and not as many rows.
 */
export async function agentOrder(migration: AgentsOf, query: AgentFilterQuery): Promise<Keys> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const workOut = async () => {
    const question = agentsQuestion(migration.id, moment, query, { sort: query.sort });
    const { by } = agentsOrder(query.sort, question);
    const [row] = await wideQuery<{ keys: Keys | null }>(
      `select string_agg(int4send(key), ''::bytea) as keys from (select p.agent_key as key ${question.text} order by ${by}) sorted`,
      question.values,
    );
    return row?.keys ?? new Uint8Array();
  };
  return await shelf.answer(migration.id, { ...query, asOf: moment }, workOut, { planned: asksPlan(query, query.sort) });
}

/** The same as numbers. */
export async function allKeys(migration: AgentsOf, query: AgentFilterQuery): Promise<number[]> {
  const bytes = await agentOrder(migration, query);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getInt32(i * 4));
}
