import {
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { pendingFor } from "@/lib/domain/pending";
import { parseAsMoment } from "./agent-keys";
import { reading } from "./ask";
import { migrationKey } from "./touched";

/** What the list shows, in the page's address and the API's query alike. */
export const pendingKeys = {
  group: parseAsNativeArrayOf(parseAsString),
  waits: parseAsNativeArrayOf(parseAsStringLiteral(pendingFor)),
  overtaken: parseAsBoolean,
  asOf: parseAsMoment,
};
export type PendingFilter = inferParserType<typeof pendingKeys>;
export const allPending: PendingFilter = { group: [], waits: [], overtaken: null, asOf: null };
const write = createSerializer(pendingKeys);
export const pendingHref = (migration: string, filter: Partial<PendingFilter> = {}): string =>
  write(`/m/${migration}/inventory/pending`, filter);

/** Pending actions, at most 500. */
export const pendingQuery = (migration: string, filter: PendingFilter) =>
  reading(
    [...migrationKey(migration), "pending", filter],
    "GET /api/v1/migrations/{migration}/pending",
    { params: { migration }, query: { ...filter, limit: 500 } },
    { keep: true },
  );
