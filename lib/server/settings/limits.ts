import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { type LimitName, limitNames, limits } from "@/lib/domain/limits";
import { count } from "@/lib/domain/words/numbers";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { refreshProjections } from "@/lib/server/projection/refresh";

/** Limits as they hold here: the documented number unless an administrator set another. */
export async function readLimits(db: Queryable): Promise<Limit[]> {
  const rows = await tables(db).limitValue.findMany();
  return limitNames.map((name) => {
    const { value: documented, name: words, source } = limits[name];
    const set = rows.find((row) => row.name === name);
    return {
      name,
      words,
      value: set?.value ?? documented,
      documented,
      source,
      setBy: set?.setBy ?? null,
      setAt: set?.setAt.toISOString() ?? null,
    };
  });
}

export async function listLimits(): Promise<{ items: Limit[]; nextCursor: null; total: number }> {
  const items = await readLimits(pool());
  return { items, nextCursor: null, total: items.length };
}

/** Null goes back to the documented number, and so does setting that number. */
export async function setLimit(call: Call, name: LimitName, value: number | null): Promise<Limit> {
  const limit = await change(call, { migrationId: null, lock: "limits" }, async (client) => {
    const before = await oneLimit(client, name);
    const wanted = value ?? before.documented;
    if (wanted === before.value) return { answer: before, told: null };
    const { limitValue, migration } = tables(client);
    await limitValue.deleteMany({ where: { name } });
    if (wanted !== before.documented) await limitValue.create({ data: { name, value: wanted, setBy: call.actor.name, setAt: call.now } });
    const shownIn = await migration.findMany({ select: { id: true } });
    return {
      news: shownIn.map(({ id }) => ({ migration: id, subject: "migration", id })),
      answer: await oneLimit(client, name),
      told: {
        verb: "limits.edit",
        subject: { kind: "limit", id: name, name: before.words },
        summary: `${call.actor.name} set the limit "${before.words}" from ${count(before.value)} to ${count(wanted)}.`,
        before: { value: before.value },
        after: { value: wanted },
      },
    };
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
