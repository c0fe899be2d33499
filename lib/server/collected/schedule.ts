import "server-only";
import type { CollectedAnswer, ScheduleInput } from "@/lib/contracts/collected";
import { everyInWords } from "@/lib/domain/collected/words";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notFound } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { changeHeld } from "@/lib/server/migrations/change-held";
import { readGroups } from "@/lib/server/migrations/read";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadTimes } from "./collections";
import { loadSchedules } from "./load";
import { readCollected } from "./read";

/** Says how often a management group is to be collected. What somebody said already is no change and no event. */
export async function setSchedule(
  call: Call,
  migration: MigrationRow,
  { group, ifMatch }: { group: string; ifMatch: number | null },
  input: ScheduleInput,
): Promise<CollectedAnswer> {
  const { id: migrationId } = migration;
  await changeHeld(call, { migrationId, news: "collected" }, async (client) => {
    const wanted = group.trim().toLowerCase();
    const found = (await readGroups(client, [migrationId])).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (!found) throw notFound("A management group of this name");
    const { key, id, name } = found;
    const { schedule: before, awaitedSince, revision } = (await loadSchedules(client, migrationId))(key);
    requireRevision(ifMatch, revision, { ...before, revision });
    if (revision > 0 && before.everyHours === input.everyHours && before.lateHours === input.lateHours) return { answer: null, told: null };
    const begins = revision > 0 ? before.everyHours === null : (await loadTimes(client, migrationId, key)).length === 0;
    const since = begins && input.everyHours !== null ? call.now : awaitedSince;
    const said = { ...input, awaitedSince: since, saidBy: call.actor.name, saidAt: call.now, revision: revision + 1 };
    await tables(client).collectionSchedule.upsert({
      where: { migrationId_groupKey: { migrationId, groupKey: key } },
      create: { migrationId, groupKey: key, ...said },
      update: said,
    });
    return {
      answer: null,
      told: {
        verb: "collected.schedule",
        subject: { kind: "managementGroup", id, name },
        summary: `${name} is to be collected ${everyInWords(input)}.`,
        before,
        after: input,
      },
    };
  });
  return await readCollected(migration, call.now);
}
