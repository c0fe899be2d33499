import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { unavailable } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { flag, readRows } from "@/lib/server/database/rows";
import packageFile from "@/package.json" with { type: "json" };

const patience = 2000;
/** A connection that keeps silent is closed, so that asking again and again does not use up the pool. */
const probe = { text: "select current_setting('transaction_read_only')::boolean as \"readOnly\"", query_timeout: patience };

/** Whoever watches the server wants an answer soon, even where the database keeps silent. One that takes no changes is not well. */
export async function readHealth(): Promise<{ status: "ok"; database: "ok"; version: string }> {
  const answered = await Promise.race([
    readRows(pool(), { readOnly: flag }, probe).then(
      ([row]) => row?.readOnly === false,
      () => false,
    ),
    wait(patience, false, { ref: false }),
  ]);
  if (!answered) throw unavailable();
  return { status: "ok", database: "ok", version: packageFile.version };
}
