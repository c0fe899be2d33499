import { endpoints } from "@/lib/contracts/endpoints";
import { csvResponse } from "@/lib/server/answers/csv";
import { firewallCsv } from "@/lib/server/deployment/firewall-csv";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.firewallCsv, async ({ migration, now }) =>
  csvResponse(`${migration.name} firewall ${now.toISOString().slice(0, 10)}.csv`, firewallCsv(migration.id)),
);
