import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { makeReport } from "@/lib/server/report/make";

export const GET = handler(endpoints.report, async ({ migration, query, now }) => ({
  status: 200,
  body: await makeReport(migration, query, now),
}));
