import "server-only";
import type pg from "pg";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { AgentsQuestion } from "./select";

/** Asks `text`, which contains the question's. Where it looks at one table only, there is nothing to go wrong. */
export async function askAgents<T extends pg.QueryResultRow>({ joins, values }: AgentsQuestion, text: string): Promise<T[]> {
  return joins ? await wideQuery<T>(text, values) : (await pool().query<T>(text, values)).rows;
}

/**
 * A question that looks at all agents of a migration. Right after a large import the statistics still speak of the time
 * before it, and loops nested by them take many seconds; joins by hash do not depend on them. A hundred thousand agents are sorted
 * and hashed in memory.
 */
export async function wideQuery<T extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<T[]> {
  return await transaction(async (client) => {
    await client.query("set local enable_nestloop = off; set local work_mem = '32MB'");
    return (await client.query<T>(text, [...values])).rows;
  });
}
