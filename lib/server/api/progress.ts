import { progressEndpoints } from "@/lib/contracts/progress";
import { answers } from "@/lib/server/endpoint/answers";
import { getProgress } from "@/lib/server/progress/read";

export default answers(progressEndpoints, {
  progress: ({ migration, query, now }) => getProgress(migration, query.asOf, now),
});
