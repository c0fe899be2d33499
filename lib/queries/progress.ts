import { reading } from "./ask";
import { migrationKey } from "./touched";

export const progressQuery = (migration: string, asOf: string | null) =>
  reading(
    [...migrationKey(migration), "progress", asOf],
    "GET /api/v1/migrations/{migration}/progress",
    { params: { migration }, query: { asOf } },
    { keep: true },
  );
