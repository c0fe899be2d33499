import { migrationEndpoints } from "@/lib/contracts/migrations";
import { pool } from "@/lib/server/database/pool";
import { answers } from "@/lib/server/endpoint/answers";
import { createMigration } from "@/lib/server/migrations/create";
import { listMigrations } from "@/lib/server/migrations/list";
import { readMigration } from "@/lib/server/migrations/read";
import { loadSample } from "@/lib/server/sample/load";
import { editMigration } from "@/lib/server/settings/migration";

export default answers(migrationEndpoints, {
  migrationsCreate: {
    run: async ({ call, body }) => {
      const migration = await createMigration(call, body);
      return { status: 201, body: migration, headers: { location: `/api/v1/migrations/${migration.id}` } };
    },
  },
  migrationsList: ({ query }) => listMigrations(query),
  migrationsGet: ({ params }) => readMigration(pool(), params.migration),
  migrationsEdit: ({ call, params, body, ifMatch }) => editMigration(call, params.migration, body, ifMatch),
  sampleLoad: {
    run: async ({ call }) => {
      const migration = await loadSample(call);
      return { status: 201, body: migration, headers: { location: `/api/v1/migrations/${migration.id}` } };
    },
  },
});
