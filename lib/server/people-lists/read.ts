import "server-only";
import { z } from "zod";
import type { ListConflict, ListedServer, ListedServersQuery, PeopleLists } from "@/lib/contracts/people-lists";
import { listFieldNames } from "@/lib/domain/people-lists/fields";
import { inZone } from "@/lib/server/agents/moment";
import { csvLine } from "@/lib/server/answers/csv";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { dayAt } from "@/lib/server/answers/date-range";
import { pageAfter } from "@/lib/server/answers/page";
import { pool } from "@/lib/server/database/pool";
import { int, orNull, readRows, text } from "@/lib/server/database/rows";
import { nameAt, placesOf } from "@/lib/server/estate/columns";
import { askEstate } from "@/lib/server/estate/kept";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { keptLists, type List, type Unmet } from "./load";

export type ListsOf = Pick<MigrationRow, "id" | "timeZone" | "targetDate">;

/** What lists say together. `today` is the day in the migration's zone. */
export async function readPeopleLists({ id, timeZone, targetDate }: ListsOf, now: Date): Promise<PeopleLists> {
  return await askEstate(id, async (estate) => {
    const { lists, listed, unmet } = await keptLists(estate);
    const view = estate.at(null);
    const inScope = view.where({ inScope: true });
    const ends = (until: string) => view.where(inZone({ inScope: true, decommission: [`before:${until}`] }, timeZone)).total;
    return {
      lists,
      listed: inScope.keys().filter((key) => listed.has(key)).length,
      withoutAgent: unmet.filter(({ keys }) => keys.length === 0).length,
      several: unmet.filter(({ keys }) => keys.length > 0).length,
      inScope: inScope.total,
      unowned: view.where({ inScope: true, owned: false }).total,
      conflicts: [...listed.values()].flat().filter(({ others }) => others.length > 0).length,
      decommission: {
        listed: view.where({ inScope: true, decommission: ["since:1970-01-01"] }).total,
        passed: ends(dayAt(now, timeZone)),
        beforeTarget: targetDate ? ends(targetDate) : null,
      },
    };
  });
}

/** Names that mean no agent, by name. */
export async function listServers({ id }: Pick<ListsOf, "id">, query: ListedServersQuery) {
  const after = decodeCursor(query.cursor, z.tuple([z.string()]));
  const needle = query.q?.trim().toLowerCase() ?? "";
  return await askEstate(id, async (estate) => {
    const { lists, unmet } = await keptLists(estate);
    const found = unmet.filter(
      ({ name, keys, facts }) =>
        (!query.is || query.is.includes(keys.length ? "several" : "none")) &&
        [name, ...Object.values(facts)].some((told) => told?.toLowerCase().includes(needle)),
    );
    const page = pageAfter(found, { after, limit: query.limit }, ({ name }) => [name]);
    const { agents } = estate.columns;
    const placeOf = placesOf(agents);
    const nameOf = (key: number) => (placeOf(key) < 0 ? [] : [nameAt(agents, placeOf(key))]);
    return { ...page, items: page.items.map((one) => present(one, lists, nameOf)) };
  });
}

function present({ name, keys, facts, number, row }: Unmet, lists: readonly List[], nameOf: (key: number) => string[]): ListedServer {
  const of = lists.find(({ importNumber }) => importNumber === number);
  const { owner = null, service = null, environment = null, site = null, decommission = null } = facts;
  const candidates = keys.flatMap(nameOf).sort();
  const told = { owner, service, environment, site, decommission };
  return { name, candidates, ...told, fileName: of?.fileName ?? "", importId: of?.importId ?? "", importNumber: number, row };
}

export async function* serversCsv(migrationId: string): AsyncGenerator<string> {
  yield csvLine(["Server", "Owner", "Service", "Environment", "Site", "Decommission date", "List", "Row"]);
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await listServers({ id: migrationId }, { limit: 500, is: ["none"], ...(cursor ? { cursor } : {}) });
    for (const one of items)
      yield csvLine([one.name, one.owner, one.service, one.environment, one.site, one.decommission, one.fileName, one.row]);
    if (!nextCursor) return;
    cursor = nextCursor;
  }
}

/** Where lists contradict each other, by agent and field. */
export async function listConflicts(
  { id }: Pick<ListsOf, "id">,
  query: { cursor?: string | undefined; limit: number; q?: string | undefined },
) {
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
  const needle = query.q?.trim().toLowerCase() ?? "";
  return await askEstate(id, async (estate) => {
    const { lists, listed: all } = await keptLists(estate);
    const { agents } = estate.columns;
    const placeOf = placesOf(agents);
    const idOf = new Map(lists.map(({ importNumber, importId }) => [importNumber, importId]));
    const at = ({ number, row }: { number: number; row: number }) => ({ importId: idOf.get(number) ?? "", importNumber: number, row });
    const typed = await typedOwners(id);
    const conflicts = [...all].flatMap(([key, listed]) => {
      const fqdn = nameAt(agents, placeOf(key));
      return listed.flatMap(({ field, value, others, ...where }): ListConflict[] =>
        others.length === 0 || !fqdn.includes(needle)
          ? []
          : [
              {
                fqdn,
                field,
                value,
                ...at(where),
                others: others.map((other) => ({ value: other.value, ...at(other) })),
                typed: field === "owner" ? (typed.get(key) ?? null) : null,
              },
            ],
      );
    });
    const positionOf = ({ fqdn, field }: ListConflict) => [fqdn, field] as [string, string];
    const sorted = conflicts.sort((a, b) =>
      a.fqdn === b.fqdn ? listFieldNames.indexOf(a.field) - listFieldNames.indexOf(b.field) : a.fqdn < b.fqdn ? -1 : 1,
    );
    return pageAfter(sorted, { after, limit: query.limit }, positionOf, ([a, one], [b, other]) =>
      a === b ? listFieldNames.indexOf(one as never) - listFieldNames.indexOf(other as never) : a < b ? -1 : 1,
    );
  });
}

async function typedOwners(migrationId: string): Promise<ReadonlyMap<number, string | null>> {
  const question = "select agent_key as key, owner from agent_plan where migration_id = $1 and owner is not null";
  const rows = await readRows(pool(), { key: int, owner: orNull(text) }, question, [migrationId]);
  return new Map(rows.map(({ key, owner }) => [key, owner]));
}
