import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { getProgress } from "@/lib/server/progress/read";

export const GET = handler(endpoints.progress, async ({ migration, query, now }) => ({
  status: 200,
  body: await getProgress(migration, query.asOf, now),
}));
