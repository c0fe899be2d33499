import "server-only";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { ReportQuery } from "@/lib/contracts/report";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import type { ReportOf } from "../make";
import { type AgentRows, everyAgent } from "../spreadsheet";
import { digestOf } from "./digest";

/** Every agent that the report is of, as lines of JSON, compressed: first the columns, then the texts of each agent under them. */
export async function packAgents(migration: ReportOf, query: ReportQuery): Promise<Buffer> {
  const { columns, batches } = everyAgent(migration, query);
  const gzip = createGzip();
  const packed: Buffer[] = [];
  gzip.on("data", (piece: Buffer) => packed.push(piece));
  const done = once(gzip, "end");
  const write = (text: string) => new Promise<void>((resolve) => gzip.write(text, () => resolve()));
  await write(`${JSON.stringify(columns)}\n`);
  for await (const batch of batches) await write(batch.map((row) => `${JSON.stringify(row)}\n`).join(""));
  gzip.end();
  await done;
  return Buffer.concat(packed);
}

/** The list as it was packed, in batches. */
async function unpackAgents(packed: Buffer): Promise<AgentRows> {
  const lines = createInterface({ input: Readable.from([packed]).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
  const each = lines[Symbol.asyncIterator]();
  const { value } = await each.next();
  return { columns: JSON.parse(value), batches: inBatches(each) };
}

const batch = 1_000;

async function* inBatches(lines: AsyncIterator<string>): AsyncGenerator<(string | null)[][]> {
  let rows: (string | null)[][] = [];
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (rows.push(JSON.parse(line.value)) < batch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

export async function writeFrozenAgents(db: Queryable, migrationId: string, number: number, packed: Buffer): Promise<void> {
  await db.query("insert into frozen_agents (migration_id, number, agents, sha256) values ($1, $2, $3, $4)", [
    migrationId,
    number,
    packed,
    digestOf(packed),
  ]);
}

/** Null where the report was frozen without them. */
export async function frozenAgents(migrationId: string, number: number): Promise<AgentRows | null> {
  const text = "select agents from frozen_agents where migration_id = $1 and number = $2";
  const [found] = await asked(pool(), z.object({ agents: z.instanceof(Buffer) }), text, [migrationId, number]);
  return found ? await unpackAgents(found.agents) : null;
}

/** Whether the list, where there is one, is as it was frozen. The database looks, so that nobody has to carry it here. */
export async function agentsIntact(migrationId: string, number: number): Promise<boolean> {
  const text = "select encode(sha256(agents), 'hex') = sha256 as intact from frozen_agents where migration_id = $1 and number = $2";
  return (await asked(pool(), z.object({ intact: z.boolean() }), text, [migrationId, number]))[0]?.intact ?? true;
}
