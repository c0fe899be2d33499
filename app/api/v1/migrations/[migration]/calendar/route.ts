import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { handler } from "@/lib/server/endpoint/handler";
import { readCalendar, setCalendar } from "@/lib/server/settings/calendar";

export const GET = handler(endpoints.calendarGet, async ({ migration }) => ({
  status: 200,
  body: await readCalendar(pool(), migration.id),
}));

export const PUT = handler(endpoints.calendarSet, async ({ call, migration, body, ifMatch }) => ({
  status: 200,
  body: await setCalendar(call, migration, body, ifMatch),
}));
