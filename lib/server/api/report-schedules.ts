import { reportScheduleEndpoints } from "@/lib/contracts/report-schedules";
import { answers } from "@/lib/server/endpoint/answers";
import { addSchedule, askSending, editSchedule, endSchedule, listSchedules, listSendings } from "@/lib/server/report/sending/manage";

export default answers(reportScheduleEndpoints, {
  reportSchedulesList: ({ params }) => listSchedules(params.migration),
  reportSchedulesAdd: ({ call, migration, body }) => addSchedule(call, migration, body),
  reportSchedulesEdit: ({ call, migration, params, body, ifMatch }) => editSchedule(call, migration, params.schedule, body, ifMatch),
  reportSchedulesEnd: ({ call, params, ifMatch }) => endSchedule(call, params.migration, params.schedule, ifMatch),
  reportSendingsAsk: ({ call, params }) => askSending(call, params.migration, params.schedule),
  reportSendingsList: ({ params }) => listSendings(params.migration),
});
