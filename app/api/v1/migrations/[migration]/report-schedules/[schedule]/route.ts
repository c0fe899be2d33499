import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { editSchedule, endSchedule } from "@/lib/server/report/sending/manage";

export const PUT = answering(endpoints.reportSchedulesEdit, ({ call, migration, params, body, ifMatch }) =>
  editSchedule(call, migration, params.schedule, body, ifMatch),
);

export const DELETE = answering(endpoints.reportSchedulesEnd, ({ call, params, ifMatch }) =>
  endSchedule(call, params.migration, params.schedule, ifMatch),
);
