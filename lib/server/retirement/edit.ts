import "server-only";
import type pg from "pg";
import type { Retirement, RetirementInput } from "@/lib/contracts/retirement";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { keysAsked } from "@/lib/server/database/asked";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import type { Told } from "@/lib/server/events/change";
import { changeHeld } from "@/lib/server/migrations/change-held";
import { countFacts } from "@/lib/server/migrations/row";
import { findRetirement, isUpgradeSigned } from "@/lib/server/plans/retirement";
import { reproject } from "@/lib/server/projection/reproject";
import { readRetirement } from "./read";

/** Opens the Retire phase: whoever is in the new management group only has crossed as planned. Needs a signed Upgrade gate. */
export function openRetirement(call: Call, migrationId: string, { reason }: RetirementInput): Promise<Retirement> {
  return changeRetirement(call, migrationId, async (client) => {
    if (await findRetirement(client, migrationId)) throw conflict("conflict", "The Retire phase is open already.");
    if (!(await isUpgradeSigned(client, migrationId)))
      throw conflict("gate-open", "Retire opens once the Upgrade gate is signed. Sign it first.", { open: [] });
    await tables(client).retirement.create({ data: { migrationId, at: call.now, by: call.actor.name, reason } });
    return { verb: "retirement.open", summary: "The Retire phase opened.", before: { open: false }, after: { open: true }, reason };
  });
}

/** Closes the phase again. Agents that cut over without acceptance are unexpected once more. */
export function closeRetirement(call: Call, migrationId: string, { reason }: RetirementInput): Promise<Retirement> {
  return changeRetirement(call, migrationId, async (client) => {
    const opened = await findRetirement(client, migrationId);
    if (!opened) throw notFound("An open Retire phase");
    await tables(client).retirement.delete({ where: { migrationId } });
    const before = { open: true, openedBy: opened.by, openedAt: opened.at.toISOString(), because: opened.reason };
    return { verb: "retirement.close", summary: "The Retire phase closed again.", before, after: { open: false }, reason };
  });
}

/** Stages follow in the same transaction; only agents that were ever in the new management group alone, not heard from, or gone can change. */
async function changeRetirement(
  call: Call,
  migrationId: string,
  write: (client: pg.PoolClient) => Promise<Omit<Told, "subject">>,
): Promise<Retirement> {
  await changeHeld(call, { migrationId, lock: `gates ${migrationId}`, news: "migration" }, async (client, { name }) => {
    const told = await write(client);
    const keys = await keysAsked(client, mayMove, [migrationId]);
    await reproject(client, migrationId, keys, call.now);
    await countFacts(client, migrationId);
    return { answer: null, told: { ...told, subject: { kind: "migration", id: migrationId, name } } };
  });
  return await readRetirement(migrationId);
}

const mayMove = `select distinct agent_key as key from agent_period
   where migration_id = $1 and (stage in ('cutOver', 'gone') or flag_codes && '{grey,lostMonitoring}')`;
