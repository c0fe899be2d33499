import "server-only";
import type { NoticeList } from "@/lib/contracts/notices";
import { openItems } from "@/lib/domain/gates/items";
import { gateState } from "@/lib/domain/gates/state";
import { type NoticeLate, type NoticeTask, noticesFor } from "@/lib/domain/notices/notices";
import { type Actor, may } from "@/lib/domain/roles";
import { phases } from "@/lib/domain/tasks/phases";
import { dayAndTime } from "@/lib/domain/words/moments";
import { type Late, loadLate } from "@/lib/server/collected/load";
import { pool } from "@/lib/server/database/pool";
import { loadGateFacts } from "@/lib/server/gates/read";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadSignatures } from "@/lib/server/plans/gates";
import type { ImportNames } from "@/lib/server/tasks/facts";
import { type LoadedTask, loadTasks } from "@/lib/server/tasks/load";
import { loadListedAgain } from "./listed-again";
import { loadReadNotices } from "./rows";

type Of = Pick<MigrationRow, "id" | "timeZone">;

/** What a person is to know of a migration. A service's token is nobody who could be told. */
export async function listNotices({ id: migrationId, timeZone }: Of, actor: Actor, now: Date): Promise<NoticeList> {
  if (actor.kind !== "person") return { items: [], nextCursor: null, total: 0, unread: 0 };
  const { known, drift } = await loadGateFacts(migrationId);
  const [loaded, signatures, read, relisted, late] = await Promise.all([
    loadTasks(pool(), migrationId, known),
    loadSignatures(pool(), migrationId),
    loadReadNotices(pool(), migrationId, actor.id),
    loadListedAgain(pool(), migrationId),
    may(actor, "collected.edit") ? loadLate(pool(), migrationId, now) : [],
  ]);
  const listed = loaded.filter(({ shown }) => !shown.archived);
  const gates = phases.map((phase) => {
    const own = listed.flatMap(({ shown }) => (shown.phase === phase ? [shown] : []));
    return { phase, state: gateState(signatures.has(phase), openItems(own, phase === "retain" ? drift : []), []) };
  });
  const person = {
    id: actor.id,
    name: actor.name,
    signsGates: may(actor, "gates.sign"),
    excludes: may(actor, "agents.exclude"),
    schedules: may(actor, "collected.edit"),
  };
  const items = noticesFor(
    person,
    listed.map((task) => noticed(task, known.imports)),
    gates,
    { relisted, late: late.map((one) => lateIn(one, timeZone, now)) },
  ).map((one) => ({ ...one, read: read.has(one.id) }));
  return { items, nextCursor: null, total: items.length, unread: items.filter((one) => !one.read).length };
}

function noticed({ shown, row, completion }: LoadedTask, imports: ImportNames): NoticeTask {
  const behind = shown.check?.evidence.imports.at(-1)?.number ?? null;
  return {
    ...shown,
    ownerBy: row?.ownerBy ?? null,
    ownerAt: row?.ownerAt?.toISOString() ?? null,
    settledAt: shown.completion?.at ?? (shown.state === "notApplicable" ? shown.since : null),
    tickedById: completion?.byId ?? null,
    importNumber: behind,
    importAt: behind === null ? null : (imports.get(behind)?.appliedAt ?? null),
  };
}

function lateIn({ groupId, group, due, lateAt, last }: Late, timeZone: string, now: Date): NoticeLate {
  const inWords = (at: Date) => dayAndTime(at.toISOString(), timeZone, now);
  return {
    groupId,
    group,
    due: due.toISOString(),
    dueText: inWords(due),
    lateAt: lateAt.toISOString(),
    last: last && { number: last.number, text: inWords(last.at) },
  };
}
