import "server-only";
import type pg from "pg";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { type EventInput, record } from "@/lib/server/events/record";
import type { ImportRow } from "./record";

/** An import as events name it. */
export const subjectOf = ({ id, number, fileName }: ImportRow) => ({ kind: "import", id, name: `#${number} ${fileName}` }) as const;

/** The event of a change to an import, and the notice to whoever looks on, in the transaction of the change. */
export async function recordImport(
  client: pg.PoolClient,
  { now, actor, requestId }: Call,
  row: ImportRow,
  event: Pick<EventInput, "verb" | "summary" | "before" | "after">,
): Promise<void> {
  const { id, migrationId } = row;
  await record(client, { ...event, migrationId, at: now, actor, requestId, importId: id, subject: subjectOf(row) });
  await notify(client, { migration: migrationId, subject: "import", id });
}
