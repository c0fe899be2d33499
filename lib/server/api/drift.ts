import { driftEndpoints } from "@/lib/contracts/drift";
import { csvResponse } from "@/lib/server/answers/csv";
import { driftCsv } from "@/lib/server/drift/csv";
import { freezeBaseline, getBaseline } from "@/lib/server/drift/freeze";
import { readSourceHealth } from "@/lib/server/drift/health";
import { listDrift } from "@/lib/server/drift/list";
import { addPlannedChange, archivePlannedChange, editPlannedChange, listPlannedChanges } from "@/lib/server/drift/planned";
import { writeReasons } from "@/lib/server/drift/reasons";
import { answers } from "@/lib/server/endpoint/answers";

export default answers(driftEndpoints, {
  baselineGet: ({ migration }) => getBaseline(migration.id),
  baselineFreeze: ({ call, migration, body }) => freezeBaseline(call, migration.id, body),
  driftList: ({ migration, query }) => listDrift(migration, query),
  driftCsv: {
    run: async ({ migration, query, now }) =>
      csvResponse(`${migration.name} drift ${now.toISOString().slice(0, 10)}.csv`, driftCsv(migration.id, query)),
  },
  driftReasons: ({ call, migration, body }) => writeReasons(call, migration.id, body),
  plannedChangesList: ({ migration, query, now }) => listPlannedChanges(migration, query, now),
  plannedChangesAdd: ({ call, migration, body }) => addPlannedChange(call, migration, body),
  plannedChangesEdit: ({ call, migration, params, body, ifMatch }) => editPlannedChange(call, migration, params.planned, body, ifMatch),
  plannedChangesArchive: ({ call, migration, params, ifMatch }) => archivePlannedChange(call, migration, params.planned, ifMatch),
  sourceHealth: ({ migration }) => readSourceHealth(migration.id),
});
