import { polledEndpoints } from "@/lib/contracts/polled";
import { answers } from "@/lib/server/endpoint/answers";
import { listPolled } from "@/lib/server/polled/list";

export default answers(polledEndpoints, {
  polledList: ({ migration, query }) => listPolled(migration, query),
});
