import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { addSchedule, listSchedules } from "@/lib/server/report/sending/manage";

export const GET = answering(endpoints.reportSchedulesList, ({ params }) => listSchedules(params.migration));

export const POST = answering(endpoints.reportSchedulesAdd, ({ call, migration, body }) => addSchedule(call, migration, body));
