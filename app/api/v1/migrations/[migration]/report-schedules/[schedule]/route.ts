import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { editSchedule, endSchedule } from "@/lib/server/report/sending/manage";

export const PUT = handler(endpoints.reportSchedulesEdit, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editSchedule(call, migration, params.schedule, body, ifMatch),
}));

export const DELETE = handler(endpoints.reportSchedulesEnd, async ({ call, params, ifMatch }) => ({
  status: 200,
  body: await endSchedule(call, params.migration, params.schedule, ifMatch),
}));
