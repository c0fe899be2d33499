import type { QueryKey } from "@tanstack/react-query";
import type { Migration, MigrationInput, MigrationPatch } from "@/lib/contracts/migrations";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

/** The migration that a key is of; null where it is of none. */
export const migrationIn = ([root, id]: QueryKey): string | null => (root === "migration" && typeof id === "string" ? id : null);

export const migrationsQuery = reading(["migrations"], "GET /api/v1/migrations", { query: { limit: 500 } });

/** Put away, but kept: read only where they are asked for. */
export const archivedMigrationsQuery = reading(["migrations", "archived"], "GET /api/v1/migrations", {
  query: { archived: true, limit: 500 },
});

export const migrationQuery = (migration: string) =>
  reading([...migrationKey(migration), "record"], "GET /api/v1/migrations/{migration}", { params: { migration } });

export const createMigration = (body: MigrationInput) => change("POST /api/v1/migrations", { body });

export const editMigration = ({ id: migration, revision }: Migration, body: MigrationPatch) =>
  change("PATCH /api/v1/migrations/{migration}", { params: { migration }, body, revision });

export const loadSample = () => change("POST /api/v1/sample", {});
