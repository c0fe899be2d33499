import { createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { polledKinds } from "@/lib/domain/polled/kinds";
import { polledStages } from "@/lib/domain/polled/objects";
import { parseAsMoment } from "./agent-keys";
import { readingPages } from "./ask";
import { migrationKey } from "./touched";

/** What the list shows, in the page's address and the API's query alike. */
export const polledKeys = {
  kind: parseAsStringLiteral(polledKinds).withDefault("unixAgents"),
  stage: parseAsStringLiteral(polledStages),
  q: parseAsString.withDefault(""),
  asOf: parseAsMoment,
};
export type PolledFilter = inferParserType<typeof polledKeys>;
const write = createSerializer(polledKeys);
export const polledHref = (migration: string, filter: Partial<PolledFilter> = {}): string =>
  write(`/m/${migration}/inventory/polled`, filter);

export const polledQuery = (migration: string, { kind, stage, q, asOf }: PolledFilter) =>
  readingPages(
    [...migrationKey(migration), "polled", { kind, stage, q, asOf }],
    "GET /api/v1/migrations/{migration}/polled",
    { params: { migration }, query: { kind: [kind], stage: stage === null ? undefined : [stage], q: q || undefined, asOf, limit: 200 } },
    { keep: true },
  );
