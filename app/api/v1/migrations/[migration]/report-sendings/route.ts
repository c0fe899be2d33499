import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listSendings } from "@/lib/server/report/sending/manage";

export const GET = answering(endpoints.reportSendingsList, ({ params }) => listSendings(params.migration));
