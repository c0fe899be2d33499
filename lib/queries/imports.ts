import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import type { SectionName } from "@/lib/domain/collected/sections";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { hrefOf, reading, readingPages } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export type RowFilter = {
  outcome: readonly RowOutcome[];
  field: readonly string[];
  group: readonly string[];
  section: readonly SectionName[];
  q: string;
};

export const importsQuery = (migration: string) =>
  reading([...migrationKey(migration), "imports"], "GET /api/v1/migrations/{migration}/imports", {
    params: { migration },
    query: { limit: 500 },
  });

export const importQuery = (migration: string, id: string) =>
  reading([...migrationKey(migration), "import", id], "GET /api/v1/migrations/{migration}/imports/{import}", {
    params: { migration, import: id },
  });

export const importRowsQuery = (migration: string, id: string, filter: RowFilter) =>
  readingPages(
    [...migrationKey(migration), "import", id, "rows", filter],
    "GET /api/v1/migrations/{migration}/imports/{import}/rows",
    { params: { migration, import: id }, query: { ...filter, limit: 200 } },
    { keep: true },
  );

export const importFileHref = (migration: string, id: string) =>
  hrefOf("GET /api/v1/migrations/{migration}/imports/{import}/file", { params: { migration, import: id } });

/** Applies what was shown: the revision says which plan that was. Anything said here is planned and applied at once. */
export const applyImport = (migration: string, { id, revision }: ImportRecord, body: ImportInput = {}) =>
  change("POST /api/v1/migrations/{migration}/imports/{import}/application", { params: { migration, import: id }, body, revision });

/** Answers what a waiting import asks, or says otherwise what it took itself, and plans it again. */
export const replanImport = (migration: string, { id, revision }: ImportRecord, body: ImportInput) =>
  change("PATCH /api/v1/migrations/{migration}/imports/{import}", { params: { migration, import: id }, body, revision });

/** Undoes an applied import, discards a planned one. */
export const discardImport = (migration: string, id: string) =>
  change("DELETE /api/v1/migrations/{migration}/imports/{import}", { params: { migration, import: id } });
