import { endpoints } from "@/lib/contracts/endpoints";
import { listActivity } from "@/lib/server/activity/list";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.activityList, async ({ migration, query }) => ({
  status: 200,
  body: await listActivity(migration, query),
}));
