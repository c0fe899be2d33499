import "server-only";
import { z } from "zod";
import type { Component, ComponentList, ComponentListQuery } from "@/lib/contracts/components";
import { componentKinds } from "@/lib/domain/components";
import { groupKeyOf } from "@/lib/domain/management-groups";
import { momentOf } from "@/lib/server/agents/moment";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { comparePositions, pageAfter } from "@/lib/server/answers/page";
import { pool } from "@/lib/server/database/pool";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { type LoadedComponent, loadComponents } from "./load";

export type ComponentsOf = Pick<MigrationRow, "id" | "timeZone">;

/** Components in the order of their kinds, then by management group and name. */
export async function listComponents(migration: ComponentsOf, query: ComponentListQuery): Promise<ComponentList> {
  const after = decodeCursor(query.cursor, position);
  const { components, groups } = await loadComponents(pool(), migration.id, momentOf(query.asOf, migration.timeZone));
  const found = components
    .filter((one) => isAsked(one, query))
    .map(({ shown }) => shown)
    .sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  return { ...pageAfter(found, { after, limit: query.limit }, positionOf), groups };
}

/** What was taken out and is observed nowhere is shown only when it is asked for. */
function isAsked({ shown, state, entry }: LoadedComponent, { kind, group, q, planned, archived }: ComponentListQuery): boolean {
  if (archived ? !entry?.archivedAt : !state && entry?.archivedAt) return false;
  if (kind && !kind.includes(shown.kind)) return false;
  if (group && !group.some((name) => groupKeyOf(name) === groupKeyOf(shown.group))) return false;
  if (planned !== undefined && shown.planned !== planned) return false;
  const needle = q?.trim().toLowerCase();
  return !needle || shown.name.includes(needle) || (shown.instance ?? "").toLowerCase().includes(needle);
}

const position = z.tuple([z.int(), z.string(), z.string(), z.string()]);

function positionOf({ kind, role, group, name }: Component): z.infer<typeof position> {
  return [componentKinds.indexOf(kind), role, group, name];
}
