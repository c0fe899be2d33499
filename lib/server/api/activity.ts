import { activityEndpoints } from "@/lib/contracts/activity";
import { activityCsv } from "@/lib/server/activity/csv";
import { activityChoices, listActivity } from "@/lib/server/activity/list";
import { pool } from "@/lib/server/database/pool";
import { answers } from "@/lib/server/endpoint/answers";
import { changeStream } from "@/lib/server/endpoint/event-stream";
import { positionOf } from "@/lib/server/events/position";

export default answers(activityEndpoints, {
  events: { run: async ({ migration, request }) => changeStream(migration.id, request) },
  position: async ({ migration, now }) => ({ position: await positionOf(pool(), migration.id, now) }),
  activityList: ({ migration, query }) => listActivity(migration, query),
  activityChoices: ({ migration }) => activityChoices(migration.id),
  activityCsv: { run: async ({ migration, query }) => activityCsv(migration, query) },
});
