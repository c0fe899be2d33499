import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { makeReport } from "@/lib/server/report/make";

export const GET = answering(endpoints.report, ({ migration, query, now }) => makeReport(migration, query, now));
