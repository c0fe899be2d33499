import "server-only";
import type pg from "pg";
import type { GroupRetirementInput, Retirement, RetirementInput } from "@/lib/contracts/retirement";
import { wordsOf } from "@/lib/domain/checks/sentence";
import { type PolledKind, polledKindNames } from "@/lib/domain/polled/kinds";
import { conditionsOf, notReady } from "@/lib/domain/retire/conditions";
import { calendarDay } from "@/lib/domain/words/moments";
import { dayAt } from "@/lib/server/answers/date-range";
import { conflict, invalidRequest, notFound } from "@/lib/server/answers/problem";
import { dayIn } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import type { Told } from "@/lib/server/events/change";
import { sayRetired } from "@/lib/server/imports/retired-groups";
import { changeHeld } from "@/lib/server/migrations/change-held";
import { countFacts, type MigrationRow } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { loadOriginalFacts, type OriginalNow } from "./facts";
import { readRetirement } from "./read";

type Of = Pick<MigrationRow, "id" | "timeZone">;
type Change = { client: pg.PoolClient; now: OriginalNow };

/** Marks an original as retired since a day. Everything must hold that lets its servers go; what does not is named, and nothing is written. */
export function retireGroup(call: Call, migration: Of, group: string, { on, reason }: GroupRetirementInput): Promise<Retirement> {
  return changeOriginal(call, migration.id, group, { moves: true }, async ({ client, now: { original, facts } }) => {
    const { key, name, retired } = original;
    if (retired) throw conflict("conflict", `${name} is retired since ${calendarDay(retired.on)} already. Undo that first.`);
    const { leave, go } = conditionsOf(facts);
    const open = [...leave, ...go].filter(({ passes }) => !passes);
    const why = notReady(name, [...leave, ...go]);
    if (why) throw conflict("not-ready", `${name} cannot be retired yet. ${wordsOf(why)}`, { open });
    const dayOf = (at: number) => dayAt(at, migration.timeZone);
    if (on > dayOf(call.now.getTime())) throw invalidRequest("The day is ahead. Mark it on the day or after it.");
    const last = facts.wholeAt === null ? null : dayOf(facts.wholeAt);
    if (last !== null && on < last) throw invalidRequest(`Its last whole export is of ${calendarDay(last)}: the day cannot be before it.`);
    const said = { at: call.now, by: call.actor.name, reason };
    await tables(client).groupRetirement.create({ data: { migrationId: migration.id, groupKey: key, on: dayIn(on), ...said } });
    return {
      verb: "groups.retire",
      summary: `${name} is retired since ${calendarDay(on)}.`,
      before: null,
      after: { retiredOn: on },
      reason,
    };
  });
}

/** Undoes that: everything is derived as it was. */
export function unretireGroup(call: Call, migration: Of, group: string): Promise<Retirement> {
  return changeOriginal(call, migration.id, group, { moves: true }, async ({ client, now: { original } }) => {
    const { key, name, retired } = original;
    if (!retired) throw notFound("The retirement");
    await tables(client).groupRetirement.deleteMany({ where: { migrationId: migration.id, groupKey: key } });
    const before = { retiredOn: retired.on, retiredBy: retired.by, because: retired.reason };
    return { verb: "groups.unretire", summary: `${name} is not retired any more.`, before, after: null, reason: null };
  });
}

type OfKind = { group: string; kind: PolledKind };

/** States that nothing of a kind is polled only by an original; said again, the newer reason counts. */
export function stateNone(call: Call, migration: Of, { group, kind }: OfKind, { reason }: RetirementInput): Promise<Retirement> {
  return changeOriginal(call, migration.id, group, { moves: false }, async ({ client, now: { original } }) => {
    const before = original.statements[kind];
    const statement = { migrationId: migration.id, groupKey: original.key, kind };
    const said = { at: call.now, by: call.actor.name, reason };
    await tables(client).groupStatement.upsert({
      where: { migrationId_groupKey_kind: statement },
      create: { ...statement, ...said },
      update: said,
    });
    return {
      verb: "groups.state",
      summary: `Stated that no ${polledKindNames[kind]} are polled by ${original.name} only.`,
      before: before ? { by: before.by, because: before.reason } : null,
      after: { [kind]: "none" },
      reason,
    };
  });
}

/** Withdraws a statement; a retired original rests on it. */
export function unstateNone(call: Call, migration: Of, { group, kind }: OfKind): Promise<Retirement> {
  return changeOriginal(call, migration.id, group, { moves: false }, async ({ client, now: { original } }) => {
    const before = original.statements[kind];
    if (!before) throw notFound("The statement");
    if (original.retired) throw conflict("conflict", `${original.name} is retired on this statement. Undo the retirement first.`);
    await tables(client).groupStatement.deleteMany({ where: { migrationId: migration.id, groupKey: original.key, kind } });
    return {
      verb: "groups.unstate",
      summary: `The statement about ${polledKindNames[kind]} of ${original.name} withdrawn.`,
      before: { by: before.by, because: before.reason },
      after: null,
      reason: null,
    };
  });
}

/** One writer at a time, beside no import; `moves`: stages follow, for every moment from the day on. */
async function changeOriginal(
  call: Call,
  migrationId: string,
  group: string,
  { moves }: { moves: boolean },
  write: (given: Change) => Promise<Omit<Told, "subject">>,
): Promise<Retirement> {
  await changeHeld(call, { migrationId, lock: `gates ${migrationId}`, news: "migration" }, async (client) => {
    const wanted = group.trim().toLowerCase();
    const all = await loadOriginalFacts(client, migrationId);
    const found = all.find(({ original: { id, name } }) => id === wanted || name.toLowerCase() === wanted);
    if (!found) throw notFound("An original management group of this name");
    const told = await write({ client, now: found });
    if (moves) {
      await reproject(client, migrationId, "all", call.now);
      await sayRetired(client, migrationId, null);
    }
    await countFacts(client, migrationId);
    const { id, name } = found.original;
    return { answer: null, told: { ...told, subject: { kind: "managementGroup", id, name } } };
  });
  return await readRetirement(migrationId);
}
