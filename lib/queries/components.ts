import type { Component, ComponentInput, ComponentPatch } from "@/lib/contracts/components";
import type { ComponentKind } from "@/lib/domain/components";
import { inventoryHref } from "./agent-links";
import { reading } from "./ask";
import { change } from "./change";
import { search } from "./request";
import { migrationKey } from "./touched";

export const componentsQuery = (migration: string, kind: readonly ComponentKind[], asOf: string | null) =>
  reading(
    [...migrationKey(migration), "components", kind, asOf],
    "GET /api/v1/migrations/{migration}/components",
    { params: { migration }, query: { kind, asOf, limit: 500 } },
    { keep: true },
  );

export const componentQuery = (migration: string, component: string, asOf: string | null) =>
  reading([...migrationKey(migration), "component", component, asOf], "GET /api/v1/migrations/{migration}/components/{component}", {
    params: { migration, component },
    query: { asOf },
  });

export const enterComponent = (migration: string, body: ComponentInput) =>
  change("POST /api/v1/migrations/{migration}/components", { params: { migration }, body });

type Revised = Pick<Component, "id" | "revision">;

export const editComponent = (migration: string, { id: component, revision }: Revised, body: ComponentPatch) =>
  change("PATCH /api/v1/migrations/{migration}/components/{component}", { params: { migration, component }, body, revision });

export const archiveComponent = (migration: string, { id: component, revision }: Revised) =>
  change("DELETE /api/v1/migrations/{migration}/components/{component}", { params: { migration, component }, revision });

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
