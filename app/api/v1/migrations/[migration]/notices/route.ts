import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listNotices } from "@/lib/server/notices/list";

export const GET = handler(endpoints.noticesList, async ({ actor, migration }) => ({
  status: 200,
  body: await listNotices(migration.id, actor),
}));
