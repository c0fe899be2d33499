import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listSendings } from "@/lib/server/report/sending/manage";

export const GET = handler(endpoints.reportSendingsList, async ({ params }) => ({
  status: 200,
  body: await listSendings(params.migration),
}));
