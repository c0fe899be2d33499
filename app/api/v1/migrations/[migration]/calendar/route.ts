import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { answering } from "@/lib/server/endpoint/answering";
import { readCalendar, setCalendar } from "@/lib/server/settings/calendar";

export const GET = answering(endpoints.calendarGet, ({ migration }) => readCalendar(pool(), migration.id));

export const PUT = answering(endpoints.calendarSet, ({ call, migration, body, ifMatch }) => setCalendar(call, migration, body, ifMatch));
