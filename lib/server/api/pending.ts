import { pendingEndpoints } from "@/lib/contracts/pending";
import { answers } from "@/lib/server/endpoint/answers";
import { listPending } from "@/lib/server/pending/list";

export default answers(pendingEndpoints, {
  pendingList: ({ migration, query }) => listPending(migration, query),
});
