import { endpoints } from "@/lib/contracts/endpoints";
import { listActivity } from "@/lib/server/activity/list";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.activityList, ({ migration, query }) => listActivity(migration, query));
