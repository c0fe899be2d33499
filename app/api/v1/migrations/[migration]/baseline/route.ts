import { endpoints } from "@/lib/contracts/endpoints";
import { freezeBaseline, getBaseline } from "@/lib/server/drift/freeze";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.baselineGet, ({ migration }) => getBaseline(migration.id));

export const PUT = answering(endpoints.baselineFreeze, ({ call, migration, body }) => freezeBaseline(call, migration.id, body));
