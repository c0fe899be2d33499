import { endpoints } from "@/lib/contracts/endpoints";
import { firewallCsv } from "@/lib/server/deployment/firewall-csv";
import { csvResponse } from "@/lib/server/http/csv";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.firewallCsv, async ({ migration, now }) =>
  csvResponse(`${migration.name} firewall ${now.toISOString().slice(0, 10)}.csv`, firewallCsv(migration.id)),
);
