import "server-only";
import { z } from "zod";
import type { PendingItem, PendingList, PendingListQuery } from "@/lib/contracts/pending";
import { groupKeyOf } from "@/lib/domain/management-groups";
import type { pendingFor } from "@/lib/domain/pending";
import { momentOf } from "@/lib/server/agents/moment";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { comparePositions, pageAfter } from "@/lib/server/answers/page";
import { pool } from "@/lib/server/database/pool";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadPending } from "./load";

/** What waits, failures first, then by what it waits for, management group and name; what is overtaken comes last. */
export async function listPending(migration: Pick<MigrationRow, "id" | "timeZone">, query: PendingListQuery): Promise<PendingList> {
  const after = decodeCursor(query.cursor, position);
  const { items: all, groups } = await loadPending(pool(), migration.id, momentOf(query.asOf, migration.timeZone));
  const found = all.filter((one) => isAsked(one, query)).sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  return { ...pageAfter(found, { after, limit: query.limit }, positionOf), groups };
}

function isAsked(one: PendingItem, { group, action, waits, overtaken, q }: PendingListQuery): boolean {
  if (group && !group.some((name) => groupKeyOf(name) === groupKeyOf(one.group))) return false;
  if (action && !(one.action !== null && action.includes(one.action))) return false;
  if (waits && !waits.includes(one.waits)) return false;
  if (overtaken !== undefined && one.overtaken !== overtaken) return false;
  const needle = q?.trim().toLowerCase();
  return !needle || one.name.includes(needle) || (one.agent ?? "").includes(needle);
}

const position = z.tuple([z.string(), z.string(), z.string()]);
const order = ["repair", "decision", "task", "unknown"] as const satisfies readonly (typeof pendingFor)[number][];

function positionOf({ overtaken, waits, group, name }: PendingItem): z.infer<typeof position> {
  return [`${overtaken ? 1 : 0}${order.indexOf(waits)}`, group, name];
}
