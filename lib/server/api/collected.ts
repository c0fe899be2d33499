import { collectedEndpoints } from "@/lib/contracts/collected";
import { readCollected } from "@/lib/server/collected/read";
import { setSchedule } from "@/lib/server/collected/schedule";
import { answers } from "@/lib/server/endpoint/answers";

export default answers(collectedEndpoints, {
  collectedRead: ({ migration, now }) => readCollected(migration, now),
  collectedSchedule: ({ call, migration, params, body, ifMatch }) => setSchedule(call, migration, { group: params.group, ifMatch }, body),
});
