import type { Alias, AliasInput, NameApart } from "@/lib/contracts/aliases";
import { request } from "./request";

const aliasesPath = (migration: string) => `/api/v1/migrations/${migration}/aliases`;

export const sayAlias = (migration: string, body: AliasInput) => request<Alias>(aliasesPath(migration), { method: "POST", body });

export const takeAliasBack = (migration: string, { name, revision }: Alias) =>
  request<Alias>(`${aliasesPath(migration)}/${encodeURIComponent(name)}`, { method: "DELETE", revision });

type Pair = Pick<NameApart, "name" | "agent">;

const apartPath = (migration: string, { name, agent }: Pair) =>
  `/api/v1/migrations/${migration}/agents/${encodeURIComponent(agent)}/other-computers/${encodeURIComponent(name)}`;

export const keepApart = (migration: string, pair: Pair) =>
  request<NameApart>(apartPath(migration, pair), { method: "PUT", body: { reason: null } });

export const takeApartBack = (migration: string, pair: Pair) => request<NameApart>(apartPath(migration, pair), { method: "DELETE" });
