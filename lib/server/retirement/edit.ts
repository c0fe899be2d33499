import "server-only";
import type pg from "pg";
import type { Retirement, RetirementInput } from "@/lib/contracts/retirement";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { type EventInput, record } from "@/lib/server/events/record";
import { lockMigration } from "@/lib/server/migrations/row";
import { lockGates } from "@/lib/server/plans/gates";
import { findRetirement, isUpgradeSigned } from "@/lib/server/plans/retirement";
import { reproject } from "@/lib/server/projection/reproject";
import { readRetirement } from "./read";

/** Opens the Retire phase: whoever is in the new management group only has crossed as planned. Needs a signed Upgrade gate. */
export function openRetirement(call: Call, migrationId: string, { reason }: RetirementInput): Promise<Retirement> {
  return change(call, migrationId, async (client) => {
    if (await findRetirement(client, migrationId)) throw conflict("conflict", "The Retire phase is open already.");
    if (!(await isUpgradeSigned(client, migrationId)))
      throw conflict("gate-open", "Retire opens once the Upgrade gate is signed. Sign it first.", { open: [] });
    await client.query("insert into retirement (migration_id, at, by_name, reason) values ($1, $2, $3, $4)", [
      migrationId,
      call.now,
      call.actor.name,
      reason,
    ]);
    return { verb: "retirement.open", summary: "The Retire phase opened.", before: { open: false }, after: { open: true }, reason };
  });
}

/** Closes the phase again. Agents that cut over without acceptance are unexpected once more. */
export function closeRetirement(call: Call, migrationId: string, { reason }: RetirementInput): Promise<Retirement> {
  return change(call, migrationId, async (client) => {
    const opened = await findRetirement(client, migrationId);
    if (!opened) throw notFound("An open Retire phase");
    await client.query("delete from retirement where migration_id = $1", [migrationId]);
    const before = { open: true, openedBy: opened.by, openedAt: opened.at.toISOString(), because: opened.reason };
    return { verb: "retirement.close", summary: "The Retire phase closed again.", before, after: { open: false }, reason };
  });
}

type Told = Pick<EventInput, "verb" | "summary" | "before" | "after" | "reason">;

/** Stages follow in the same transaction; only agents that were ever in the new management group alone, not heard from, or gone can change. */
async function change(call: Call, migrationId: string, write: (client: pg.PoolClient) => Promise<Told>): Promise<Retirement> {
  await transaction(async (client) => {
    await lockGates(client, migrationId);
    const { name } = await lockMigration(client, migrationId);
    const told = await write(client);
    const { rows } = await client.query<{ key: number }>(
      `select distinct agent_key as key from agent_period
        where migration_id = $1 and (stage in ('cutOver', 'gone') or flag_codes && '{grey,lostMonitoring}')`,
      [migrationId],
    );
    await reproject(
      client,
      migrationId,
      rows.map(({ key }) => key),
      call.now,
    );
    await client.query("update migration set facts_revision = facts_revision + 1 where id = $1", [migrationId]);
    const { now: at, actor, requestId } = call;
    await record(client, { migrationId, at, actor, requestId, subject: { kind: "migration", id: migrationId, name }, ...told });
    await notify(client, { migration: migrationId, subject: "migration", id: migrationId });
  });
  return await readRetirement(migrationId);
}
