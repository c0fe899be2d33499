import { hrefOf, reading } from "./ask";
import { migrationKey } from "./touched";

/** Below the key of components: whatever makes those old makes this old. */
export const deploymentQuery = (migration: string) =>
  reading([...migrationKey(migration), "components", "deployment"], "GET /api/v1/migrations/{migration}/deployment", {
    params: { migration },
  });

export const deploymentHref = (migration: string): string => `/m/${migration}/checklists/deploy/components`;

export const firewallCsvHref = (migration: string): string =>
  hrefOf("GET /api/v1/migrations/{migration}/firewall.csv", { params: { migration } });
