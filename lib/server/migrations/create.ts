import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import type { Migration, migrationInput } from "@/lib/contracts/migrations";
import { dayIn } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { refuseTakenName } from "./names";
import { readMigration } from "./read";

export async function createMigration(call: Call, body: z.output<typeof migrationInput>): Promise<Migration> {
  const id = v7();
  const { name, timeZone, targetDate = null, groups } = body;
  return await change(call, { migrationId: id, news: "migration" }, async (client) => {
    await refuseTakenName(client, name, id);
    const { migration, managementGroup } = tables(client);
    await migration.create({ data: { id, name, timeZone, targetDate: dayIn(targetDate), createdAt: call.now } });
    await managementGroup.createMany({ data: groups.map((group, at) => ({ ...group, migrationId: id, key: at + 1, id: v7() })) });
    return {
      answer: await readMigration(client, id),
      told: {
        verb: "migrations.create",
        subject: { kind: "migration", id, name },
        summary: `${call.actor.name} created the migration "${name}".`,
        after: { name, timeZone, targetDate, groups },
      },
    };
  });
}
