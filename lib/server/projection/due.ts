import "server-only";
import { keysAsked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { systemActor } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { reproject } from "./reproject";

/** Derives again the agents that the passing of time has changed by `now`, so that what is asked at `now` is right without a new import. */
export async function passTime(migrationId: string, now: Date): Promise<void> {
  await change({ actor: systemActor, now }, { migrationId, lock: `migration ${migrationId}` }, async (client) => {
    const keys = await keysAsked(client, "select agent_key as key from agent_due where migration_id = $1 and at <= $2 order by agent_key", [
      migrationId,
      now,
    ]);
    const moved = keys.length ? await reproject(client, migrationId, keys, now) : 0;
    const news = moved ? [{ migration: migrationId, subject: "migration" as const, id: migrationId }] : [];
    return { answer: undefined, told: null, news };
  });
}

/** Does so in every migration where it is time. Answers when it will be time again; null: not as things are. */
export async function passTimeEverywhere(now: Date): Promise<Date | null> {
  const { agentDue } = tables(pool());
  const due = await agentDue.groupBy({ by: "migrationId", where: { at: { lte: now } } });
  for (const { migrationId } of due) await passTime(migrationId, now);
  return (await agentDue.aggregate({ _min: { at: true } }))._min.at;
}
