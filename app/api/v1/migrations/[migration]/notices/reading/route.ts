import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { markNotices } from "@/lib/server/notices/read";

export const PUT = handler(endpoints.noticesRead, async ({ actor, now, requestId, migration, body }) => ({
  status: 200,
  body: await markNotices({ actor, now, requestId }, migration.id, body),
}));
