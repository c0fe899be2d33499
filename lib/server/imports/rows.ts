import "server-only";
import { z } from "zod";
import type { ImportRows, importRowsQuery, ImportRow as Row } from "@/lib/contracts/imports";
import { type Change, changedFields, type Period } from "@/lib/domain/agent-history";
import { observesComponents } from "@/lib/domain/components";
import type { Issue } from "@/lib/domain/export-rows";
import { grouped } from "@/lib/domain/grouped";
import { rowOutcomes } from "@/lib/domain/naming/logged-rows";
import type { Timeline } from "@/lib/domain/timeline";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { pageAfter } from "@/lib/server/answers/page";
import { notFound } from "@/lib/server/answers/problem";
import { allTyped } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { int, oneOf, orNull, readRows, text } from "@/lib/server/database/rows";
import { loadGroups, loadTimeline } from "@/lib/server/estate/timeline";
import { findMigration } from "@/lib/server/migrations/row";
import { deriveAgents } from "@/lib/server/projection/derive";
import { waitsFor } from "./by-group";
import { listRowsOf } from "./lists/rows";
import { placedRows } from "./placed-rows";
import { type ImportRow, requireImport } from "./record";
import { componentRowsOf } from "./servers/rows";

/** What happened to each row of an import, then the agents it misses. */
export async function importRowsOf(migrationId: string, importId: string, query: z.output<typeof importRowsQuery>): Promise<ImportRows> {
  const { rows, fields } = await rowsOf(migrationId, importId);
  const needle = query.q?.toLowerCase();
  const found = rows.filter(
    (r) =>
      (!query.outcome || query.outcome.includes(r.outcome)) &&
      (!query.field || r.fields.some(({ field }) => query.field?.includes(field))) &&
      (!query.section || (r.row !== null && r.section !== null && query.section.includes(r.section))) &&
      (!query.group || (r.group !== null && query.group.includes(r.group))) &&
      (!needle || (r.name ?? "").toLowerCase().includes(needle)),
  );
  const after = decodeCursor(query.cursor, position);
  return { ...pageAfter(found, { after, limit: query.limit }, positionOf, compare), fields };
}

/** Rows of the file come by their number, the missing after them by name and group. */
const position = z.tuple([z.int().nullable(), z.string(), z.string()]);
type Position = z.infer<typeof position>;

function positionOf({ row, name, group, section }: Row): Position {
  return row === null ? [null, name ?? "", `${group ?? ""}${section === null ? "" : ` ${section}`}`] : [row, "", ""];
}

function compare(a: Position, b: Position): number {
  if (a[0] !== b[0]) return (a[0] ?? Number.POSITIVE_INFINITY) - (b[0] ?? Number.POSITIVE_INFINITY);
  return compareText(a[1], b[1]) || compareText(a[2], b[2]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type AllRows = { rows: Row[]; fields: ImportRows["fields"] };
const remembered = new Map<string, Promise<AllRows>>();

/** Derived from the imports that remain, so it is kept only as long as the facts stand. */
async function rowsOf(migrationId: string, importId: string): Promise<AllRows> {
  const [migration, row] = await Promise.all([findMigration(pool(), migrationId), requireImport(pool(), migrationId, importId)]);
  if (!migration) throw notFound("The migration");
  const key = `${importId} ${row.revision} ${migration.factsRevision}`;
  const before = remembered.get(key);
  if (before) return await before;
  // Remembered before it is made: who asks meanwhile waits for the same answer.
  const made = makeRows(row).then((rows) => ({ rows, fields: fieldCounts(rows) }));
  remembered.set(key, made);
  made.catch(() => remembered.delete(key));
  for (const old of [...remembered.keys()].slice(0, -3)) remembered.delete(old);
  return await made;
}

function fieldCounts(rows: readonly Row[]): ImportRows["fields"] {
  const counts = new Map<string, number>();
  for (const { outcome, fields } of rows) {
    if (outcome !== "changed") continue;
    for (const { field } of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return [...counts].map(([field, rows]) => ({ field, rows })).sort((a, b) => b.rows - a.rows || compareText(a.field, b.field));
}

async function makeRows(row: ImportRow): Promise<Row[]> {
  const { migrationId, number } = row;
  const groups = new Map((await loadGroups(pool(), migrationId)).map((g) => [g.key, g.name]));
  const about = await issuesByRow(migrationId, number);
  const beside = observesComponents(row.kind)
    ? (await componentRowsOf(row)).map(
        ({ groupKey, ...told }): Row => ({ ...told, group: nameOf(groups, groupKey), issues: about.get(told.row ?? -1) ?? [] }),
      )
    : [];
  if (row.agentsTold === "none" && observesComponents(row.kind)) return inOrder(beside);
  if (row.kind === "peopleList") {
    return (await listRowsOf(row)).map((told) => ({ ...told, issues: [...told.issues, ...(about.get(told.row ?? -1) ?? [])] }));
  }
  const timeline = placedAmong(row) ? await loadTimeline(pool(), row.migrationId, row.number, { asWhole: true }) : null;
  const { changes, missing } = await changesOf(row, timeline);
  const placed = timeline ? await placedRows(pool(), migrationId, number, timeline) : null;
  const outcomes = new Map(placed?.rows.map((one) => [one.row, one.outcome]));
  const rows = await readRows(
    pool(),
    { row: int, groupKey: orNull(int), outcome: oneOf(rowOutcomes), name: orNull(text) },
    `select o.row, o.group_key as "groupKey", o.outcome, coalesce(a.name, o.name) as name from observation o
       left join agent a on a.migration_id = o.migration_id and a.key = o.name_key
      where o.migration_id = $1 and o.number = $2 order by o.row`,
    [migrationId, number],
  );
  const ofAgents = row.kind === "inventory" ? "agents" : null;
  const told = rows.map((seen): Row => {
    const change = changes.get(seen.row);
    const outcome = outcomes.get(seen.row) ?? seen.outcome;
    return {
      row: seen.row,
      name: placed?.nameOf(seen.row) ?? seen.name,
      group: nameOf(groups, seen.groupKey),
      section: ofAgents,
      outcome: outcome === "accepted" ? (change?.outcome ?? "unchanged") : outcome,
      fields: change ? changedFields(change) : [],
      stage: change?.stage ?? null,
      issues: about.get(seen.row) ?? [],
    };
  });
  const lost = missing.map(
    ({ name, change }): Row => ({
      row: null,
      name,
      group: nameOf(groups, change.groupKey),
      section: ofAgents,
      outcome: waitsFor(row, change) ? "ifWhole" : "missing",
      fields: changedFields(change),
      stage: change.stage,
      issues: [],
    }),
  );
  return inOrder([...told, ...lost, ...beside]);
}

const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => compare(positionOf(a), positionOf(b)));

function nameOf(groups: ReadonlyMap<number, string>, key: number | null): string | null {
  return key === null ? null : (groups.get(key) ?? null);
}

type Told = Change & { stage: Row["stage"] };

/** Whether it can be looked at among the others: nothing is open but whether it is the whole. */
const placedAmong = (row: ImportRow) => row.capturedAt !== null && row.questions.every((q) => q.need === "coverage");

async function changesOf(row: ImportRow, timeline: Timeline | null) {
  const changes = new Map<number, Told>();
  const missing: { name: string; change: Told }[] = [];
  if (!row.capturedAt || !timeline) return { changes, missing };
  const place = timeline.place.get(row.number);
  for await (const agents of deriveAgents(pool(), row.migrationId, timeline, "all")) {
    for (const agent of agents) {
      for (const change of agent.changes) {
        if (change.place !== place) continue;
        const told = { ...change, stage: change.outcome === "unchanged" ? null : stagesAround(agent.periods, row.capturedAt.getTime()) };
        if (change.row === null) missing.push({ name: agent.name, change: told });
        else changes.set(change.row, told);
      }
    }
  }
  return { changes, missing };
}

function stagesAround(periods: readonly Period[], at: number): Row["stage"] {
  const stageAt = (moment: number) => periods.find((p) => p.from <= moment && (p.to === null || p.to > moment))?.state.stage ?? null;
  return { from: stageAt(at - 1), to: stageAt(at) };
}

async function issuesByRow(migrationId: string, number: number): Promise<Map<number, Issue[]>> {
  const rows = await tables(pool()).importIssue.findMany({
    where: { migrationId, number, row: { not: null } },
    orderBy: { position: "asc" },
    omit: { migrationId: true, number: true, position: true, derived: true, offer: true },
  });
  return grouped(allTyped("ImportIssue", rows), ({ row }) => row ?? 0);
}
