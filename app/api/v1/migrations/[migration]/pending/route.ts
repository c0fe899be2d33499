import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listPending } from "@/lib/server/pending/list";

export const GET = handler(endpoints.pendingList, async ({ migration, query }) => ({
  status: 200,
  body: await listPending(migration, query),
}));
