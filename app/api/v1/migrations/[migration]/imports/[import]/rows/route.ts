import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { importRowsOf } from "@/lib/server/imports/rows";

export const GET = answering(endpoints.importsRows, ({ params, migration, query }) => importRowsOf(migration.id, params.import, query));
