import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { addSchedule, listSchedules } from "@/lib/server/report/sending/manage";

export const GET = handler(endpoints.reportSchedulesList, async ({ params }) => ({
  status: 200,
  body: await listSchedules(params.migration),
}));

export const POST = handler(endpoints.reportSchedulesAdd, async ({ call, migration, body }) => ({
  status: 201,
  body: await addSchedule(call, migration, body),
}));
