import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { readFrozenWhole } from "@/lib/server/report/frozen/read";

export const GET = answering(endpoints.reportsGet, ({ params }) => readFrozenWhole(params.migration, params.report));
