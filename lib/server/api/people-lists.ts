import { peopleListEndpoints } from "@/lib/contracts/people-lists";
import { csvResponse } from "@/lib/server/answers/csv";
import { answers } from "@/lib/server/endpoint/answers";
import { listOwners } from "@/lib/server/people-lists/owners";
import { listConflicts, listServers, readPeopleLists, serversCsv } from "@/lib/server/people-lists/read";

export default answers(peopleListEndpoints, {
  peopleLists: ({ migration, now }) => readPeopleLists(migration, now),
  listedServers: ({ migration, query }) => listServers(migration, query),
  listedServersCsv: {
    run: async ({ migration, now }) =>
      csvResponse(`${migration.name} servers without an agent ${now.toISOString().slice(0, 10)}.csv`, serversCsv(migration.id)),
  },
  listConflicts: ({ migration, query }) => listConflicts(migration, query),
  owners: ({ migration, query, now }) => listOwners(migration, query, now),
});
