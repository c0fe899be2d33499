import type { Alias, AliasInput, NameApart } from "@/lib/contracts/aliases";
import { change } from "./change";

export const sayAlias = (migration: string, body: AliasInput) =>
  change("POST /api/v1/migrations/{migration}/aliases", { params: { migration }, body });

export const takeAliasBack = (migration: string, { name, revision }: Alias) =>
  change("DELETE /api/v1/migrations/{migration}/aliases/{name}", { params: { migration, name }, revision });

type Pair = Pick<NameApart, "name" | "agent">;

export const keepApart = (migration: string, { name, agent: fqdn }: Pair) =>
  change("PUT /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", {
    params: { migration, fqdn, name },
    body: { reason: null },
  });

export const takeApartBack = (migration: string, { name, agent: fqdn }: Pair) =>
  change("DELETE /api/v1/migrations/{migration}/agents/{fqdn}/other-computers/{name}", { params: { migration, fqdn, name } });
