import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { answerImport } from "@/lib/server/imports/answer";
import { getImport } from "@/lib/server/imports/read";
import { undoImport } from "@/lib/server/imports/undo";

export const GET = answering(endpoints.importsGet, ({ params, migration }) => getImport(migration.id, params.import));

export const PATCH = answering(endpoints.importsAnswer, ({ call, params, migration, body, ifMatch }) =>
  answerImport(call, migration.id, params.import, body, ifMatch),
);

export const DELETE = answering(endpoints.importsUndo, ({ call, params, migration, ifMatch }) =>
  undoImport(call, migration.id, params.import, ifMatch),
);
