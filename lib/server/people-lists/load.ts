import "server-only";
import { z } from "zod";
import { firstLabel } from "@/lib/domain/agent-names";
import { isServer, type ObservedKind } from "@/lib/domain/components";
import { type ListFacts, listFieldNames } from "@/lib/domain/people-lists/fields";
import { listedOf } from "@/lib/domain/people-lists/listed";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { placesOf } from "@/lib/server/estate/columns";
import { keptWithEstate } from "@/lib/server/estate/kept-with";
import { loadMeantRows, type MeantRow, rowsOfAgents } from "@/lib/server/plans/listed-rows";
import { keptServerSightings } from "@/lib/server/projection/server-sightings";

/** A list that counts. */
export type List = {
  importId: string;
  importNumber: number;
  fileName: string;
  capturedAt: string;
  appliedBy: string;
  withoutAgent: number;
};
/** A name that means no agent, as its last row has it; `keys`: agents of which it may be one. */
export type Unmet = { name: string; keys: number[]; facts: ListFacts; number: number; row: number };

/**
 * All lists that count, the newest first, what they say of agents, and the names that mean none that a management group lists. Management servers and
 * gateways need none.
 */
export const keptLists = keptWithEstate(async (estate) => {
  const lists = await loadLists(estate.migrationId);
  const rows = lists.length ? await loadMeantRows(pool(), estate.migrationId) : [];
  const placeOf = placesOf(estate.columns.agents);
  // Asked after the agents were: one that came meanwhile is there when the lists are asked again.
  const listed = new Map([...listedOf(rowsOfAgents(rows))].filter(([key, said]) => placeOf(key) >= 0 && said.length > 0));
  const isOfServer = rows.length ? serverNames((await keptServerSightings(estate)).sightings) : () => false;
  return {
    lists: lists.map((list) => ({ ...list, ...toldOf(rows, list) })),
    listed,
    unmet: unmetIn(rows.filter(({ name }) => !isOfServer(name))),
  };
});

/** Whether a name is of a management server or gateway, by its whole name or, without a domain, by its first label. */
function serverNames(sightings: readonly { kind: ObservedKind; name: string | null }[]): (name: string) => boolean {
  const names = sightings.flatMap(({ kind, name }) => (isServer(kind) && name !== null ? [name] : []));
  const all = new Set([...names, ...names.map(firstLabel)]);
  return (name) => all.has(name);
}

/** What one list brought that counts. */
function toldOf(rows: readonly MeantRow[], { importNumber }: List) {
  const own = rows.filter(({ number }) => number === importNumber);
  const agents = new Set(own.flatMap(({ meant }) => (meant.as === "agent" ? [meant.key] : []))).size;
  return { rows: own.length, agents, fields: listFieldNames.filter((field) => own.some(({ facts }) => facts[field])) };
}

function unmetIn(rows: readonly MeantRow[]): Unmet[] {
  const byName = new Map<string, Unmet>();
  for (const { name, meant, facts, number, row } of rows) {
    if (meant.as === "agent" && meant.live) continue;
    const before = byName.get(name)?.facts;
    byName.set(name, { name, keys: meant.as === "several" ? meant.keys : [], facts: { ...before, ...facts }, number, row });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const list = z.object({
  withoutAgent: z.number(),
  importId: z.string(),
  importNumber: z.number(),
  fileName: z.string(),
  capturedAt: z.date().transform((at) => at.toISOString()),
  appliedBy: z.string(),
});

async function loadLists(migrationId: string): Promise<List[]> {
  return await asked(
    pool(),
    list,
    `select id as "importId", number as "importNumber", file_name as "fileName", captured_at as "capturedAt", coalesce(applied_by, '') as "appliedBy",
            without_agent as "withoutAgent"
       from import where migration_id = $1 and kind = 'peopleList' and status = 'applied' order by captured_at desc, number desc`,
    [migrationId],
  );
}
