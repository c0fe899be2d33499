import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { getProgress } from "@/lib/server/progress/read";

export const GET = answering(endpoints.progress, ({ migration, query, now }) => getProgress(migration, query.asOf, now));
