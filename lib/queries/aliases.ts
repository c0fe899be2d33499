import type { Alias, AliasInput, NameApart } from "@/lib/contracts/aliases";
import { ask } from "./ask";

export const sayAlias = (migration: string, body: AliasInput) =>
  ask("POST /api/v1/migrations/{migration}/aliases", { params: { migration }, body });

export const takeAliasBack = (migration: string, { name, revision }: Alias) =>
  ask("DELETE /api/v1/migrations/{migration}/aliases/{name}", { params: { migration, name }, revision });

type Pair = Pick<NameApart, "name" | "agent">;

export const keepApart = (migration: string, { name, agent: fqdn }: Pair) =>
  ask("PUT /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", {
    params: { migration, fqdn, name },
    body: { reason: null },
  });

export const takeApartBack = (migration: string, { name, agent: fqdn }: Pair) =>
  ask("DELETE /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", { params: { migration, fqdn, name } });
