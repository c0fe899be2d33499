import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { answering } from "@/lib/server/endpoint/answering";
import { readMigration } from "@/lib/server/migrations/read";
import { editMigration } from "@/lib/server/settings/migration";

export const GET = answering(endpoints.migrationsGet, ({ params }) => readMigration(pool(), params.migration));

export const PATCH = answering(endpoints.migrationsEdit, ({ call, params, body, ifMatch }) =>
  editMigration(call, params.migration, body, ifMatch),
);
