import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { readFrozenWhole } from "@/lib/server/report/frozen/read";

export const GET = handler(endpoints.reportsGet, async ({ params }) => ({
  status: 200,
  body: await readFrozenWhole(params.migration, params.report),
}));
