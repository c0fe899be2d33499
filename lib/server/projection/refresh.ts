import "server-only";
import type pg from "pg";
import { pool } from "@/lib/server/database/pool";
import { systemActor } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "./reproject";
import { rulesNow } from "./rules-now";

/** Derives again what was made with other rules, catalogue or groups, one migration at a time, and says how many agents moved. */
export async function refreshProjections(now: Date): Promise<number> {
  // Worked out again when somebody asks: this version may count in another way.
  await pool().query("delete from agent_figures");
  const { rows } = await pool().query<{ id: string; rules: string }>("select id, rules from migration where last_agent > 0 order by id");
  let refreshed = 0;
  for (const { id, rules } of rows) {
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
    const moved = await reproject(client, migrationId, "all", now);
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
