import "server-only";
import type pg from "pg";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { systemActor } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { countFacts, findMigration } from "@/lib/server/migrations/row";
import { goneAgents } from "./around-affected";
import { renewListed } from "./listed";
import { reproject } from "./reproject";
import { rulesNow } from "./rules-now";

/** Derives again what was made with other rules, catalogue or groups, one migration at a time, and says how many agents moved. */
export async function refreshProjections(now: Date): Promise<number> {
  // Worked out again when somebody asks: this version may count in another way.
  const { agentFigures, migration } = tables(pool());
  await agentFigures.deleteMany();
  const made = await migration.findMany({ where: { lastAgent: { gt: 0 } }, orderBy: { id: "asc" }, select: { id: true, rules: true } });
  let refreshed = 0;
  for (const { id, rules } of made) {
    if (rules === (await rulesNow(pool(), id))) continue;
    await rebuild(id, now, "The rules or the catalogue changed");
    refreshed += 1;
  }
  return refreshed;
}

/** Derives everything of a migration again, and `besides`, under its lock. Answers how many agents moved. */
export async function rebuild(
  migrationId: string,
  now: Date,
  why: string,
  besides?: (client: pg.PoolClient) => Promise<void>,
): Promise<number> {
  const what = { migrationId, lock: `migration ${migrationId}`, news: "migration" } as const;
  return await change({ actor: systemActor, now }, what, async (client) => {
    const migration = await findMigration(client, migrationId);
    if (!migration) return { answer: 0, told: null };
    await countFacts(client, migrationId);
    const moved = await reproject(client, migrationId, "all", now);
    if (await renewListed(client, migrationId)) await reproject(client, migrationId, await goneAgents(client, migrationId), now);
    await besides?.(client);
    return {
      answer: moved,
      told: {
        verb: "projection.rebuild",
        subject: { kind: "migration", id: migrationId, name: migration.name },
        summary: `${why}: everything was derived again from the imports; ${moved} agents moved.`,
        after: { moved },
      },
    };
  });
}
