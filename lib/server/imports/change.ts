import "server-only";
import type pg from "pg";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Call } from "@/lib/server/events/call";
import type { Told } from "@/lib/server/events/change";
import { changeHeld } from "@/lib/server/migrations/change-held";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { subjectOf } from "./event";
import { inImportTurn } from "./memory";
import { presentImport } from "./read";
import { type ImportRow, requireImport } from "./record";
import { refusing } from "./refuse";
import { tellerOf } from "./standing";

/** What a change of facts has at hand: who asks for it, the migration that it holds, and whom it tells of each thing that happened. */
export type Work = { client: pg.PoolClient; call: Call; migration: MigrationRow; tell: (event: Told) => void };

/** Changes facts, with their migration held, and what follows from them. */
export async function changeFacts<T>(
  call: Call,
  migrationId: string,
  news: "import" | "migration",
  make: (work: Work) => Promise<T>,
): Promise<T> {
  return await changeHeld(call, { migrationId, news }, async (client, migration) => {
    const told: Told[] = [];
    return { answer: await make({ client, call, migration, tell: (event) => told.push(event) }), told };
  });
}

type Change<T> = (work: Work, row: ImportRow) => Promise<T>;

/** Changes an import in its turn, unless somebody changed it since `ifMatch`. */
export async function changeImport<T>(
  call: Call,
  migrationId: string,
  importId: string,
  ifMatch: number | null,
  make: Change<T>,
): Promise<T> {
  const changing = () =>
    changeFacts(call, migrationId, "import", async (work) => {
      const row = await requireImport(work.client, migrationId, importId);
      requireRevision(ifMatch, row.revision, await presentImport(work.client, row));
      return await make(work, row);
    });
  return await inImportTurn(changing, tellerOf(migrationId, importId).waits);
}

/** Changes one that was not undone by what is said of it; answers that cannot be used leave their trace in the log. */
export async function decideImport<T>(
  call: Call,
  migrationId: string,
  importId: string,
  ifMatch: number | null,
  decide: Change<T>,
): Promise<T> {
  const found = await requireImport(pool(), migrationId, importId);
  return await refusing(call, migrationId, subjectOf(found), () =>
    changeImport(call, migrationId, importId, ifMatch, async (work, row) => {
      if (row.status === "undone") throw conflict("undone", "This import was undone. Import the file again to use it.");
      return await decide(work, row);
    }),
  );
}
