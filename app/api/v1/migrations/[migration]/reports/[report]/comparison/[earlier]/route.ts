import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { compareFrozen } from "@/lib/server/report/frozen/compare";

export const GET = answering(endpoints.reportsCompare, ({ params }) => compareFrozen(params.migration, params.report, params.earlier));
