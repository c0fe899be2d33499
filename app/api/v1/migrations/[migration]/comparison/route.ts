import { endpoints } from "@/lib/contracts/endpoints";
import { compareMoments } from "@/lib/server/comparison/read";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.comparison, async ({ migration, query, now }) => ({
  status: 200,
  body: await compareMoments(migration, query, now),
}));
