import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { retireGroup, unretireGroup } from "@/lib/server/retirement/groups";

export const PUT = answering(endpoints.groupRetire, ({ call, migration, params, body }) =>
  retireGroup(call, migration, params.group, body),
);

export const DELETE = answering(endpoints.groupUnretire, ({ call, migration, params }) => unretireGroup(call, migration, params.group));
