import { endpoints } from "@/lib/contracts/endpoints";
import { agentsCsv } from "@/lib/server/agents/csv";
import { csvResponse } from "@/lib/server/answers/csv";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.agentsCsv, async ({ migration, query, now }) =>
  csvResponse(`${migration.name} agents ${(query.asOf ?? now.toISOString()).slice(0, 10)}.csv`, agentsCsv(migration, query)),
);
