import { endpoints } from "@/lib/contracts/endpoints";
import { driftCsv } from "@/lib/server/drift/csv";
import { csvResponse } from "@/lib/server/http/csv";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.driftCsv, async ({ migration, query, now }) =>
  csvResponse(`${migration.name} drift ${now.toISOString().slice(0, 10)}.csv`, driftCsv(migration.id, query)),
);
