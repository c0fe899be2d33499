import "server-only";
import { z } from "zod";
import type { PolledItem, PolledList, polledListQuery } from "@/lib/contracts/polled";
import { groupKeyOf } from "@/lib/domain/management-groups";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { polledStages } from "@/lib/domain/polled/objects";
import { momentOf } from "@/lib/server/agents/moment";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { comparePositions, pageAfter } from "@/lib/server/answers/page";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { loadPolled } from "./load";

/** What is polled, by kind; what is still the original's alone stands first. */
export async function listPolled(
  migration: Pick<MigrationRow, "id" | "timeZone">,
  query: z.output<typeof polledListQuery>,
): Promise<PolledList> {
  const after = decodeCursor(query.cursor, position);
  const { items, kinds, pools } = await loadPolled(migration.id, momentOf(query.asOf, migration.timeZone));
  const needle = query.q?.trim().toLowerCase();
  const found = items
    .filter(
      (one) =>
        (!query.kind || query.kind.includes(one.kind)) &&
        (!query.stage || query.stage.includes(one.stage)) &&
        (!query.group || one.groups.some(({ name }) => query.group?.some((asked) => groupKeyOf(asked) === groupKeyOf(name)))) &&
        (query.done === undefined || one.done === query.done) &&
        (query.belowFloor === undefined || one.belowFloor === query.belowFloor) &&
        (!needle || one.name.includes(needle) || one.groups.some(({ address }) => address?.includes(needle))),
    )
    .sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  return { ...pageAfter(found, { after, limit: query.limit }, positionOf), kinds: [...kinds], pools: [...pools] };
}

const position = z.tuple([z.string(), z.string(), z.string()]);

function positionOf({ kind, stage, name }: PolledItem): z.infer<typeof position> {
  return [String(polledKinds.indexOf(kind)), String(polledStages.indexOf(stage)), name];
}
