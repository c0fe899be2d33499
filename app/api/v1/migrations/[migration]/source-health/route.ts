import { endpoints } from "@/lib/contracts/endpoints";
import { readSourceHealth } from "@/lib/server/drift/health";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.sourceHealth, ({ migration }) => readSourceHealth(migration.id));
