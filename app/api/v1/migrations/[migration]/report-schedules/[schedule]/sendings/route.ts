import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { askSending } from "@/lib/server/report/sending/manage";

export const POST = handler(endpoints.reportSendingsAsk, async ({ call, params }) => ({
  status: 202,
  body: await askSending(call, params.migration, params.schedule),
}));
