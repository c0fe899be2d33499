import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { compareFrozen } from "@/lib/server/report/frozen/compare";

export const GET = handler(endpoints.reportsCompare, async ({ params }) => ({
  status: 200,
  body: await compareFrozen(params.migration, params.report, params.earlier),
}));
