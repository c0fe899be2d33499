import "server-only";
import type pg from "pg";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { record } from "@/lib/server/activity/record";
import type { Call } from "@/lib/server/call";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { requireRevision } from "@/lib/server/http/preconditions";
import { conflict, notFound } from "@/lib/server/http/problem";
import { lockMigration } from "./apply";
import { inImportTurn } from "./memory";
import { presentImport } from "./read";
import { findImport } from "./record";
import { refusing } from "./refuse";
import { replanWithin } from "./replan";
import { tellerOf } from "./standing";

/** Takes answers to an import that is not applied, and plans it again. What is applied stays as it was decided. */
export async function answerImport(
  call: Call,
  migrationId: string,
  importId: string,
  body: ImportInput,
  ifMatch: number | null,
): Promise<ImportRecord> {
  const found = await findImport(pool(), migrationId, importId);
  if (!found) throw notFound("The import");
  const subject = { kind: "import", id: found.id, name: `#${found.number} ${found.fileName}` } as const;
  const answer = async (client: pg.PoolClient) => {
    const migration = await lockMigration(client, migrationId);
    const row = await findImport(client, migrationId, importId);
    if (!row) throw notFound("The import");
    requireRevision(ifMatch, row.revision, await presentImport(client, row));
    if (row.status === "undone") throw conflict("undone", "This import was undone. Import the file again to use it.");
    if (row.status === "applied") return row;
    const planned = await replanWithin(client, call, migration, row, body);
    await record(client, {
      migrationId,
      at: call.now,
      actor: call.actor,
      verb: "imports.create",
      importId: row.id,
      requestId: call.requestId,
      subject,
      summary: `Import #${row.number} planned again with what was answered.`,
      before: { status: row.status, input: row.input },
      after: { status: planned.status, input: planned.input },
    });
    await notify(client, { migration: migrationId, subject: "import", id: row.id });
    return planned;
  };
  // Read again, the file takes the room that any import does.
  const answered = await refusing(call, migrationId, subject, () =>
    inImportTurn(() => transaction(answer), tellerOf(migrationId, importId).waits),
  );
  return await presentImport(null, answered);
}
