import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { type LimitName, limitNames, limits } from "@/lib/domain/limits";
import { count } from "@/lib/domain/words/numbers";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { refreshProjections } from "@/lib/server/projection/refresh";

/** Limits as they hold here: the documented number unless an administrator set another. */
export async function readLimits(db: Queryable): Promise<Limit[]> {
  const { rows } = await db.query<{ name: string; value: number; by: string; at: Date }>(
    "select name, value, set_by as by, set_at as at from limit_value",
  );
  return limitNames.map((name) => {
    const { value: documented, name: words, source } = limits[name];
    const set = rows.find((row) => row.name === name);
    return {
      name,
      words,
      value: set?.value ?? documented,
      documented,
      source,
      setBy: set?.by ?? null,
      setAt: set?.at.toISOString() ?? null,
    };
  });
}

export async function listLimits(): Promise<{ items: Limit[]; nextCursor: null; total: number }> {
  const items = await readLimits(pool());
  return { items, nextCursor: null, total: items.length };
}

/** Null goes back to the documented number, and so does setting that number. */
export async function setLimit(call: Call, name: LimitName, value: number | null): Promise<Limit> {
  const limit = await transaction(async (client) => {
    await client.query("lock table limit_value in share row exclusive mode");
    const before = await oneLimit(client, name);
    const wanted = value ?? before.documented;
    if (wanted === before.value) return before;
    await client.query("delete from limit_value where name = $1", [name]);
    if (wanted !== before.documented)
      await client.query("insert into limit_value (name, value, set_by, set_at) values ($1, $2, $3, $4)", [
        name,
        wanted,
        call.actor.name,
        call.now,
      ]);
    await record(client, {
      migrationId: null,
      at: call.now,
      actor: call.actor,
      verb: "limits.edit",
      subject: { kind: "limit", id: name, name: before.words },
      requestId: call.requestId,
      summary: `${call.actor.name} set the limit "${before.words}" from ${count(before.value)} to ${count(wanted)}.`,
      before: { value: before.value },
      after: { value: wanted },
    });
    const migrations = await client.query<{ id: string }>("select id from migration");
    for (const { id } of migrations.rows) await notify(client, { migration: id, subject: "migration", id });
    return await oneLimit(client, name);
  });
  // Times bear on flags: those are derived again, one migration at a time.
  if (name === "settlingHours" || name === "ageingDays" || name === "silenceDays") await refreshProjections(call.now);
  return limit;
}

async function oneLimit(db: Queryable, name: LimitName): Promise<Limit> {
  const found = (await readLimits(db)).find((limit) => limit.name === name);
  if (!found) throw notFound("The limit");
  return found;
}
