import { importEndpoints } from "@/lib/contracts/imports";
import { answers } from "@/lib/server/endpoint/answers";
import { answerImport } from "@/lib/server/imports/answer";
import { applyImport } from "@/lib/server/imports/apply";
import { receiveImport } from "@/lib/server/imports/create";
import { downloadHeaders, downloadImport } from "@/lib/server/imports/download";
import { getImport, listImports } from "@/lib/server/imports/read";
import { importRowsOf } from "@/lib/server/imports/rows";
import { undoImport } from "@/lib/server/imports/undo";

export default answers(importEndpoints, {
  importsCreate: {
    run: async ({ call, migration, request, received }) => {
      const made = await receiveImport(call, migration.id, request, received);
      return { status: made.status, body: made.import };
    },
  },
  importsList: ({ migration, query }) => listImports(migration.id, query),
  importsGet: ({ params, migration }) => getImport(migration.id, params.import),
  importsFile: {
    run: ({ params, migration }) => downloadImport(migration.id, params.import),
    head: ({ params, migration }) => downloadHeaders(migration.id, params.import),
  },
  importsRows: ({ params, migration, query }) => importRowsOf(migration.id, params.import, query),
  importsAnswer: ({ call, params, migration, body, ifMatch }) => answerImport(call, migration.id, params.import, body, ifMatch),
  importsApply: ({ call, params, migration, body, ifMatch }) => applyImport(call, migration.id, params.import, body, ifMatch),
  importsUndo: ({ call, params, migration, ifMatch }) => undoImport(call, migration.id, params.import, ifMatch),
});
