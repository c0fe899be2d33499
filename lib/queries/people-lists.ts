import { parseAsStringLiteral } from "nuqs/server";
import { hrefOf, reading, readingPages } from "./ask";
import { search } from "./request";
import { migrationKey } from "./touched";

/** What the page of people's lists shows below its figures. */
export const listParts = ["owners", "withoutAgent", "unclear", "conflicts", "lists"] as const;
export type ListPart = (typeof listParts)[number];
export const peopleListKeys = { show: parseAsStringLiteral(listParts).withDefault("owners") };

export const peopleListsHref = (migration: string, show: ListPart = "owners"): string =>
  `/m/${migration}/inventory/lists${search({ show: show === "owners" ? null : show })}`;
export const ownerHref = (migration: string, owner: string): string => `/m/${migration}/inventory/lists/owner${search({ owner })}`;
export const listedServersCsvHref = (migration: string): string =>
  hrefOf("GET /api/v1/migrations/{migration}/people-lists/servers.csv", { params: { migration } });

/** Below the key of agents: whatever makes those old makes these old. */
const key = (migration: string, ...of: readonly unknown[]) => [...migrationKey(migration), "agents", "people-lists", ...of];

export const peopleListsQuery = (migration: string) =>
  reading(key(migration), "GET /api/v1/migrations/{migration}/people-lists", { params: { migration } });

export const ownersQuery = (migration: string) =>
  readingPages(key(migration, "owners"), "GET /api/v1/migrations/{migration}/owners", { params: { migration }, query: { limit: 100 } });

export const ownerQuery = (migration: string, owner: string) =>
  reading(key(migration, "owner", owner), "GET /api/v1/migrations/{migration}/owners", { params: { migration }, query: { owner } });

/** Their agents in scope, by name, as many as one page of the list holds. */
export const ownedAgentsQuery = (migration: string, owner: string) =>
  reading(key(migration, "owned", owner), "GET /api/v1/migrations/{migration}/agents", {
    params: { migration },
    query: { inScope: true, owner: [owner], limit: mostOwned },
  });
export const mostOwned = 500;

/** `is`: without an agent, or with several that they may be. */
export const listedServersQuery = (migration: string, is: "none" | "several") =>
  readingPages(key(migration, "servers", is), "GET /api/v1/migrations/{migration}/people-lists/servers", {
    params: { migration },
    query: { limit: 100, is: [is] },
  });

export const listConflictsQuery = (migration: string) =>
  readingPages(key(migration, "conflicts"), "GET /api/v1/migrations/{migration}/people-lists/conflicts", {
    params: { migration },
    query: { limit: 100 },
  });
