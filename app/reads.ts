import { notFound } from "next/navigation";
import { cache } from "react";
import type { Migration } from "@/lib/contracts/migrations";
import type { ComponentKind } from "@/lib/domain/components";
import type { DriftSeverity } from "@/lib/domain/drift/item";
import type { RemainingBy } from "@/lib/domain/remaining/cause-codes";
import type { Actor } from "@/lib/domain/roles";
import { parseAsMoment } from "@/lib/queries/agent-links";
import type { PendingFilter } from "@/lib/queries/pending";
import type { ReportAddress } from "@/lib/queries/reports";
import { listActivity } from "@/lib/server/activity/list";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { readDeployment } from "@/lib/server/deployment/read";
import { readSourceHealth } from "@/lib/server/drift/health";
import { listDrift } from "@/lib/server/drift/list";
import { listPlannedChanges } from "@/lib/server/drift/planned";
import { positionOf } from "@/lib/server/events/position";
import { listGates } from "@/lib/server/gates/read";
import { getImport, listImports } from "@/lib/server/imports/read";
import { listMigrations } from "@/lib/server/migrations/list";
import { readMigration } from "@/lib/server/migrations/read";
import { getOverview } from "@/lib/server/overview/read";
import { listPending } from "@/lib/server/pending/list";
import { listPeople } from "@/lib/server/people/list";
import { allTokens as listTokens } from "@/lib/server/people/manage-tokens";
import { getProgress } from "@/lib/server/progress/read";
import { readRemaining } from "@/lib/server/remaining/read";
import { compareFrozen } from "@/lib/server/report/frozen/compare";
import { listFrozen, readFrozenWhole } from "@/lib/server/report/frozen/read";
import { makeReport } from "@/lib/server/report/make";
import { listSchedules, listSendings } from "@/lib/server/report/sending/manage";
import { listComponents } from "@/lib/server/servers/list";
import { getComponent } from "@/lib/server/servers/read";
import { listBuilds } from "@/lib/server/settings/builds/list";
import { listLimits } from "@/lib/server/settings/limits";
import { listTasks } from "@/lib/server/tasks/list";

/** What pages ask of the server in the same process. Each answers as the endpoint of the same name does. */

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Where the migration stood before anything of it was read for this request; null where that cannot be told, as what fails is asked for again. */
export const positionBefore = cache(async (id: string): Promise<string | null> => positionOf(pool(), id, new Date()).catch(() => null));

/** The migration of this request, read once; the page for unknown addresses when there is none. */
export const migrationOf = cache(async (id: string): Promise<Migration> => {
  if (!isId(id)) notFound();
  await positionBefore(id);
  return await found(() => readMigration(pool(), id));
});

async function found<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) notFound();
    throw error;
  }
}

export const allMigrations = () => listMigrations({ limit: 500 });

export const progressOf = async (migration: string, asOf: string | null) =>
  getProgress(await migrationOf(migration), asOf ?? undefined, new Date());

export const overviewOf = async (migration: string, asOf: string | null) =>
  getOverview(await migrationOf(migration), asOf ?? undefined, new Date());

/** The report that an address asks for; lists that name nothing ask for everything. */
export const reportOf = async (migration: string, { asOf, ...lists }: ReportAddress) => {
  const part = Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0));
  return makeReport(await migrationOf(migration), { ...part, asOf: asOf ?? undefined }, new Date());
};

export const remainingOf = async (migration: string, by: RemainingBy, asOf: string | null) =>
  readRemaining(await migrationOf(migration), { by, asOf: asOf ?? undefined }, new Date());

export const deploymentOf = async (migration: string) => readDeployment((await migrationOf(migration)).id);

export const frozenReportsOf = (migration: string) => listFrozen(migration, { limit: 50 });

export const reportSchedulesOf = (migration: string) => listSchedules(migration);

export const reportSendingsOf = (migration: string) => listSendings(migration);

/** The number of a frozen report in an address; the page for unknown addresses where it is none. */
export const reportNumberIn = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound());

export const frozenReportOf = cache((migration: string, number: number) => found(() => readFrozenWhole(migration, number)));

export const reportComparisonOf = cache((migration: string, number: number, earlier: number) =>
  found(() => compareFrozen(migration, number, earlier)),
);

export const importsOf = (migration: string) => listImports(migration, { limit: 500 });

export const importOf = (migration: string, id: string) => getImport(migration, id);

export const activityOf = async (migration: string) => listActivity(await migrationOf(migration), { limit: 100 });

export const componentsOf = async (migration: string, kind: readonly ComponentKind[], asOf: string | null) =>
  listComponents(await migrationOf(migration), { kind: [...kind], asOf: asOf ?? undefined, limit: 500 });

export const componentOf = async (migration: string, id: string, asOf: string | null) =>
  getComponent(await migrationOf(migration), id, asOf ?? undefined);

export const pendingOf = async (migration: string, { group, waits, overtaken, asOf }: PendingFilter) =>
  listPending(await migrationOf(migration), {
    ...(group.length ? { group } : {}),
    ...(waits.length ? { waits } : {}),
    overtaken: overtaken ?? undefined,
    asOf: asOf ?? undefined,
    limit: 500,
  });

export const tasksOf = async (migration: string, actor: Actor) => listTasks((await migrationOf(migration)).id, { limit: 500 }, actor);

export const gatesOf = async (migration: string) => listGates((await migrationOf(migration)).id);

export const driftPageOf = async (migration: string, severity: DriftSeverity | null) =>
  listDrift(await migrationOf(migration), { limit: 100, ...(severity ? { severity: [severity] } : {}) });

export const plannedChangesOf = async (migration: string) => listPlannedChanges(await migrationOf(migration), { limit: 500 }, new Date());

export const sourceHealthOf = async (migration: string) => readSourceHealth((await migrationOf(migration)).id);

/** The past moment that an address asks for; null for now, and for what is no moment. */
export const momentIn = (asked: Record<string, string | string[] | undefined>) =>
  typeof asked.asOf === "string" ? parseAsMoment.parse(asked.asOf) : null;
export const allPeople = () => listPeople();

export const allTokens = () => listTokens();

export const allBuilds = () => listBuilds();

export const allLimits = () => listLimits();

/** The zones that this server knows; a browser's own list may hold others, which the server would refuse. */
export const timeZones = () => ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
