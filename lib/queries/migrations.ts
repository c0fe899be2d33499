import { type QueryKey, queryOptions } from "@tanstack/react-query";
import type { Migration, MigrationInput, MigrationPatch } from "@/lib/contracts/migrations";
import { request } from "./request";

type MigrationList = { items: Migration[]; nextCursor: string | null; total: number };

/** Everything of one migration lives under this key. */
export const migrationKey = (migration: string) => ["migration", migration] as const;

/** The migration that a key is of; null where it is of none. */
export const migrationIn = ([root, id]: QueryKey): string | null => (root === "migration" && typeof id === "string" ? id : null);

export const migrationsQuery = queryOptions({
  queryKey: ["migrations"],
  queryFn: ({ signal }) => request<MigrationList>("/api/v1/migrations?limit=500", { signal }),
});

/** Put away, but kept: read only where they are asked for. */
export const archivedMigrationsQuery = queryOptions({
  queryKey: ["migrations", "archived"],
  queryFn: ({ signal }) => request<MigrationList>("/api/v1/migrations?archived=true&limit=500", { signal }),
});

export const migrationQuery = (migration: string) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "record"],
    queryFn: ({ signal }) => request<Migration>(`/api/v1/migrations/${migration}`, { signal }),
  });

export const createMigration = (body: MigrationInput) => request<Migration>("/api/v1/migrations", { method: "POST", body });

export const editMigration = (migration: Migration, body: MigrationPatch) =>
  request<Migration>(`/api/v1/migrations/${migration.id}`, { method: "PATCH", body, revision: migration.revision });

export const loadSample = () => request<Migration>("/api/v1/sample", { method: "POST" });
