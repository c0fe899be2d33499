import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { Remaining } from "@/lib/contracts/remaining";
import { type RemainingBy, remainingBys } from "@/lib/domain/remaining/cause-codes";
import { parseAsMoment } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

export const remainingKeys = { by: parseAsStringLiteral(remainingBys).withDefault("cause"), asOf: parseAsMoment };
export const readRemainingKeys = createLoader(remainingKeys);
const write = createSerializer(remainingKeys);

/** Below the key of progress: whatever makes its counts old makes these old. */
export const remainingQuery = (migration: string, by: RemainingBy, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "progress", "remaining", by, asOf],
    queryFn: ({ signal }) => request<Remaining>(`/api/v1/migrations/${migration}/remaining${search({ by, asOf })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const remainingHref = (migration: string, filter: { by?: RemainingBy; asOf?: string | null } = {}): string =>
  write(`/m/${migration}/checklists/upgrade/remaining`, filter);
