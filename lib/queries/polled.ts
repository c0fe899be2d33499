import { createSerializer, type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { polledStages } from "@/lib/domain/polled/objects";
import { parseAsMoment } from "./agent-keys";
import { readingPages } from "./ask";
import { migrationKey } from "./touched";

/** What the list shows, in the page's address and the API's query alike. */
export const polledKeys = {
  kind: parseAsStringLiteral(polledKinds).withDefault("unixAgents"),
  stage: parseAsStringLiteral(polledStages),
  /** Of one original, done or with too old an agent: what a number elsewhere opens. */
  group: parseAsString,
  done: parseAsBoolean,
  belowFloor: parseAsBoolean,
  q: parseAsString.withDefault(""),
  asOf: parseAsMoment,
};
export type PolledFilter = inferParserType<typeof polledKeys>;
const write = createSerializer(polledKeys);
export const polledHref = (migration: string, filter: Partial<PolledFilter> = {}): string =>
  write(`/m/${migration}/inventory/polled`, filter);

/** Those that any management group polls; who is gone only where it is asked for. */
const polledNow = polledStages.filter((stage) => stage !== "gone");

export const polledQuery = (migration: string, { kind, stage, group, done, belowFloor, q, asOf }: PolledFilter) =>
  readingPages(
    [...migrationKey(migration), "polled", { kind, stage, group, done, belowFloor, q, asOf }],
    "GET /api/v1/migrations/{migration}/polled",
    {
      params: { migration },
      query: {
        kind: [kind],
        stage: stage === null ? polledNow : [stage],
        group: group === null ? undefined : [group],
        done: done ?? undefined,
        belowFloor: belowFloor ?? undefined,
        q: q || undefined,
        asOf,
        limit: 200,
      },
    },
    { keep: true },
  );
