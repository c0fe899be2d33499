import { createInterface } from "node:readline";
import { applyImport } from "../apply";
import { lead } from "./send";

/** A process of its own that applies an import when told to, so that a test can kill it at any moment. */
const [migrationId = "", importId = ""] = process.argv.slice(2);
const { pool } = await import("@/lib/server/database/pool");
await pool().query("select 1");
process.stdout.write("ready\n");
for await (const _line of createInterface({ input: process.stdin })) {
  await applyImport({ actor: lead, now: new Date(), requestId: "killed" }, migrationId, importId, {}, null);
  process.stdout.write("applied\n");
  process.exit(0);
}
