import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { editSchedule, endSchedule } from "@/lib/server/report/sending/manage";

export const PUT = handler(endpoints.reportSchedulesEdit, async ({ migration, params, body, ifMatch, ...call }) => ({
  status: 200,
  body: await editSchedule(call, migration, params.schedule, body, ifMatch),
}));

export const DELETE = handler(endpoints.reportSchedulesEnd, async ({ params, ifMatch, ...call }) => ({
  status: 200,
  body: await endSchedule(call, params.migration, params.schedule, ifMatch),
}));
