import { endpoints } from "@/lib/contracts/endpoints";
import { activityCsv } from "@/lib/server/activity/csv";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.activityCsv, async ({ migration, query }) => activityCsv(migration, query));
