import { createSerializer, parseAsStringLiteral } from "nuqs/server";
import { type RemainingBy, remainingBys } from "@/lib/domain/remaining/cause-codes";
import { parseAsMoment } from "./agent-keys";
import { reading } from "./ask";
import { migrationKey } from "./touched";

export const remainingKeys = { by: parseAsStringLiteral(remainingBys).withDefault("cause"), asOf: parseAsMoment };
const write = createSerializer(remainingKeys);

/** Below the key of progress: whatever makes its counts old makes these old. */
export const remainingQuery = (migration: string, by: RemainingBy, asOf: string | null) =>
  reading(
    [...migrationKey(migration), "progress", "remaining", by, asOf],
    "GET /api/v1/migrations/{migration}/remaining",
    { params: { migration }, query: { by, asOf } },
    { keep: true },
  );

export const remainingHref = (migration: string, filter: { by?: RemainingBy; asOf?: string | null } = {}): string =>
  write(`/m/${migration}/inventory/remaining`, filter);
