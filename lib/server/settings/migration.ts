import "server-only";
import type pg from "pg";
import type { z } from "zod";
import type { Migration, migrationPatch } from "@/lib/contracts/migrations";
import type { EventVerb } from "@/lib/domain/event-verbs";
import type { Actor } from "@/lib/domain/roles";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { archived, notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { changeGroups, groupsDiffer } from "@/lib/server/migrations/groups";
import { refuseTakenName } from "@/lib/server/migrations/names";
import { readMigration } from "@/lib/server/migrations/read";
import { findMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";

type Patch = z.output<typeof migrationPatch>;

export async function editMigration({ actor, now, requestId }: Call, id: string, body: Patch, ifMatch: number | null): Promise<Migration> {
  return transaction(async (client) => {
    if (!(await findMigration(client, id, "for update"))) throw notFound("The migration");
    const before = await readMigration(client, id);
    requireRevision(ifMatch, before.revision, before);
    const changed = changedFields(before, body);
    if (changed.length === 0) return before;
    if (before.archived && body.archived !== false) throw archived();

    const hidden = body.archived ?? before.archived;
    if (!hidden && (changed.includes("name") || before.archived)) await refuseTakenName(client, body.name ?? before.name, id);
    await writeFields(client, before, body, now);
    if (body.groups && changed.includes("groups")) await changeGroups(client, before, body.groups);
    // A retired group is left at the beginning of a day, which is another instant in another zone.
    const moved = changed.includes("timeZone") && before.groups.some(({ retiredOn }) => retiredOn !== null);
    if (changed.includes("groups") || moved) {
      await client.query("update migration set facts_revision = facts_revision + 1 where id = $1", [id]);
      await reproject(client, id, "all", now);
    }
    const after = await readMigration(client, id);
    await record(client, {
      migrationId: id,
      at: now,
      actor,
      verb: verbOf(before, after),
      subject: { kind: "migration", id, name: after.name },
      requestId,
      summary: sentence(actor, before, after, changed),
      before: pick(before, changed),
      after: pick(after, changed),
    });
    await notify(client, { migration: id, subject: "migration", id });
    return after;
  });
}

const fields = ["name", "timeZone", "targetDate", "churnAllowance", "archived", "groups"] as const;
type Field = (typeof fields)[number];
const words: Record<Field, string> = {
  name: "name",
  timeZone: "time zone",
  targetDate: "target date",
  churnAllowance: "churn allowance",
  archived: "archive",
  groups: "management groups",
};

/** What differs, in a closed order. Saving what is there already is no change and no event. */
function changedFields(before: Migration, body: Patch): Field[] {
  return fields.filter((field) => {
    if (body[field] === undefined) return false;
    if (field === "groups") return groupsDiffer(before.groups, body.groups ?? []);
    return body[field] !== before[field];
  });
}

async function writeFields(client: pg.PoolClient, before: Migration, body: Patch, now: Date): Promise<void> {
  await client.query(
    `update migration set name = $2, time_zone = $3, target_date = $4, churn_allowance = $7, revision = revision + 1,
       archived_at = case when $5 then coalesce(archived_at, $6) end where id = $1`,
    [
      before.id,
      body.name ?? before.name,
      body.timeZone ?? before.timeZone,
      body.targetDate === undefined ? before.targetDate : body.targetDate,
      body.archived ?? before.archived,
      now,
      body.churnAllowance ?? before.churnAllowance,
    ],
  );
}

function verbOf(before: Migration, after: Migration): EventVerb {
  if (before.archived === after.archived) return "migrations.edit";
  return after.archived ? "migrations.archive" : "migrations.restore";
}

function sentence(actor: Actor, before: Migration, after: Migration, changed: Field[]): string {
  if (before.archived !== after.archived) return `${actor.name} ${after.archived ? "archived" : "restored"} the migration "${after.name}".`;
  return `${actor.name} changed the migration "${after.name}": ${changed.map((field) => words[field]).join(", ")}.`;
}

function pick(migration: Migration, changed: Field[]): Record<string, unknown> {
  return Object.fromEntries(
    changed.map((field) => [
      field,
      field === "groups" ? migration.groups.map(({ id, name, role, release }) => ({ id, name, role, release })) : migration[field],
    ]),
  );
}
