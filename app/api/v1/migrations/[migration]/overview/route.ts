import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { getOverview } from "@/lib/server/overview/read";

export const GET = handler(endpoints.overview, async ({ migration, query, now }) => ({
  status: 200,
  body: await getOverview(migration, query.asOf, now),
}));
