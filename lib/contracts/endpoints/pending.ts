import { defineEndpoints, inMigration } from "../endpoint";
import { pendingList, pendingListQuery } from "../pending";

export const pendingEndpoints = defineEndpoints({
  pendingList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/pending",
    summary: "List what waits in Pending Management",
    verb: "agents.read",
    params: inMigration,
    query: pendingListQuery,
    answers: { 200: pendingList },
  },
});
