import { endpoints } from "@/lib/contracts/endpoints";
import { listDrift } from "@/lib/server/drift/list";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.driftList, ({ migration, query }) => listDrift(migration, query));
