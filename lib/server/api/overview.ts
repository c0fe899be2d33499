import { overviewEndpoints } from "@/lib/contracts/overview";
import { compareMoments } from "@/lib/server/comparison/read";
import { answers } from "@/lib/server/endpoint/answers";
import { getOverview } from "@/lib/server/overview/read";

export default answers(overviewEndpoints, {
  overview: ({ migration, query, now }) => getOverview(migration, query.asOf, now),
  comparison: ({ migration, query, now }) => compareMoments(migration, query, now),
});
