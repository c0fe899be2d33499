import { createSerializer, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { BaselineInput, DriftItem, PlannedChange, PlannedChangeInput, PlannedChangePatch } from "@/lib/contracts/drift";
import { type DriftSeverity, driftSeverities } from "@/lib/domain/drift/item";
import { hrefOf, reading, readingPages } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

const key = (migration: string) => [...migrationKey(migration), "drift"] as const;

/** Losses that count against the allowance: of a management group, one server or one domain, and between two exports. */
type ChurnRows = Partial<Record<"group" | "server" | "domain" | "after" | "until", string>>;
export type DriftRows = { churn?: boolean | null } & { [K in keyof ChurnRows]?: string | null };

/** Differences of one weight, or of all, page by page; all of them, or losses that count against the allowance. */
export const driftQuery = (migration: string, severity: DriftSeverity | null, { churn, ...rows }: DriftRows = {}) =>
  readingPages(
    [...key(migration), "list", severity, { churn, ...rows }],
    "GET /api/v1/migrations/{migration}/drift",
    { params: { migration }, query: { severity, ...(churn && { churn, ...rows }), limit: 100 } },
    { keep: true },
  );

/** Only the counts and the baseline. */
export const driftCountsQuery = (migration: string) =>
  reading([...key(migration), "counts"], "GET /api/v1/migrations/{migration}/drift", { params: { migration }, query: { limit: 1 } });

export const plannedChangesQuery = (migration: string) =>
  reading([...key(migration), "planned"], "GET /api/v1/migrations/{migration}/planned-changes", {
    params: { migration },
    query: { limit: 500 },
  });

export const sourceHealthQuery = (migration: string) =>
  reading([...key(migration), "health"], "GET /api/v1/migrations/{migration}/source-health", { params: { migration } });

export const freezeBaseline = (migration: string, body: BaselineInput) =>
  change("PUT /api/v1/migrations/{migration}/baseline", { params: { migration }, body });

/** One reason for some differences; null removes what was written. */
export const writeReasons = (migration: string, items: readonly Pick<DriftItem, "id">[], reason: string | null) =>
  change("PUT /api/v1/migrations/{migration}/drift/reasons", { params: { migration }, body: { items: items.map(({ id }) => id), reason } });

export const addPlannedChange = (migration: string, body: PlannedChangeInput) =>
  change("POST /api/v1/migrations/{migration}/planned-changes", { params: { migration }, body });

type Revised = Pick<PlannedChange, "id" | "revision">;

export const editPlannedChange = (migration: string, { id: planned, revision }: Revised, body: PlannedChangePatch) =>
  change("PATCH /api/v1/migrations/{migration}/planned-changes/{planned}", { params: { migration, planned }, body, revision });

export const archivePlannedChange = (migration: string, { id: planned, revision }: Revised) =>
  change("DELETE /api/v1/migrations/{migration}/planned-changes/{planned}", { params: { migration, planned }, revision });

export const driftKeys = {
  weight: parseAsStringLiteral(driftSeverities),
  churn: parseAsBoolean,
  group: parseAsString,
  server: parseAsString,
  domain: parseAsString,
  after: parseAsString,
  until: parseAsString,
};
const write = createSerializer(driftKeys);

export const driftHref = (migration: string, weight: DriftSeverity | null = null): string =>
  write(`/m/${migration}/checklists/retain/drift`, { weight });

export const churnHref = (migration: string, rows: ChurnRows): string =>
  write(`/m/${migration}/checklists/retain/drift`, { churn: true, ...rows });

export const driftCsvHref = (migration: string, severity: DriftSeverity | null, { churn, ...rows }: DriftRows): string =>
  hrefOf("GET /api/v1/migrations/{migration}/drift.csv", { params: { migration }, query: { severity, ...(churn && { churn, ...rows }) } });
