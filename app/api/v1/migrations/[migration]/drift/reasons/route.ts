import { endpoints } from "@/lib/contracts/endpoints";
import { writeReasons } from "@/lib/server/drift/reasons";
import { answering } from "@/lib/server/endpoint/answering";

export const PUT = answering(endpoints.driftReasons, ({ call, migration, body }) => writeReasons(call, migration.id, body));
