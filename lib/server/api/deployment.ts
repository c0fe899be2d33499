import { deploymentEndpoints } from "@/lib/contracts/deployment";
import { csvResponse } from "@/lib/server/answers/csv";
import { firewallCsv } from "@/lib/server/deployment/firewall-csv";
import { readDeployment } from "@/lib/server/deployment/read";
import { answers } from "@/lib/server/endpoint/answers";

export default answers(deploymentEndpoints, {
  deployment: ({ migration }) => readDeployment(migration.id),
  firewallCsv: {
    run: async ({ migration, now }) =>
      csvResponse(`${migration.name} firewall ${now.toISOString().slice(0, 10)}.csv`, firewallCsv(migration.id)),
  },
});
