import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { markNotices } from "@/lib/server/notices/read";

export const PUT = handler(endpoints.noticesRead, async ({ call, migration, body }) => ({
  status: 200,
  body: await markNotices(call, migration.id, body),
}));
