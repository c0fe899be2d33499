import { retirementEndpoints } from "@/lib/contracts/retirement";
import { answers } from "@/lib/server/endpoint/answers";
import { closeRetirement, openRetirement } from "@/lib/server/retirement/edit";
import { retireGroup, stateNone, unretireGroup, unstateNone } from "@/lib/server/retirement/groups";
import { readRetirement } from "@/lib/server/retirement/read";

export default answers(retirementEndpoints, {
  retirementRead: ({ migration }) => readRetirement(migration.id),
  retirementOpen: ({ call, migration, body }) => openRetirement(call, migration.id, body),
  retirementClose: ({ call, migration, body }) => closeRetirement(call, migration.id, body),
  groupRetire: ({ call, migration, params, body }) => retireGroup(call, migration, params.group, body),
  groupUnretire: ({ call, migration, params }) => unretireGroup(call, migration, params.group),
  groupState: ({ call, migration, params, body }) => stateNone(call, migration, params, body),
  groupUnstate: ({ call, migration, params }) => unstateNone(call, migration, params),
});
