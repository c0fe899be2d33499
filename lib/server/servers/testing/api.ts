import * as one from "@/app/api/v1/migrations/[migration]/components/[component]/route";
import * as many from "@/app/api/v1/migrations/[migration]/components/route";
import type { Component, ComponentDetail, ComponentList } from "@/lib/contracts/components";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: components as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number };

export function componentsOf(migration: string) {
  const path = `/api/v1/migrations/${migration}/components`;
  const ask = async <T>(
    route: Parameters<typeof knock>[0],
    { role = "engineer", ifMatch }: Call,
    { id, query = "", ...rest }: { id?: string; query?: string; method?: string; body?: unknown },
  ) => {
    const headers = { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) };
    const params: Record<string, string> = id ? { migration, component: id } : { migration };
    const response = await knock(route, `${path}${id ? `/${id}` : ""}${query}`, { headers, params, ...rest });
    return { status: response.status, body: (await response.json()) as T & Problem & { current?: Component } };
  };
  return {
    list: async (query = "", call: Call = {}) => ask<ComponentList>(many.GET, call, { query }),
    get: async (id: string, query = "", call: Call = {}) => ask<ComponentDetail>(one.GET, call, { id, query }),
    enter: async (body: unknown, call: Call = {}) => ask<Component>(many.POST, call, { method: "POST", body }),
    edit: async (id: string, body: unknown, call: Call = {}) => ask<Component>(one.PATCH, call, { id, method: "PATCH", body }),
    archive: async (id: string, call: Call = {}) => ask<Component>(one.DELETE, call, { id, method: "DELETE" }),
  };
}

type Row = { name: string; gateway?: boolean; version?: string; health?: string; more?: string };

/** An export of management servers; `extra` names one more column. */
export function serversCsv(rows: readonly (Row | string)[], group = "OPS_2012R2", extra = ""): string {
  const lines = rows.map((row) => {
    const {
      name,
      gateway = false,
      version = gateway ? "7.1.10184.0" : "7.1.10226.0",
      health = "Success",
      more = "",
    } = typeof row === "string" ? { name: row } : row;
    return [name, gateway, version, health, group, ...(extra ? [more] : [])].join(",");
  });
  return `${["Name", "IsGateway", "Version", "HealthState", "ManagementGroup", ...(extra ? [extra] : [])].join(",")}\n${lines.join("\n")}\n`;
}

/** An export of gateways alone. */
export const gatewaysCsv = (names: readonly string[], group = "OPS_2012R2") =>
  serversCsv(
    names.map((name) => ({ name, gateway: true })),
    group,
  );
