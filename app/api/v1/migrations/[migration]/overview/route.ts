import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { getOverview } from "@/lib/server/overview/read";

export const GET = answering(endpoints.overview, ({ migration, query, now }) => getOverview(migration, query.asOf, now));
