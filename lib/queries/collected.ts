import type { ScheduleInput } from "@/lib/contracts/collected";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export const collectedHref = (migration: string): string => `/m/${migration}/imports/collected`;
/** The collector itself, a file that the server hands out as it is. */
export const collectorHref = "/collect/Export-TandemInventory.ps1";

export const collectedQuery = (migration: string) =>
  reading([...migrationKey(migration), "collected"], "GET /api/v1/migrations/{migration}/collected", { params: { migration } });

export const setSchedule = (migration: string, { group, revision, ...body }: ScheduleInput & { group: string; revision: number }) =>
  change("PUT /api/v1/migrations/{migration}/groups/{group}/collection-schedule", {
    params: { migration, group },
    body,
    revision,
  });
