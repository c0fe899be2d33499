import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { stateNone, unstateNone } from "@/lib/server/retirement/groups";

export const PUT = answering(endpoints.groupState, ({ call, migration, params, body }) => stateNone(call, migration, params, body));

export const DELETE = answering(endpoints.groupUnstate, ({ call, migration, params }) => unstateNone(call, migration, params));
