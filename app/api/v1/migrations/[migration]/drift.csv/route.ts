import { endpoints } from "@/lib/contracts/endpoints";
import { csvResponse } from "@/lib/server/answers/csv";
import { driftCsv } from "@/lib/server/drift/csv";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.driftCsv, async ({ migration, query, now }) =>
  csvResponse(`${migration.name} drift ${now.toISOString().slice(0, 10)}.csv`, driftCsv(migration.id, query)),
);
