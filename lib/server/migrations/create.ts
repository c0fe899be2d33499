import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import type { Migration, migrationInput } from "@/lib/contracts/migrations";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { refuseTakenName } from "./names";
import { readMigration } from "./read";

export async function createMigration({ actor, now, requestId }: Call, body: z.output<typeof migrationInput>): Promise<Migration> {
  const id = v7();
  return transaction(async (client) => {
    await refuseTakenName(client, body.name, id);
    await client.query("insert into migration (id, name, time_zone, target_date, created_at) values ($1, $2, $3, $4, $5)", [
      id,
      body.name,
      body.timeZone,
      body.targetDate ?? null,
      now,
    ]);
    for (const [index, group] of body.groups.entries()) {
      await client.query("insert into management_group (migration_id, key, id, name, role, release) values ($1, $2, $3, $4, $5, $6)", [
        id,
        index + 1,
        v7(),
        group.name,
        group.role,
        group.release,
      ]);
    }
    await record(client, {
      migrationId: id,
      at: now,
      actor,
      verb: "migrations.create",
      subject: { kind: "migration", id, name: body.name },
      requestId,
      summary: `${actor.name} created the migration "${body.name}".`,
      after: { name: body.name, timeZone: body.timeZone, targetDate: body.targetDate ?? null, groups: body.groups },
    });
    await notify(client, { migration: id, subject: "migration", id });
    return readMigration(client, id);
  });
}
