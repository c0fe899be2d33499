import { queryOptions } from "@tanstack/react-query";
import type { Deployment } from "@/lib/contracts/deployment";
import { migrationKey } from "./migrations";
import { request } from "./request";

/** Below the key of components: whatever makes those old makes this old. */
export const deploymentQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "components", "deployment"],
    queryFn: ({ signal }) => request<Deployment>(`/api/v1/migrations/${migration}/deployment`, { signal }),
  });

export const deploymentHref = (migration: string): string => `/m/${migration}/checklists/deploy/components`;

export const firewallCsvHref = (migration: string): string => `/api/v1/migrations/${migration}/firewall.csv`;
