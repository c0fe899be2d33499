import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import { z } from "zod";
import type { PlannedChange, PlannedChangeInput, PlannedChangeList, PlannedChangePatch } from "@/lib/contracts/drift";
import { plannedKindNames } from "@/lib/domain/drift/planned-changes";
import type { EventVerb } from "@/lib/domain/event-verbs";
import { cursorText, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { dayAt } from "@/lib/server/answers/date-range";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { invalidRequest, notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { changeHeld } from "@/lib/server/migrations/change-held";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadPlannedRows, type PlannedRow, writePlannedRow } from "@/lib/server/plans/planned-rows";
import { goneAgents } from "@/lib/server/projection/around-affected";
import { reproject } from "@/lib/server/projection/reproject";
import { readDrift } from "./read";

type PlannedOf = Pick<MigrationRow, "id" | "timeZone">;

/** What is announced, the latest first day first. */
export async function listPlannedChanges(
  { id, timeZone }: PlannedOf,
  query: { cursor?: string | undefined; limit: number },
  now: Date,
): Promise<PlannedChangeList> {
  const after = decodeCursor(query.cursor, z.tuple([cursorText, cursorText]));
  const rows = (await loadPlannedRows(pool(), id)).filter(({ archivedAt }) => archivedAt === null);
  const rest = after ? rows.filter((row) => row.from < after[0] || (row.from === after[0] && row.id < after[1])) : rows;
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  const explained = await explainedBy(id);
  return {
    items: page.map((row) => present(row, explained, now, timeZone)),
    nextCursor: last && rest.length > page.length ? encodeCursor([last.from, last.id]) : null,
    total: rows.length,
  };
}

/** How many differences each one explains, by its id. */
async function explainedBy(migrationId: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { plan } of (await readDrift(migrationId)).items) if (plan !== null) counts.set(plan, (counts.get(plan) ?? 0) + 1);
  return counts;
}

export function addPlannedChange(call: Call, migration: PlannedOf, input: PlannedChangeInput): Promise<PlannedChange> {
  const { kind, from, to = null, reason } = input;
  return changePlanned(call, migration, "plannedChanges.add", async () => ({
    before: null,
    after: {
      id: v7(),
      revision: 1,
      kind,
      names: keysOf(input.names),
      from,
      to,
      reason,
      saidBy: call.actor.name,
      saidAt: call.now,
      archivedAt: null,
      archivedBy: null,
    },
  }));
}

export function editPlannedChange(
  call: Call,
  migration: PlannedOf,
  id: string,
  patch: PlannedChangePatch,
  ifMatch: number | null,
): Promise<PlannedChange> {
  return changePlanned(call, migration, "plannedChanges.edit", async (client) => {
    const before = await inHand(client, call, migration, id, ifMatch);
    const next: PlannedRow = {
      ...before,
      kind: patch.kind ?? before.kind,
      names: patch.names ? keysOf(patch.names) : before.names,
      from: patch.from ?? before.from,
      to: patch.to === undefined ? before.to : patch.to,
      reason: patch.reason ?? before.reason,
    };
    if (next.to !== null && next.to < next.from) throw invalidRequest("The last day is before the first.");
    const same = JSON.stringify(next) === JSON.stringify(before);
    return { before, after: same ? before : { ...next, revision: before.revision + 1 } };
  });
}

/** Taken out, it explains nothing any more; it stays in the log. */
export function archivePlannedChange(call: Call, migration: PlannedOf, id: string, ifMatch: number | null): Promise<PlannedChange> {
  return changePlanned(call, migration, "plannedChanges.archive", async (client) => {
    const before = await inHand(client, call, migration, id, ifMatch);
    return { before, after: { ...before, revision: before.revision + 1, archivedAt: call.now, archivedBy: call.actor.name } };
  });
}

async function inHand(db: Queryable, call: Call, { id: migrationId, timeZone }: PlannedOf, id: string, ifMatch: number | null) {
  const found = (await loadPlannedRows(db, migrationId)).find((row) => row.id === id.toLowerCase() && row.archivedAt === null);
  if (!found) throw notFound("The planned change");
  requireRevision(ifMatch, found.revision, present(found, new Map(), call.now, timeZone));
  return found;
}

/** Whether an agent that is in no management group was to go is told by what is announced. */
async function lookAtGone(client: pg.PoolClient, migrationId: string, now: Date): Promise<void> {
  await reproject(client, migrationId, await goneAgents(client, migrationId), now);
}

type Decided = { before: PlannedRow | null; after: PlannedRow };

/** `decide` answers the row before and after; the same one where nothing is different. */
function changePlanned(
  call: Call,
  { id: migrationId, timeZone }: PlannedOf,
  verb: EventVerb,
  decide: (client: pg.PoolClient) => Promise<Decided>,
): Promise<PlannedChange> {
  return changeHeld(call, { migrationId, news: "drift" }, async (client) => {
    const { before, after } = await decide(client);
    const { id, kind, names } = after;
    if (after === before) return { answer: present(before, new Map(), call.now, timeZone), told: null };
    await writePlannedRow(client, migrationId, after);
    if (kind === "decommission" || before?.kind === "decommission") await lookAtGone(client, migrationId, call.now);
    const name = names.length === 1 ? `${names[0]}` : `${names[0]} and ${names.length - 1} more`;
    const gone = after.archivedAt ? "taken out" : before ? "changed" : "planned";
    const explains = (await readDrift(migrationId, client)).items.filter(({ plan }) => plan === id).length;
    return {
      answer: present(after, new Map([[id, explains]]), call.now, timeZone),
      told: {
        verb,
        subject: { kind: "plannedChange", id, name },
        summary: `${plannedKindNames[kind]} of ${name} ${gone}.`,
        before: before && said(before),
        after: after.archivedAt ? null : said(after),
        reason: after.reason,
      },
    };
  });
}

const said = ({ kind, names, from, to, reason }: PlannedRow) => ({ kind, names, from, to, reason });

function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase().replace(/\.$/, "")))].sort();
}

function present(row: PlannedRow, explained: ReadonlyMap<string, number>, now: Date, timeZone: string): PlannedChange {
  const today = dayAt(now, timeZone);
  const { id, kind, names, from, to, reason, saidBy, saidAt, archivedAt, revision } = row;
  return {
    id,
    kind,
    names,
    from,
    to,
    reason,
    by: saidBy,
    at: saidAt.toISOString(),
    when: today < from ? "ahead" : to !== null && today > to ? "over" : "running",
    explains: explained.get(id) ?? 0,
    archived: archivedAt !== null,
    revision,
  };
}
