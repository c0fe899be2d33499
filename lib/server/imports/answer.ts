import "server-only";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { pool } from "@/lib/server/database/pool";
import type { Call } from "@/lib/server/events/call";
import { decideImport } from "./change";
import { eventOf } from "./event";
import { presentImport } from "./read";
import { replanWithin } from "./replan";

/** Takes answers to an import that is not applied, and plans it again. What is applied stays as it was decided. */
export async function answerImport(
  call: Call,
  migrationId: string,
  importId: string,
  body: ImportInput,
  ifMatch: number | null,
): Promise<ImportRecord> {
  const answered = await decideImport(call, migrationId, importId, ifMatch, async (work, row) => {
    if (row.status === "applied") return row;
    const planned = await replanWithin(work, row, body);
    work.tell(
      eventOf(row, {
        verb: "imports.create",
        summary: `Import #${row.number} planned again with what was answered.`,
        before: { status: row.status, input: row.input },
        after: { status: planned.status, input: planned.input },
      }),
    );
    return planned;
  });
  return await presentImport(pool(), answered);
}
