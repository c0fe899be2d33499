import "server-only";
import type { z } from "zod";
import type { Migration, migrationPatch } from "@/lib/contracts/migrations";
import type { EventVerb } from "@/lib/domain/event-verbs";
import type { Actor } from "@/lib/domain/roles";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { archived } from "@/lib/server/answers/problem";
import { dayIn } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { changeGroups, groupsDiffer } from "@/lib/server/migrations/groups";
import { refuseTakenName } from "@/lib/server/migrations/names";
import { readMigration } from "@/lib/server/migrations/read";
import { countFacts } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";

type Patch = z.output<typeof migrationPatch>;

export async function editMigration(call: Call, id: string, body: Patch, ifMatch: number | null): Promise<Migration> {
  return await change(call, { migrationId: id, lock: `migration ${id}`, news: "migration" }, async (client) => {
    const before = await readMigration(client, id);
    requireRevision(ifMatch, before.revision, before);
    const changed = changedFields(before, body);
    if (changed.length === 0) return { answer: before, told: null };
    if (before.archived && body.archived !== false) throw archived();

    const hidden = body.archived ?? before.archived;
    if (!hidden && (changed.includes("name") || before.archived)) await refuseTakenName(client, body.name ?? before.name, id);
    await writeFields(client, before, body, call.now);
    if (body.groups && changed.includes("groups")) await changeGroups(client, before, body.groups);
    // A retired group is left at the beginning of a day, which is another instant in another zone.
    const moved = changed.includes("timeZone") && before.groups.some(({ retiredOn }) => retiredOn !== null);
    if (changed.includes("groups") || moved) {
      await countFacts(client, id);
      await reproject(client, id, "all", call.now);
    }
    const after = await readMigration(client, id);
    return {
      answer: after,
      told: {
        verb: verbOf(before, after),
        subject: { kind: "migration", id, name: after.name },
        summary: sentence(call.actor, before, after, changed),
        before: pick(before, changed),
        after: pick(after, changed),
      },
    };
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

async function writeFields(db: Queryable, before: Migration, body: Patch, now: Date): Promise<void> {
  const { name, timeZone, targetDate, churnAllowance } = body;
  const archivedAt = body.archived === undefined || body.archived === before.archived ? undefined : body.archived ? now : null;
  const data = { name, timeZone, archivedAt, churn: churnAllowance, targetDate: targetDate === undefined ? undefined : dayIn(targetDate) };
  await tables(db).migration.update({ where: { id: before.id }, data: { ...data, revision: { increment: 1 } }, select: { id: true } });
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
