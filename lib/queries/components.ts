import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Component, ComponentDetail, ComponentInput, ComponentList, ComponentPatch } from "@/lib/contracts/components";
import type { ComponentKind } from "@/lib/domain/components";
import { inventoryHref } from "./agent-links";
import { migrationKey } from "./migrations";
import { request, search } from "./request";

const componentsPath = (migration: string) => `/api/v1/migrations/${migration}/components`;

export const componentsQuery = (migration: string, kind: readonly ComponentKind[], asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "components", kind, asOf],
    queryFn: ({ signal }) => request<ComponentList>(`${componentsPath(migration)}${search({ kind, asOf, limit: 500 })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const componentQuery = (migration: string, id: string, asOf: string | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "component", id, asOf],
    queryFn: ({ signal }) => request<ComponentDetail>(`${componentsPath(migration)}/${id}${search({ asOf })}`, { signal }),
  });

export const enterComponent = (migration: string, body: ComponentInput) =>
  request<Component>(componentsPath(migration), { method: "POST", body });

export const editComponent = (migration: string, one: Pick<Component, "id" | "revision">, body: ComponentPatch) =>
  request<Component>(`${componentsPath(migration)}/${one.id}`, { method: "PATCH", body, revision: one.revision });

export const archiveComponent = (migration: string, one: Pick<Component, "id" | "revision">) =>
  request<Component>(`${componentsPath(migration)}/${one.id}`, { method: "DELETE", revision: one.revision });

export function componentHref(migration: string, id: string, asOf: string | null): string {
  return `/m/${migration}/inventory/servers/${id}${search({ asOf })}`;
}

/** The agents that name it as their primary server: the rows behind their number. */
export function agentsOfHref(
  migration: string,
  { name, group, knownAs }: Component,
  filter: Parameters<typeof inventoryHref>[1] = {},
): string {
  return inventoryHref(migration, { ...filter, server: knownAs.length ? knownAs : [name], group: [group] });
}
