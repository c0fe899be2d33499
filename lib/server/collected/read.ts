import "server-only";
import type { CollectedAnswer, CollectedGroup } from "@/lib/contracts/collected";
import { awaitedFrom, dueOf, lastDays } from "@/lib/domain/collected/schedule";
import { sectionsNow } from "@/lib/domain/collected/standing";
import { groupKeyOf } from "@/lib/domain/management-groups";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { dayAt } from "@/lib/server/answers/date-range";
import { pool } from "@/lib/server/database/pool";
import { readGroups } from "@/lib/server/migrations/read";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { settings } from "@/lib/server/process/settings";
import { keptComponents } from "@/lib/server/servers/kept";
import { lastOf, loadApplied, loadLast, loadTimes } from "./collections";
import { loadSchedules, type Said } from "./load";

type Of = Pick<MigrationRow, "id" | "timeZone" | "archivedAt">;
type Group = Awaited<ReturnType<typeof readGroups>>[number];

/** How the collector's words of every management group stand, as of `now`. */
export async function readCollected(migration: Of, now: Date): Promise<CollectedAnswer> {
  const [groups, said, { components }] = await Promise.all([
    readGroups(pool(), [migration.id]),
    loadSchedules(pool(), migration.id),
    keptComponents(migration.id),
  ]);
  const serverOf = (group: string) =>
    components.find(({ shown }) => shown.kind === "managementServer" && groupKeyOf(shown.group) === groupKeyOf(group))?.shown.name ?? null;
  return {
    madeAt: now.toISOString(),
    post: `${publicOrigin()}/api/v1/migrations/${migration.id}/imports`,
    onlyHere: settings().knownHereOnly,
    groups: await Promise.all(
      groups.map((group) => groupNow(migration, group, { said: said(group.key), server: serverOf(group.name), now })),
    ),
  };
}

type Known = { said: Said; server: string | null; now: Date };

async function groupNow(migration: Of, group: Group, { said, server, now }: Known): Promise<CollectedGroup> {
  const [times, last, applied] = await Promise.all([
    loadTimes(pool(), migration.id, group.key),
    loadLast(pool(), migration.id, group.key),
    loadApplied(pool(), migration.id, group.key),
  ]);
  const { id, name, role, retiredOn } = group;
  const { schedule, saidBy, saidAt, awaitedSince, revision } = said;
  const nobodyWaits = retiredOn !== null || migration.archivedAt !== null;
  const past = { schedule, collections: times, since: awaitedSince?.getTime() ?? null, now: now.getTime() };
  const due = nobodyWaits ? null : dueOf({ ...past, from: awaitedFrom(times.at(-1) ?? null, past.since) });
  return {
    id,
    name,
    role,
    retiredOn,
    schedule: { ...schedule, saidBy, saidAt: saidAt?.toISOString() ?? null, revision },
    last: last ? lastOf(last) : null,
    earlier: Math.max(0, times.length - 1),
    due: due && { at: new Date(due.due).toISOString(), lateAt: new Date(due.lateAt).toISOString(), late: due.late },
    days: lastDays({ ...past, dayOf: (at) => dayAt(at, migration.timeZone) }),
    sections: sectionsNow(applied),
    managementServer: last?.collected.managementServer ?? server,
  };
}
