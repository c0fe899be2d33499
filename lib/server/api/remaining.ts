import { remainingEndpoints } from "@/lib/contracts/remaining";
import { answers } from "@/lib/server/endpoint/answers";
import { readRemaining } from "@/lib/server/remaining/read";

export default answers(remainingEndpoints, {
  remaining: ({ migration, query, now }) => readRemaining(migration, query, now),
});
