import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import type { Remaining, RemainingItem } from "@/lib/contracts/remaining";
import { causeCodes, type RemainingBy, remainingBys } from "@/lib/domain/remaining/cause-codes";
import { methods } from "@/lib/domain/stages";
import { type AgentFilter, parseAsMoment } from "./agent-links";
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

/** The agents in scope that share a value, as their list takes them. */
export function agentsOfItem(by: RemainingBy, { value }: Pick<RemainingItem, "value">): Partial<AgentFilter> {
  if (value === null) return by === "owner" ? { owned: false, inScope: true } : { unknown: unknownOf(by), inScope: true };
  if (by === "cause") return { cause: causeCodes.filter((code) => code === value) };
  if (by === "method") return { method: methods.filter((method) => method === value), inScope: true };
  return { [by]: [value], inScope: true };
}

function unknownOf(by: RemainingBy): AgentFilter["unknown"] {
  return by === "method" || by === "domain" || by === "server" ? [by] : [];
}
