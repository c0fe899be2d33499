import "server-only";
import type { ImportRecord } from "@/lib/contracts/imports";
import { may } from "@/lib/domain/roles";
import { notAllowed } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Call } from "@/lib/server/events/call";
import { changeImport } from "./change";
import { eventOf } from "./event";
import { factsMoved } from "./facts-moved";
import { presentImport } from "./read";
import { updateImport } from "./record";

/** Undoes an applied import exactly, or discards one that was only planned. */
export async function undoImport(call: Call, migrationId: string, importId: string, ifMatch: number | null): Promise<ImportRecord> {
  const row = await changeImport(call, migrationId, importId, ifMatch, async ({ client, tell }, found) => {
    if (found.status === "undone") return found;
    const wasApplied = found.status === "applied";
    if (wasApplied && !may(call.actor, "imports.undo", { archived: false })) throw notAllowed("Undoing an applied import takes a lead.");
    const undone = await updateImport(client, found, {
      status: "undone",
      undoneAt: call.now,
      undoneBy: call.actor.name,
      revision: found.revision + 1,
      questions: [],
    });
    if (wasApplied) await factsMoved(client, migrationId, call.now, { row: found, birth: null });
    tell(
      eventOf(found, {
        verb: wasApplied ? "imports.undo" : "imports.discard",
        summary: wasApplied ? `Import #${found.number} undone.` : `Import #${found.number} discarded before it was applied.`,
        before: { status: found.status },
        after: { status: "undone" },
      }),
    );
    return undone;
  });
  return await presentImport(pool(), row);
}
