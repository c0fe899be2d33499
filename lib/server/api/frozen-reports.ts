import { frozenReportEndpoints } from "@/lib/contracts/frozen-reports";
import { answers } from "@/lib/server/endpoint/answers";
import { compareFrozen } from "@/lib/server/report/frozen/compare";
import { frozenFile, frozenHeaders } from "@/lib/server/report/frozen/file";
import { freezeReport } from "@/lib/server/report/frozen/freeze";
import { listFrozen, readFrozenWhole } from "@/lib/server/report/frozen/read";

export default answers(frozenReportEndpoints, {
  reportsFreeze: {
    run: async ({ call, migration, body }) => {
      const frozen = await freezeReport(call, migration, body);
      return { status: 201, body: frozen, headers: { location: `/api/v1/migrations/${migration.id}/reports/${frozen.number}` } };
    },
  },
  reportsList: ({ params, query }) => listFrozen(params.migration, query),
  reportsGet: ({ params }) => readFrozenWhole(params.migration, params.report),
  reportsCompare: ({ params }) => compareFrozen(params.migration, params.report, params.earlier),
  reportsFile: {
    run: async ({ params, request }) => frozenFile(params.migration, params.report, params.file, { signal: request.signal, agents: true }),
    head: async ({ params }) => frozenHeaders(params.migration, params.report, params.file),
  },
});
