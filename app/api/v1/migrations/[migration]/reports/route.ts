import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { freezeReport } from "@/lib/server/report/frozen/freeze";
import { listFrozen } from "@/lib/server/report/frozen/read";

export const GET = answering(endpoints.reportsList, ({ params, query }) => listFrozen(params.migration, query));

export const POST = handler(endpoints.reportsFreeze, async ({ call, migration, body }) => {
  const frozen = await freezeReport(call, migration, body);
  return { status: 201, body: frozen, headers: { location: `/api/v1/migrations/${migration.id}/reports/${frozen.number}` } };
});
