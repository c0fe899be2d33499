import type { Alias, AliasInput } from "@/lib/contracts/aliases";
import { request } from "./request";

const aliasesPath = (migration: string) => `/api/v1/migrations/${migration}/aliases`;

export const sayAlias = (migration: string, body: AliasInput) => request<Alias>(aliasesPath(migration), { method: "POST", body });

export const takeAliasBack = (migration: string, { name, revision }: Alias) =>
  request<Alias>(`${aliasesPath(migration)}/${encodeURIComponent(name)}`, { method: "DELETE", revision });
