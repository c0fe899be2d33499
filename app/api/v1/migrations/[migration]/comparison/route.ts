import { endpoints } from "@/lib/contracts/endpoints";
import { compareMoments } from "@/lib/server/comparison/read";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.comparison, ({ migration, query, now }) => compareMoments(migration, query, now));
